/** A run as somebody reviews it, and what is done to it in the browser. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { ApiClient } from '../../bench/api-client';
import { projectRoot } from '../../contracts/project-root';
import type { ConsoleUnderTest } from './console-under-test';

const FIELDS = [
  { name: 'company', value: 'ACNE Store', confidence: 0.55 },
  { name: 'date', value: '2026-03-01', confidence: 0.6 },
  { name: 'total', value: 1250, confidence: 0.4 },
  { name: 'currency', value: 'KRW', confidence: 0.97 },
];

/** A sample that was read. */
export async function submitted(
  { system }: ConsoleUnderTest,
  name: string,
  options: Record<string, unknown>,
): Promise<string> {
  const client = new ApiClient(system);
  const bytes = readFileSync(join(projectRoot(), 'samples', name));
  const id = await client.submitUntilAccepted({ name, bytes, options });
  await client.untilEnded(id);
  return id;
}

/** Values as an extractor might find them, each in a place of its own. */
export async function plantFields({ pool }: ConsoleUnderTest, runId: string): Promise<void> {
  const fields = FIELDS.map((field, index) => ({
    ...field,
    page: 1,
    box: { x: 150, y: 140 + index * 50, width: 160, height: 14 },
  }));
  await pool.query(
    `update runs set final_result = (final_result::jsonb || jsonb_build_object('fields', $2::jsonb))::json where id = $1`,
    [runId, JSON.stringify(fields)],
  );
}

/** The lines from the top, by the names of their rows. */
export const LINE_ROWS = `[...document.querySelectorAll('[data-row^="line/"]')].map((row) => row.dataset.row)`;

/** From the middle of one to the upper edge of the other, as a hand does it. */
export async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  const [start, end] = [await from.boundingBox(), await to.boundingBox()];
  if (!start || !end) throw new Error('One of the two is not to be seen.');
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(start.x, (start.y + end.y) / 2, { steps: 4 });
  await page.mouse.move(start.x, end.y + 3, { steps: 4 });
  await page.mouse.up();
}
