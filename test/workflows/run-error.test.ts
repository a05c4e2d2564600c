import {
  ActivityFailure,
  ApplicationFailure,
  RetryState,
  ServerFailure,
  TerminatedFailure,
  TimeoutFailure,
  TimeoutType,
} from '@temporalio/common';
import { toRunError } from '../../workflows/spine/run-error';

const RUN = { runId: 'run-1', stage: 'extract' };
const ourFault = { code: 'INVARIANT_BROKEN', details: { requestId: 'run-1' }, stage: 'extract' };

/** As a workflow catches it. */
const ofActivity = (cause: Error) =>
  new ActivityFailure('Activity task failed', 'readPage', '7', RetryState.TIMEOUT, 'worker', cause);

it('keeps code and details of a failure from the registry, also where an activity wraps it', () => {
  const failure = ApplicationFailure.nonRetryable('x', 'DOCUMENT_UNREADABLE', { reason: 'cut off' });
  const expected = { code: 'DOCUMENT_UNREADABLE', details: { reason: 'cut off' }, stage: 'extract' };
  expect(toRunError(failure, RUN)).toEqual(expected);
  expect(toRunError(ofActivity(failure), RUN)).toEqual(expected);
});

it('has no details where the failure brought none that are an object', () => {
  for (const details of [[], ['word'], [null]]) {
    const failure = ApplicationFailure.create({ type: 'DOCUMENT_ENCRYPTED', details });
    expect(toRunError(failure, RUN)).toEqual({ code: 'DOCUMENT_ENCRYPTED', details: {}, stage: 'extract' });
  }
});

it.each(Object.values(TimeoutType))('tells of a stage that ran out of time by %s', (timeoutType) => {
  const failure = ofActivity(new TimeoutFailure('timeout', undefined, timeoutType));
  expect(toRunError(failure, RUN)).toEqual({
    code: 'STAGE_TIMED_OUT',
    details: { stage: 'extract' },
    stage: 'extract',
  });
});

it('prefers the reason of the last attempt to the timeout that ended the attempts', () => {
  const timeout = new TimeoutFailure('timeout', undefined, TimeoutType.SCHEDULE_TO_CLOSE);
  const cause = ApplicationFailure.retryable('away', 'LLM_UNAVAILABLE', { reason: 'status 503' });
  expect(toRunError(ofActivity(Object.assign(timeout, { cause })), RUN)).toEqual({
    code: 'LLM_UNAVAILABLE',
    details: { reason: 'status 503' },
    stage: 'extract',
  });
});

it.each([
  ['an unknown type', ofActivity(ApplicationFailure.nonRetryable('x', 'SomethingElse'))],
  ['a failure of no type', ApplicationFailure.nonRetryable('x')],
  ['a name that every object has', ApplicationFailure.nonRetryable('x', 'toString')],
  ['another failure of Temporal', ofActivity(new ServerFailure('x', true))],
  ['a termination', new TerminatedFailure('x')],
  ['a plain error', new TypeError('x')],
  ['a word', 'x'],
])('calls %s our fault', (_name, error) => {
  expect(toRunError(error, RUN)).toEqual(ourFault);
});
