/** The one client of the API: the session cookie tells who one is, the chosen language in which problems come back. */
import { createTreadleClient } from '../../../client/client';
import { currentLocale } from '../i18n/i18n';

export { answer } from '../../../client/client';
export { TreadleError, TreadleUnreachableError } from '../../../client/treadle-error';

export const client = createTreadleClient({
  url: location.origin,
  fetch: (request) => {
    request.headers.set('Accept-Language', currentLocale());
    return fetch(request);
  },
});
