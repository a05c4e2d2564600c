/** Puts a check in front of the global `fetch` for all requests to one address, until it is taken away again. */
import type { DocumentCheck } from './document-check';

/** Returns how to take it away. */
export function checkAnswers(url: string, check: DocumentCheck): () => void {
  const plain = globalThis.fetch;
  const checked: typeof fetch = async (input, init) => {
    const response = await plain(input, init);
    const address = input instanceof Request ? input.url : String(input);
    if (address.startsWith(`${url}/`)) {
      const method = init?.method ?? (input instanceof Request ? input.method : 'GET');
      await check.check({ method, url: address }, response);
    }
    return response;
  };
  globalThis.fetch = checked;
  return () => {
    if (globalThis.fetch === checked) globalThis.fetch = plain;
  };
}
