/** Where one is signed in, and the access tokens that were made: to see them and to end them. */
import { DomainError } from '../../contracts/errors';
import type { ApiDeps } from '../deps';
import type { Authenticator } from '../middleware/authenticate';
import { principalOf } from '../middleware/locals';
import { NO_STORE, sessionView } from '../representations/identity';
import { pageRequest, pageView } from '../representations/list-page';
import { ownListQuery, sessionListSchema } from '../schemas/identity';
import { isUuid } from '../uuid';
import { parseQuery, pathParameter, type Route } from './route';
import { listedOf, reachableBy } from './whose';

export function sessionRoutes({ sessions }: Pick<ApiDeps, 'sessions'>, authenticator: Authenticator): Route[] {
  return [
    {
      method: 'get',
      path: '/api/v1/sessions',
      access: { role: 'viewer', scope: 'keys:read' },
      doc: {
        id: 'listSessions',
        tag: 'Identity',
        summary: 'Open sessions, newest first',
        query: ownListQuery,
        answers: { 200: { description: 'A page of sessions.', schema: sessionListSchema } },
        errors: ['PERMISSION_DENIED'],
      },
      handle: async (req, res) => {
        const caller = principalOf(res);
        const { all, ...query } = parseQuery(ownListQuery, req);
        const rows = await sessions.list(listedOf(caller, all), pageRequest(query));
        res.set(NO_STORE).json(pageView(rows, query.limit, (session) => sessionView(session, caller)));
      },
    },
    {
      method: 'delete',
      path: '/api/v1/sessions/:id',
      access: { role: 'viewer', scope: 'keys:write' },
      doc: {
        id: 'endSession',
        tag: 'Identity',
        summary: 'End a session',
        description: 'It stops working within five seconds. Sent again, it does no harm.',
        answers: { 204: { description: 'Ended.' } },
        errors: ['SESSION_NOT_FOUND'],
      },
      handle: async (req, res) => {
        const sessionId = pathParameter(req, 'id');
        const ownerId = isUuid(sessionId) ? await sessions.revoke(sessionId, reachableBy(principalOf(res))) : undefined;
        if (ownerId === undefined) throw new DomainError('SESSION_NOT_FOUND', { sessionId });
        authenticator.forget(ownerId);
        res.locals.auditDetails = { owner_id: ownerId };
        res.status(204).end();
      },
    },
  ];
}
