/**
 * A layout as training rows keep it: only what extraction looks at, since a dataset holds thousands of pages. Kinds of
 * blocks, tables and warnings are left out.
 */
import { z } from 'zod';
import type { PageLayout } from '../../../contracts/page';
import { enclosingBox } from '../../../contracts/geometry';

const index = z.int().nonnegative();
/** Text, confidence, x, y, width, height. */
const lineSchema = z.tuple([z.string(), z.number(), z.number(), z.number(), z.number(), z.number()]);

export const compactPageSchema = z.object({
  page: z.int().positive(),
  width: z.number(),
  height: z.number(),
  lines: z.array(lineSchema),
  /** The lines of each block. */
  blocks: z.array(z.array(index)),
});

export type CompactPage = z.infer<typeof compactPageSchema>;

export function compactPage({ page, width, height, lines, blocks }: PageLayout): CompactPage {
  return {
    page,
    width,
    height,
    lines: lines.map(({ text, confidence, box }) => [text, confidence, box.x, box.y, box.width, box.height]),
    blocks: blocks.map((block) => [...block.lines]),
  };
}

/** A layout that extraction cannot tell from the one that was made compact. */
export function expandPage({ page, width, height, lines, blocks }: CompactPage): PageLayout {
  const own = lines.map(([text, confidence, x, y, w, h]) => ({ text, confidence, box: { x, y, width: w, height: h } }));
  return {
    page,
    width,
    height,
    source: 'ppocr',
    lines: own,
    blocks: blocks.map((places) => ({
      kind: 'paragraph',
      box: enclosingBox(places.flatMap((place) => own[place]?.box ?? [])),
      lines: places,
    })),
  };
}
