/** How each pipeline shows its results. One without a view of its own shows them as JSON. */
import { type ComponentType, lazy, type LazyExoticComponent } from 'react';
import type { Run } from '../../api/types';

export interface ResultViewProps {
  /** A completed run. */
  run: Run;
}

type ResultView = LazyExoticComponent<ComponentType<ResultViewProps>>;

const VIEWS: ReadonlyMap<string, ResultView> = new Map([
  ['documents', lazy(() => import('./document/document-result'))],
  // With the other pages of receipts, whose texts it shares.
  ['receipts', lazy(async () => ({ default: (await import('../receipt-pages')).ReceiptResult }))],
]);

const JSON_VIEW: ResultView = lazy(() => import('./json-result'));

export function resultViewOf(pipeline: string): ResultView {
  return VIEWS.get(pipeline) ?? JSON_VIEW;
}
