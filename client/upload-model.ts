/** Uploads a model version that was made elsewhere. */
import type { TreadleClient } from './client';
import type { components } from './schema';

export interface ModelUpload {
  slot: string;
  files: readonly { name: string; file: Blob }[];
  /** Id of the version that it was made from. */
  parent?: string;
  parameters?: Readonly<Record<string, unknown>>;
  metrics?: Readonly<Record<string, unknown>>;
  signal?: AbortSignal;
}

export async function uploadModel(
  client: TreadleClient,
  { slot, files, parent, parameters = {}, metrics = {}, signal }: ModelUpload,
): Promise<components['schemas']['Model']> {
  const form = new FormData();
  form.set('slot', slot);
  if (parent !== undefined) form.set('parent', parent);
  form.set('parameters', JSON.stringify(parameters));
  form.set('metrics', JSON.stringify(metrics));
  // Last, so that a wrong field is refused before the files have come.
  for (const { name, file } of files) form.append('files', file, name);
  const options = { method: 'POST', body: form, ...(signal === undefined ? {} : { signal }) };
  return (await (await client.send('/api/v1/models', options)).json()) as components['schemas']['Model'];
}
