import type { TriggerFinding } from '../../contracts/trigger';

/** A rule that fired: the reader has more corrections to learn from than it waits for. */
export function triggerFinding(changes: Partial<TriggerFinding> = {}): TriggerFinding {
  return {
    slot: 'documents/reader',
    kind: 'new_data',
    enabled: true,
    fired: true,
    severity: 'info',
    priority: 5,
    value: 60,
    threshold: 50,
    details: {},
    recommendation: 'retrain',
    ...changes,
  };
}
