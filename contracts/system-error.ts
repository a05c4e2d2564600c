/** What Node's own errors are known by. They are of another realm under jest, so fields are looked at, not classes. */

/** `ENOENT`, `EADDRINUSE` and the like; undefined where the error has no code. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const code: unknown = Reflect.get(error, 'code');
  return typeof code === 'string' && code !== '' ? code : undefined;
}
