/** The shape of an entry of the error registry. */

/** What kind of trouble it is; decides the retry rule and who should act. */
export type ErrorClass =
  | 'invalid_input'
  | 'unauthorised'
  | 'not_found'
  | 'conflict'
  | 'not_ready'
  | 'throttled'
  | 'dependency'
  | 'cancelled'
  | 'bug';

export interface ErrorDefinition {
  class: ErrorClass;
  httpStatus: number;
  title: { en: string; ko: string };
  /** What happened and the cure, with `{placeholders}` for details. */
  message: { en: string; ko: string };
}

/** Keeps the codes as literal types. */
export const define = <const T extends Record<string, ErrorDefinition>>(registry: T): T => registry;
