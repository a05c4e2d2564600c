/** Entry of the thread that writes documents as files (see `document-exports.ts`): no networks. */
import type { PageLayout } from '../../contracts/page';
import { renderPage } from '../documents/open-document';
import { documentMarkdown } from '../export/markdown';
import { SearchablePdf } from '../export/searchable-pdf';
import { encodeJpeg } from '../images/encode';
import { turned } from '../images/turn';
import { serveTasks } from '../pool/serve-tasks';
import type { TaskContext, TaskTable } from '../pool/task-table';

export interface WritePdfInput {
  /** The document that was read. */
  bytes: Uint8Array;
  mediaType: string;
  pages: readonly PageLayout[];
  pixelsMax: number;
}

function writeMarkdown({ pages }: { pages: readonly PageLayout[] }): Promise<string> {
  return Promise.resolve(documentMarkdown(pages));
}

async function writePdf(input: WritePdfInput, context: TaskContext): Promise<Uint8Array> {
  const { bytes, mediaType, pages, pixelsMax } = input;
  const pdf = new SearchablePdf();
  for (const page of pages) {
    context.stopIfAsked();
    const image = await renderPage(bytes, { mediaType, page: page.page, limits: { pixelsMax } });
    pdf.add(page, await encodeJpeg(await turned(image, page.rotation ?? 0)));
  }
  context.stopIfAsked();
  return pdf.finish();
}

const tasks = { writeMarkdown, writePdf } as const satisfies TaskTable;

export type DocumentExportTasks = typeof tasks;

export default serveTasks(tasks);
