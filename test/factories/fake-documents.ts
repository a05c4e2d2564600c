/** The documents pipeline's activities as workflow tests see them: they note their calls and give what the test says. */
import { Context } from '@temporalio/activity';
import { randomUUID } from 'node:crypto';
import type { DocumentCpuActivities } from '../../activities/documents/cpu';
import type { DocumentIoActivities } from '../../activities/documents/io';
import type { SpineActivities } from '../../activities/spine/activities';
import type { CrExtractOptions } from '../../contracts/documents/options';
import type { StageContext } from '../../contracts/run';
import type { RunToStart } from '../../contracts/run-start';
import type { RoleActivities } from '../setup/temporal';
import { blobRef } from './runs';

type Activities = DocumentCpuActivities & DocumentIoActivities & SpineActivities;

export interface Call {
  activity: string;
  /** The `StageContext`, or what ends the run. */
  subject: unknown;
  input: unknown;
  attempt: number;
}

export interface FakeDocuments {
  activities: RoleActivities;
  calls: Call[];
  /** Names of the activities in the order of their calls. */
  names(): string[];
  of(activity: keyof Activities): Call[];
  /** Resolves when the activity has been called so often. */
  called(activity: keyof Activities, times?: number): Promise<void>;
}

export const OPTIONS: CrExtractOptions = {
  ocr_engine: 'ppocr',
  languages: ['en'],
  extractor: 'local',
  field_schema: 'receipt',
  pages: null,
};

const OUTCOME = { result: blobRef('result', 'application/json'), cost_usd: 0 };

export function fakeDocuments(pageCount = 1, changes: Partial<Activities> = {}): FakeDocuments {
  const calls: Call[] = [];
  const waiting: { activity: string; times: number; resolve: () => void }[] = [];
  const of = (activity: string) => calls.filter((call) => call.activity === activity);
  const note = <Arguments extends unknown[], Result>(
    activity: keyof Activities,
    work: (...args: Arguments) => Promise<Result>,
  ) => {
    return async (...args: Arguments): Promise<Result> => {
      const { attempt } = Context.current().info;
      calls.push({ activity, subject: args[0], input: args[1], attempt });
      for (const waiter of waiting) if (of(waiter.activity).length >= waiter.times) waiter.resolve();
      return work(...args);
    };
  };
  const all: Activities = {
    inspectDocument: async () => ({ pages: pages(pageCount) }),
    readPage: async (_stage, { page }) => textOf(page.page),
    layOutPages: async () => blobRef('layout', 'application/json'),
    extractFieldsLocally: async () => OUTCOME,
    extractFieldsWithLlm: async () => OUTCOME,
    completeRun: async () => {},
    failRun: async () => {},
    cancelRun: async () => {},
    ...changes,
  };
  const { inspectDocument, readPage, layOutPages, extractFieldsLocally } = all;
  const { extractFieldsWithLlm, completeRun, failRun, cancelRun } = all;
  return {
    activities: {
      cpu: {
        inspectDocument: note('inspectDocument', inspectDocument),
        readPage: note('readPage', readPage),
        layOutPages: note('layOutPages', layOutPages),
        extractFieldsLocally: note('extractFieldsLocally', extractFieldsLocally),
      },
      io: {
        extractFieldsWithLlm: note('extractFieldsWithLlm', extractFieldsWithLlm),
        completeRun: note('completeRun', completeRun),
        failRun: note('failRun', failRun),
        cancelRun: note('cancelRun', cancelRun),
      },
    },
    calls,
    names: () => calls.map(({ activity }) => activity),
    of,
    called: (activity, times = 1) =>
      of(activity).length >= times
        ? Promise.resolve()
        : new Promise((resolve) => void waiting.push({ activity, times, resolve })),
  };
}

/** What the fake reading of a page gives. */
export function textOf(page: number) {
  return blobRef(`text of page ${page}`, 'application/json');
}

export function pages(count: number) {
  return Array.from({ length: count }, (_, index) => ({ page: index + 1, width: 800, height: 600, hasText: false }));
}

export function runToStart(changes: Partial<RunToStart> = {}, options: Partial<CrExtractOptions> = {}): RunToStart {
  return {
    id: randomUUID(),
    pipeline: 'documents',
    projectId: randomUUID(),
    input: blobRef(),
    inputName: 'receipt.png',
    options: { ...OPTIONS, ...options },
    models: {},
    fingerprint: randomUUID().replaceAll('-', ''),
    priority: 3,
    deadlineSeconds: null,
    attempt: 1,
    ...changes,
  };
}

export function contextOf(run: RunToStart, stage: string, part = 0, parts = 1): StageContext {
  return { runId: run.id, runAttempt: run.attempt, projectId: run.projectId, stage, part, parts };
}

/** Goes on until the activity is cancelled; then fails as the SDK's own sleep does. */
export async function untilCancelled(): Promise<never> {
  const context = Context.current();
  const heartbeat = setInterval(() => context.heartbeat(), 50);
  try {
    return await context.cancelled;
  } finally {
    clearInterval(heartbeat);
  }
}
