import { client } from './client';

interface Asked {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  query?: Record<string, string | number | undefined>;
  body?: object;
  signal?: AbortSignal;
}

/** JSON of the API; undefined where it answers without a body. Throws as every call does. */
export async function ask<Answer>(
  path: string,
  { method = 'GET', query = {}, body, signal }: Asked = {},
): Promise<Answer> {
  const given = Object.entries(query).filter((pair): pair is [string, string | number] => pair[1] !== undefined);
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  const response = await client.send(search === '' ? path : `${path}?${search}`, {
    method,
    ...(signal && { signal }),
    ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  return (response.status === 204 ? undefined : await response.json()) as Answer;
}
