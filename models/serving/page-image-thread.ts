/** Entry of the thread that draws pages for people (see `page-images.ts`): documents and images, no networks. */
import { renderPage } from '../documents/open-document';
import { encodeWebp } from '../images/encode';
import { serveTasks } from '../pool/serve-tasks';
import type { TaskContext, TaskTable } from '../pool/task-table';

export interface DrawPageInput {
  bytes: Uint8Array;
  mediaType: string;
  /** Counted from 1. */
  page: number;
  widthMax: number;
  pixelsMax: number;
}

async function drawPage(input: DrawPageInput, context: TaskContext): Promise<Uint8Array> {
  const { bytes, mediaType, page, widthMax, pixelsMax } = input;
  const image = await renderPage(bytes, { mediaType, page, limits: { pixelsMax } });
  context.stopIfAsked();
  return encodeWebp(image, widthMax);
}

const tasks = { drawPage } as const satisfies TaskTable;

export type PageImageTasks = typeof tasks;

export default serveTasks(tasks);
