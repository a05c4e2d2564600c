/**
 * Custom search attributes of our workflows: registered by the embedded server's start-up and by `npm run migrate`,
 * set when a run starts. They are not encrypted: no personal data.
 */
export const SEARCH_ATTRIBUTES = {
  Pipeline: 'KEYWORD',
  RunKind: 'KEYWORD',
  Stage: 'KEYWORD',
  ModelVersion: 'KEYWORD',
  DatasetVersion: 'KEYWORD',
  BatchId: 'KEYWORD',
  Tenant: 'KEYWORD',
  NeedsReview: 'BOOL',
  ItemCount: 'INT',
} as const satisfies Record<string, 'KEYWORD' | 'BOOL' | 'INT'>;

export type SearchAttributeName = keyof typeof SEARCH_ATTRIBUTES;
