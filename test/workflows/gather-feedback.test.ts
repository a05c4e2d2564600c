/** The training queue on the real Temporal: every word is looked at, many together, and nothing is left on it. */
import type { TriggerActivities } from '../../activities/loop/triggers';
import { FEEDBACK_GIVEN_SIGNAL, feedbackQueueOptions } from '../../contracts/feedback-queue';
import { connectTestTemporal, type TemporalUnderTest } from '../setup/temporal';

let temporal: TemporalUnderTest;
beforeAll(async () => {
  temporal = await connectTestTemporal();
});
afterAll(() => temporal.close());

/** Gathers for `gatherSeconds`, and tells which evaluations there were. */
async function withQueue<T>(
  onLook: (look: number) => Promise<void>,
  work: () => Promise<T>,
): Promise<{ result: T; evaluations: string[] }> {
  const evaluations: string[] = [];
  const fireTriggers: TriggerActivities['fireTriggers'] = async ({ evaluationId, mayStart }) => {
    expect(mayStart).toBe(true);
    evaluations.push(evaluationId);
    await onLook(evaluations.length);
    return { fired: 1, started: 1 };
  };
  const result = await temporal.withWorkers({ io: { fireTriggers } }, work);
  return { result, evaluations };
}

const give = (feedbackId: string) => {
  const { workflowType, options } = feedbackQueueOptions(feedbackId);
  const [input] = options.args;
  return temporal.client.workflow.signalWithStart(workflowType, { ...options, args: [{ ...input, gatherSeconds: 1 }] });
};

it('looks once at what came together, and ends', async () => {
  const { result, evaluations } = await withQueue(
    async () => {},
    async () => {
      const [first] = await Promise.all(['a', 'b', 'c', 'b'].map(give));
      return first?.result() as Promise<unknown>;
    },
  );
  expect(result).toEqual({ feedback: 3, started: 1 });
  expect(evaluations).toHaveLength(1);
});

it('looks again at what comes while it looks, as an evaluation of its own', async () => {
  const { result, evaluations } = await withQueue(
    async (look) => {
      if (look > 1) return;
      const { options } = feedbackQueueOptions('b');
      await temporal.client.workflow.getHandle(options.workflowId).signal(FEEDBACK_GIVEN_SIGNAL, 'b');
    },
    async () => (await give('a')).result() as Promise<unknown>,
  );
  expect(result).toEqual({ feedback: 2, started: 2 });
  expect(new Set(evaluations).size).toBe(2);
});

it('is begun anew by the next word', async () => {
  const { evaluations } = await withQueue(
    async () => {},
    async () => {
      await (await give('a')).result();
      await (await give('b')).result();
    },
  );
  expect(new Set(evaluations).size).toBe(2);
});
