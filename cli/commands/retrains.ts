/** `treadle retrain SLOT`, `treadle models evaluate ID` and `treadle retrains`: learning, asked for and followed. */
import { setTimeout as sleep } from 'node:timers/promises';
import { answer } from '../../client/client';
import { withRetries } from '../../client/retry';
import type { components } from '../../client/schema';
import type { CommandContext } from '../context';
import { EXIT, type ExitCode } from '../exit-codes';
import { table } from '../table';
import { figure } from './models';

export type Retrain = components['schemas']['Retrain'];
type RetrainBody = components['schemas']['NewRetrain'];

export interface RetrainOptions {
  byHand?: boolean;
  reason?: string;
  watch?: boolean;
}

const POLL_MS = 1_000;
/** How far a retrain is at the beginning of each of its states. */
const DONE: Partial<Record<Retrain['state'], number>> = {
  collecting: 0,
  training: 0.2,
  evaluating: 0.7,
  deploying: 0.9,
};

export async function retrainCommand(
  context: CommandContext,
  { slot, options }: { slot: string; options: RetrainOptions },
): Promise<ExitCode> {
  const { client } = context;
  const body: RetrainBody = {
    // A slot that does not learn, the server refuses in its words.
    slot: slot as RetrainBody['slot'],
    ...(options.byHand ? { promotion: 'by_hand' as const } : {}),
    ...(options.reason === undefined ? {} : { reason: options.reason }),
  };
  const retrain = await answer(client.POST('/api/v1/retrains', { body }));
  return options.watch ? watchRetrain(context, retrain) : told(context, retrain);
}

export async function evaluateCommand(
  context: CommandContext,
  { id, watch }: { id: string; watch?: boolean | undefined },
): Promise<ExitCode> {
  const params = { path: { model_id: id } };
  const evaluation = await answer(context.client.POST('/api/v1/models/{model_id}/evaluate', { params, body: {} }));
  return watch ? watchRetrain(context, evaluation) : told(context, evaluation);
}

export async function retrainsCommand(
  { client, text, output }: CommandContext,
  { slot, limit }: { slot?: string; limit: number },
): Promise<ExitCode> {
  const query = { limit, ...(slot === undefined ? {} : { slot: slot as Retrain['slot'] }) };
  const { items } = await answer(client.GET('/api/v1/retrains', { params: { query } }));
  const head = ['id', 'slot', 'status', 'outcome', 'candidate', 'started', 'reason'] as const;
  output.list(items, {
    head: head.map((name) => text(`head.${name}`)),
    row: (retrain) => [
      retrain.id,
      retrain.slot,
      text(`retrain.${retrain.state}`),
      outcomeOf(retrain, text),
      retrain.candidate?.version ?? '',
      retrain.started_at,
      retrain.reason,
    ],
    empty: text('noRetrains'),
  });
  return EXIT.ok;
}

export async function cancelRetrainCommand(context: CommandContext, id: string): Promise<ExitCode> {
  const params = { path: { retrain_id: id } };
  return told(context, await answer(context.client.POST('/api/v1/retrains/{retrain_id}/cancel', { params })));
}

/** To its end; nothing to learn, and a version that is not better, are good ends too. */
async function watchRetrain(context: CommandContext, begun: Retrain): Promise<ExitCode> {
  const { client, text, signal, patienceMs, output } = context;
  const params = { path: { retrain_id: begun.id } };
  const progress = context.openProgress();
  let retrain = begun;
  try {
    while (retrain.ended_at === null) {
      progress.update(retrain.slot, {
        progress: DONE[retrain.state] ?? 0,
        note: text(`retrain.${retrain.state}`),
      });
      await sleep(POLL_MS, undefined, { signal }).catch(() => undefined);
      context.throwIfInterrupted(() => text('stillRetraining', { id: begun.id }));
      retrain = await withRetries(() => answer(client.GET('/api/v1/retrains/{retrain_id}', { params })), {
        patienceMs,
        signal,
      });
    }
    progress.update(retrain.slot, { progress: 1, note: text(`retrain.${retrain.state}`) });
  } finally {
    progress.close();
  }
  output.answer(retrain, () => retrainLines(retrain, text));
  return retrain.state === 'failed' || retrain.state === 'cancelled' ? EXIT.failed : EXIT.ok;
}

function told({ output, text }: CommandContext, retrain: Retrain): ExitCode {
  output.answer(retrain, () => retrainLines(retrain, text));
  return EXIT.ok;
}

function retrainLines(retrain: Retrain, text: CommandContext['text']): string {
  const outcome = outcomeOf(retrain, text);
  const rows = [
    [text('label.retrain'), retrain.id],
    [text('head.slot'), retrain.slot],
    [text('label.status'), text(`retrain.${retrain.state}`)],
    ...(outcome === '' ? [] : [[text('head.outcome'), outcome]]),
    ...(retrain.candidate?.version ? [[text('head.candidate'), retrain.candidate.version]] : []),
    [text('head.reason'), retrain.reason],
    [text('head.started'), retrain.started_at],
    ...(retrain.ended_at === null ? [] : [[text('label.ended'), retrain.ended_at]]),
  ];
  return `${table([], rows)}${retrain.verdict ? `\n\n${verdictLines(retrain.verdict, text)}` : ''}`;
}

function verdictLines({ findings }: NonNullable<Retrain['verdict']>, text: CommandContext['text']): string {
  const head = ['metric', 'slice', 'inService', 'candidate', 'difference', 'verdict'] as const;
  const rows = findings.map(({ metric, slice, measured, verdict }) => [
    metric,
    slice ?? '',
    figure(measured?.production),
    figure(measured?.candidate),
    measured ? `${figure(measured.difference)} [${figure(measured.low)}, ${figure(measured.high)}]` : '',
    text(`verdict.${verdict}`),
  ]);
  return table(
    head.map((name) => text(`head.${name}`)),
    rows,
  );
}

/** Why it ended without a new version in service, or what went wrong. */
function outcomeOf({ outcome, error }: Retrain, text: CommandContext['text']): string {
  if (error) return `${error.message} [${error.code}]`;
  return outcome === null ? '' : text(`outcome.${outcome}`);
}
