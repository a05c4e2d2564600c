/** Whether training may learn from what people correct: everybody's own choice, and the installation's setting. */
import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { ApiDeps } from '../deps';
import { principalOf } from '../middleware/locals';
import { NO_STORE } from '../representations/identity';
import { consentBody, consentQuery, installationConsentBody, trainingConsentSchema } from '../schemas/training-consent';
import { readBody } from './read-body';
import { parseQuery, type Route } from './route';

type ConsentDeps = Pick<ApiDeps, 'trainingConsent'>;

const CONSENT = '/api/v1/consent/training';
const answers = { 200: { description: 'What counts for you now.', schema: trainingConsentSchema } };

export function trainingConsentRoutes(deps: ConsentDeps): Route[] {
  return [
    {
      method: 'get',
      path: CONSENT,
      access: { role: 'viewer', scope: 'feedback:read' },
      doc: {
        id: 'getTrainingConsent',
        tag: 'Feedback',
        summary: 'Whether training may learn from what you correct, and which versions have',
        query: consentQuery,
        answers,
      },
      handle: (req, res) => sendConsent(deps, res, parseQuery(consentQuery, req).limit),
    },
    {
      method: 'patch',
      path: CONSENT,
      access: { role: 'viewer', scope: 'feedback:write' },
      doc: {
        id: 'chooseTrainingConsent',
        tag: 'Feedback',
        summary: 'Choose whether training may learn from what you correct',
        description:
          'For yourself alone; nobody chooses for somebody else. Withheld, your feedback is kept and shown, and no ' +
          'dataset is made from it any more. Datasets that are there stay as they are.',
        body: { 'application/json': consentBody },
        answers,
      },
      handle: async (req, res) => {
        const { allowed } = await readBody(consentBody, req);
        await deps.trainingConsent.choose(principalOf(res).id, allowed);
        res.locals.auditDetails = { allowed: String(allowed) };
        await sendConsent(deps, res);
      },
    },
    {
      method: 'patch',
      path: `${CONSENT}/installation`,
      access: { role: 'admin', scope: 'feedback:write' },
      doc: {
        id: 'setInstallationConsent',
        tag: 'Feedback',
        summary: 'Set whether training may learn from people who have chosen nothing',
        description: 'Whoever has chosen keeps the choice.',
        body: { 'application/json': installationConsentBody },
        answers,
      },
      handle: (req, res) => setInstallation(deps, req, res),
    },
  ];
}

async function setInstallation(deps: ConsentDeps, req: Request, res: Response): Promise<void> {
  const { allowed } = await readBody(installationConsentBody, req);
  await deps.trainingConsent.setInstallation(allowed, principalOf(res).id);
  res.locals.auditDetails = { allowed: String(allowed) };
  await sendConsent(deps, res);
}

const SHOWN = consentQuery.parse({}).limit;

async function sendConsent({ trainingConsent }: ConsentDeps, res: Response, limit = SHOWN): Promise<void> {
  const { id } = principalOf(res);
  const { allowed, own, installation } = await trainingConsent.of(id);
  const changes = await trainingConsent.history(id, limit);
  const models = await trainingConsent.taught(id, limit);
  const view: z.input<typeof trainingConsentSchema> = {
    allowed,
    own,
    installation,
    changes: changes.map(({ changedBy, at, ...change }) => ({
      ...change,
      changed_by: changedBy,
      at: at.toISOString(),
    })),
    models: models.map(({ createdAt, ...version }) => ({ ...version, created_at: createdAt.toISOString() })),
  };
  res.set(NO_STORE).json(view);
}
