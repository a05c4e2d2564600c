/** CPU task: lines of pages put into reading order and grouped to blocks. */
import type { PageLayout, PageText } from '../../../contracts/documents/page';
import { layoutPage } from '../../layout/layout-page';

export interface LayOutPagesInput {
  pages: PageText[];
}

export function layOutPages({ pages }: LayOutPagesInput): Promise<PageLayout[]> {
  return Promise.resolve(pages.map(layoutPage));
}
