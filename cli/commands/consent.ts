/** `treadle consent`: whether training may learn from what the caller corrects, and what has. */
import { answer } from '../../client/client';
import type { components } from '../../client/schema';
import type { CommandContext } from '../context';
import { EXIT, type ExitCode } from '../exit-codes';
import { UsageError } from '../failure';
import { table } from '../table';

type Consent = components['schemas']['TrainingConsent'];

/** What can be chosen; `default` goes by the installation's setting. */
export const CONSENT_CHOICES = { allow: true, withhold: false, default: null } as const;
export type ConsentChoice = keyof typeof CONSENT_CHOICES;

export async function consentCommand(
  context: CommandContext,
  { choice, installation }: { choice?: ConsentChoice | undefined; installation?: boolean | undefined },
): Promise<ExitCode> {
  const { client, text } = context;
  if (choice === undefined) return show(context, await answer(client.GET('/api/v1/consent/training')));
  const allowed = CONSENT_CHOICES[choice];
  if (!installation)
    return show(context, await answer(client.PATCH('/api/v1/consent/training', { body: { allowed } })));
  if (allowed === null) throw new UsageError(text('consentNoDefault'));
  const body = { allowed };
  return show(context, await answer(client.PATCH('/api/v1/consent/training/installation', { body })));
}

function show({ text, output }: CommandContext, consent: Consent): ExitCode {
  const word = (allowed: boolean | null): string =>
    text(allowed === null ? 'consentDefault' : allowed ? 'consentAllowed' : 'consentWithheld');
  output.answer(consent, () =>
    table(
      [],
      [
        [text('label.consent'), word(consent.allowed)],
        [text('label.ownChoice'), word(consent.own)],
        [text('label.installation'), word(consent.installation)],
        ...consent.models.map(({ slot, version, state, via }) => [
          text('label.learnedFrom'),
          `${slot} ${version} (${state}, ${via})`,
        ]),
      ],
    ),
  );
  return EXIT.ok;
}
