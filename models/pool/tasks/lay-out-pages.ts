/** CPU task: lines of pages put into reading order and grouped to blocks. */
import type { PageLayout, PageText } from '../../../contracts/page';
import type { ModelLocation } from '../../learning/learner';
import { layoutPage } from '../../layout/layout-page';
import { layoutWeightsOf } from '../../layout-learning/layout-learner';
import { keepOpen } from '../opened-models';

export interface LayOutPagesInput {
  pages: PageText[];
  /** What serves `documents/layout`; absent for what ships with the code. */
  model?: ModelLocation;
}

const weightsAt = keepOpen(layoutWeightsOf);

/** @throws DomainError MODEL_DAMAGED */
export async function layOutPages({ pages, model }: LayOutPagesInput): Promise<PageLayout[]> {
  const weights = model && (await weightsAt(model));
  return pages.map((page) => layoutPage(page, weights));
}
