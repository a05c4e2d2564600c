/**
 * What can be told of an unknown error in one line. Looks at its fields rather than at its class, because errors of
 * Node itself belong to another realm wherever code runs in a context of its own, as under jest.
 */
export { errorCode } from '../contracts/system-error';

/** gRPC errors say it in `details`, aggregates in their parts, all others in `message`. */
export function errorText(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'errors' in error && Array.isArray(error.errors)) {
    return error.errors.map(errorText).join(', ');
  }
  return textField(error, 'details') ?? textField(error, 'message') ?? String(error);
}

function textField(error: unknown, name: 'details' | 'message'): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const value: unknown = Reflect.get(error, name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
