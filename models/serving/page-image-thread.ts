/** Entry of the thread that draws pages for people (see `page-images.ts`): documents and images, no networks. */
import { renderPage } from '../documents/open-document';
import { encodeWebp } from '../images/encode';
import { turned, type QuarterTurn } from '../images/turn';
import { serveTasks } from '../pool/serve-tasks';
import type { TaskContext, TaskTable } from '../pool/task-table';

export interface DrawPageInput {
  bytes: Uint8Array;
  mediaType: string;
  /** Counted from 1. */
  page: number;
  /** How far the page is turned first, as its text says. */
  rotation: QuarterTurn;
  widthMax: number;
  pixelsMax: number;
}

async function drawPage(input: DrawPageInput, context: TaskContext): Promise<Uint8Array> {
  const { bytes, mediaType, page, rotation, widthMax, pixelsMax } = input;
  const image = await renderPage(bytes, { mediaType, page, limits: { pixelsMax } });
  context.stopIfAsked();
  return encodeWebp(await turned(image, rotation), widthMax);
}

const tasks = { drawPage } as const satisfies TaskTable;

export type PageImageTasks = typeof tasks;

export default serveTasks(tasks);
