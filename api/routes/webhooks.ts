/** Calls of other people's servers: each is known by a secret, and is no more than a hint to look. */
import type { Request, Response } from 'express';
import { z } from 'zod';
import { DomainError } from '../../contracts/errors';
import { LABEL_STUDIO_WEBHOOK_PATH } from '../../contracts/label-studio';
import type { ApiDeps } from '../deps';
import { readBytes } from '../submission/read-json';
import { verifyWebhook } from '../webhooks/label-studio';
import type { Route } from './route';

type WebhookDeps = Pick<ApiDeps, 'settings' | 'loopWorkflows'>;

/** A call bears the whole task with its annotations. */
const BODY_BYTES_MAX = 4 * 1024 ** 2;

export function webhookRoutes(deps: WebhookDeps): Route[] {
  return [
    {
      method: 'post',
      path: LABEL_STUDIO_WEBHOOK_PATH,
      access: 'open',
      doc: {
        id: 'receiveLabelStudioCall',
        tag: 'Feedback',
        summary: 'Label Studio says that annotations have changed',
        description:
          'Known by the header `x-treadle-webhook-secret`. The annotations are pulled, not taken from the call.',
        body: { 'application/json': z.looseObject({ action: z.string() }) },
        answers: { 204: { description: 'The exchange is started.' } },
        errors: ['WEBHOOK_NOT_TRUSTED', 'REQUEST_BODY_TOO_LARGE', 'WORKFLOW_SERVER_UNAVAILABLE'],
      },
      handle: (req, res) => receive(deps, req, res),
    },
  ];
}

async function receive({ settings, loopWorkflows }: WebhookDeps, req: Request, res: Response): Promise<void> {
  const secret = settings.LABEL_STUDIO_WEBHOOK_SECRET ?? '';
  if (!verifyWebhook(req.headers, await readBytes(req, BODY_BYTES_MAX), secret)) {
    throw new DomainError('WEBHOOK_NOT_TRUSTED', { setting: 'LABEL_STUDIO_WEBHOOK_SECRET' });
  }
  await loopWorkflows.syncAnnotations();
  res.status(204).end();
}
