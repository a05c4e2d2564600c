/** How each pipeline shows its results. One without a view of its own shows them as JSON. */
import { type ComponentType, lazy } from 'react';
import type { Run } from '../../api/types';
import { DocumentResult } from './document/document-result';
import { JsonResult } from './json-result';

export interface ResultViewProps {
  /** A completed run. */
  run: Run;
}

type ResultView = ComponentType<ResultViewProps>;

const VIEWS: ReadonlyMap<string, ResultView> = new Map<string, ResultView>([
  ['documents', DocumentResult],
  // With the other pages of receipts, whose texts it shares.
  ['receipts', lazy(async () => ({ default: (await import('../receipt-pages')).ReceiptResult }))],
]);

export function resultViewOf(pipeline: string): ResultView {
  return VIEWS.get(pipeline) ?? JsonResult;
}
