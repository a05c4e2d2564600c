/** Consent to be learned from, as the API takes and shows it. */
import { z } from 'zod';
import { MODEL_STATES } from '../../contracts/model';
import { limitSchema, ownerSchema, timestampSchema } from './values';

export const consentQuery = z.strictObject({
  limit: limitSchema({ default: 50, max: 500 }).describe('Of the changes, and of the model versions.'),
});

export const consentBody = z
  .strictObject({
    allowed: z
      .boolean()
      .nullable()
      .describe('Whether training may learn from what you correct; null goes by the installation’s setting.'),
  })
  .meta({ id: 'NewTrainingConsent' });

export const installationConsentBody = z
  .strictObject({ allowed: z.boolean().describe('What counts for everybody who has chosen nothing.') })
  .meta({ id: 'NewInstallationConsent' });

const changeSchema = z.object({
  of: z.enum(['person', 'installation']).describe('Your own choice, or the installation’s setting.'),
  allowed: z.boolean().nullable().describe('Null where the installation’s setting was chosen again.'),
  changed_by: ownerSchema,
  at: timestampSchema,
});

const taughtSchema = z.object({
  id: z.uuid(),
  slot: z.string(),
  version: z.string(),
  state: z.enum(MODEL_STATES),
  via: z
    .enum(['dataset', 'parent'])
    .describe('`dataset`: its own dataset was made from your feedback. `parent`: it was trained on from one that was.'),
  created_at: timestampSchema,
});

export const trainingConsentSchema = z
  .object({
    allowed: z.boolean().describe('What counts: your own choice, else the installation’s setting.'),
    own: z.boolean().nullable().describe('Your own choice; null where there is none.'),
    installation: z.boolean(),
    changes: z.array(changeSchema).describe('Yours and the installation’s, newest first.'),
    models: z.array(taughtSchema).describe('The versions that have learned from your feedback, newest first.'),
  })
  .meta({ id: 'TrainingConsent' });
