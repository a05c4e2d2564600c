/** What tests do inside the browser's page. As text, because the compiler of this side knows no DOM. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  id: string;
  nodes: { target: string[]; failureSummary: string }[];
}

/** Everything that axe-core finds fault with, one line each; its best practices count too. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.evaluate(`window.axe || (() => { ${AXE} })()`);
  const violations = await page.evaluate<Violation[]>(
    `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)`,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary.replace(/\s+/g, ' ')}`),
  );
}

/** By how many pixels the page is wider than the window, and what sticks out. */
export async function horizontalOverflow(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const root = document.documentElement;
    const width = root.clientWidth;
    if (root.scrollWidth <= width) return [];
    const wide = [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > width + 1)
      .map((element) => element.tagName.toLowerCase() + '.' + element.className);
    return ['the page is ' + (root.scrollWidth - width) + ' px too wide: ' + wide.slice(-3).join(', ')];
  })()`);
}

/** Presses Tab through the page and names every stop whose focus cannot be seen. */
export async function invisibleFocus(page: Page, stopsMax = 60): Promise<string[]> {
  const faults: string[] = [];
  const seen = new Set<string>();
  for (let stop = 0; stop < stopsMax; stop += 1) {
    await page.keyboard.press('Tab');
    const { id, isBody, fault } = await page.evaluate<{ id: string; isBody: boolean; fault: string | null }>(FOCUS);
    if (isBody || seen.has(id)) break;
    seen.add(id);
    if (fault !== null) faults.push(fault);
  }
  return faults;
}

/** A ring or a shadow: of the element, of the box that it lays over its row, or of what stands around or beside it. */
const FOCUS = `(() => {
  const element = document.activeElement;
  if (!element || element === document.body) return { id: '', isBody: true, fault: null };
  window.focusStops ??= new Map();
  if (!window.focusStops.has(element)) window.focusStops.set(element, String(window.focusStops.size));
  const id = window.focusStops.get(element);
  const places = [element, element.parentElement, element.nextElementSibling].filter(Boolean);
  const styles = [...places.map((each) => getComputedStyle(each)), getComputedStyle(element, '::after')];
  const marked = styles.some(({ outlineStyle, outlineWidth, boxShadow }) => {
    return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
  });
  const { width, height } = element.getBoundingClientRect();
  const name = element.outerHTML.slice(0, 160);
  if (width === 0 || height === 0) return { id, isBody: false, fault: 'no size: ' + name };
  return { id, isBody: false, fault: marked ? null : 'no mark: ' + name };
})()`;

export interface DroppedFile {
  name: string;
  bytes: Uint8Array;
  type?: string;
}

/** Drops files in the middle of the window, as from a folder of the desktop. */
export async function dropFiles(page: Page, files: readonly DroppedFile[]): Promise<void> {
  const sent = files.map(({ name, bytes, type = '' }) => ({
    name,
    type,
    base64: Buffer.from(bytes).toString('base64'),
  }));
  await page.evaluate(`(async () => {
    const transfer = new DataTransfer();
    for (const { name, type, base64 } of ${JSON.stringify(sent)}) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      transfer.items.add(new File([bytes], name, { type }));
    }
    const target = () => document.elementFromPoint(innerWidth / 2, innerHeight / 2) ?? document.body;
    const drag = (type) =>
      target().dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    drag('dragenter');
    // As a hand does it, which waits to see that it may let go.
    for (let frames = 0; !target().closest('[data-takes-files]'); frames += 1) {
      if (frames > 600) throw new Error('Nothing on the page takes the files.');
      drag('dragover');
      await frame();
    }
    drag('dragover');
    drag('drop');
  })()`);
}
