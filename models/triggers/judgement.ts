/** What one rule says, before it is known whether there is anything to learn. */
import type { Severity, Unknown } from '../../contracts/trigger';

export interface Judgement {
  value: number | null;
  /** `warns` asks somebody to look, `asks` for a retrain. */
  level: 'quiet' | 'warns' | 'asks';
  severity: Severity;
  details: Record<string, string | number | null>;
}

export function notKnown(unknown: Unknown, details: Judgement['details'] = {}): Judgement {
  return { value: null, level: 'quiet', severity: 'info', details: { ...details, unknown } };
}
