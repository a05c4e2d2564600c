/** What is kept of a person: handed out whole, and erased. */
import type { Request, Response } from 'express';
import { DomainError } from '../../contracts/errors';
import { hasRole } from '../../contracts/identity';
import type { PersonalRow } from '../../db/repositories/personal-data';
import type { ApiDeps } from '../deps';
import { sendDownload } from '../downloads/send-download';
import { requireHeldScopes } from '../identity/held-scopes';
import type { Authenticator } from '../middleware/authenticate';
import { principalOf } from '../middleware/locals';
import { isUuid } from '../uuid';
import { pathParameter, type Route } from './route';

type PersonalDataDeps = Pick<ApiDeps, 'personalData' | 'users'>;

export function personalDataRoutes(deps: PersonalDataDeps, authenticator: Authenticator): Route[] {
  return [
    {
      method: 'get',
      path: '/api/v1/users/:id/data',
      access: { role: 'viewer', scope: null },
      doc: {
        id: 'exportUserData',
        tag: 'Identity',
        summary: 'All that is kept of a user',
        description:
          'One’s own; an administrator may export anybody’s. JSON lines of `kind` and `row`. Files and results are in ' +
          'the runs that are listed. Asks for a credential without a limit of scopes.',
        answers: { 200: { description: 'One thing a line.', mediaType: 'application/x-ndjson' } },
        errors: ['USER_NOT_FOUND', 'SCOPE_NOT_HELD'],
      },
      handle: (req, res) => exportData(deps, req, res),
    },
    {
      method: 'delete',
      path: '/api/v1/users/:id',
      access: { role: 'admin', scope: 'users:write' },
      doc: {
        id: 'eraseUser',
        tag: 'Identity',
        summary: 'Erase a user',
        description:
          'Name, keys, sessions, votes, clicks and feedback go, and no later dataset holds what the user has said. Runs and ' +
          'batches are the project’s and stay. This cannot be undone.',
        answers: { 204: { description: 'Erased. Sent again, it does no harm.' } },
        errors: ['USER_NOT_FOUND', 'LAST_ADMINISTRATOR'],
      },
      handle: async (req, res) => {
        const userId = pathParameter(req, 'id');
        const { projectId } = principalOf(res);
        if (!isUuid(userId) || !(await deps.personalData.erase(userId, projectId))) {
          throw new DomainError('USER_NOT_FOUND', { userId });
        }
        authenticator.forget(userId);
        res.locals.auditDetails = { user_id: userId };
        res.status(204).end();
      },
    },
  ];
}

async function exportData({ users, personalData }: PersonalDataDeps, req: Request, res: Response): Promise<void> {
  const caller = principalOf(res);
  requireHeldScopes(caller, null);
  const userId = pathParameter(req, 'id');
  const mayRead = userId === caller.id || hasRole(caller.role, 'admin');
  const user = mayRead && isUuid(userId) ? await users.find(userId, caller.projectId) : undefined;
  if (!user) throw new DomainError('USER_NOT_FOUND', { userId });
  await sendDownload(res, {
    fileName: 'treadle-user.jsonl',
    mediaType: 'application/x-ndjson',
    chunks: linesOf(personalData.rows(user.id)),
  });
}

async function* linesOf(rows: AsyncIterable<PersonalRow>): AsyncGenerator<string> {
  for await (const row of rows) yield `${JSON.stringify(row)}\n`;
}
