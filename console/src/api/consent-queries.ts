/** What the console asks and orders about the consent to be learned from. */
import { queryOptions } from '@tanstack/react-query';
import { answer, client } from './client';

export const consentQuery = queryOptions({
  queryKey: ['consent'],
  queryFn: ({ signal }) => answer(client.GET('/api/v1/consent/training', { params: { query: {} }, signal })),
});

/** Null goes by the installation's setting. */
export function chooseConsent(allowed: boolean | null) {
  return answer(client.PATCH('/api/v1/consent/training', { body: { allowed } }));
}

export function setInstallationConsent(allowed: boolean) {
  return answer(client.PATCH('/api/v1/consent/training/installation', { body: { allowed } }));
}
