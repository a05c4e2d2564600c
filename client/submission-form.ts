/** The fields that a form for one run and a form for a batch have in common. */

export interface SubmissionFields {
  options?: Record<string, unknown>;
  /** Options as text, which the server reads as its schema says: `languages=ko,en`. */
  optionTexts?: Readonly<Record<string, string>>;
  /** 1 is the most urgent, 5 the least. */
  priority?: number;
  cache?: 'use' | 'bypass';
  /** The user's named group: an experiment may give it one variant always. */
  group?: string;
  /** Makes a second try safe: the same key with the same request gives the first answer again. */
  idempotencyKey?: string;
  signal?: AbortSignal;
}

export function addFields(
  form: FormData,
  { options, optionTexts = {}, priority, cache, group }: SubmissionFields,
): FormData {
  if (options !== undefined && Object.keys(options).length > 0) form.set('options', JSON.stringify(options));
  for (const [name, text] of Object.entries(optionTexts)) form.set(name, text);
  if (priority !== undefined) form.set('priority', String(priority));
  if (cache !== undefined) form.set('cache', cache);
  if (group !== undefined) form.set('group', group);
  return form;
}
