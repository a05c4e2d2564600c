/** What the API keeps of models and experiments stays right when the database answers late, out of order or not at all. */
import { setTimeout as sleep } from 'node:timers/promises';
import { KeptReading } from '../../api/submission/kept-reading';
import { settled } from '../setup/settled';

const logger = { warn: () => {} };

it('an older answer that comes late does not take the place of a newer one', async () => {
  let truth = 'running';
  let reads = 0;
  const read = async (): Promise<string> => {
    const seen = truth;
    reads += 1;
    if (reads === 1) await sleep(50);
    return seen;
  };
  const kept = new KeptReading('', { name: 'experiments', read, logger });
  const first = kept.refresh();
  // The first reading has begun, and has seen what was true then.
  await sleep(1);
  truth = 'rolled back';
  await Promise.all([kept.refresh(), kept.refresh(), first]);
  expect(kept.now).toBe('rolled back');
  expect(reads).toBe(2);
});

it('what could not be read after an announcement is read again', async () => {
  const answers: (() => Promise<string>)[] = [
    () => Promise.reject(new Error('the database is starting')),
    () => Promise.resolve('promoted'),
  ];
  const read = () => (answers.length > 1 ? answers.shift() : answers[0])?.() ?? Promise.reject(new Error('none'));
  const kept = new KeptReading('running', { name: 'experiments', read, logger });
  kept.refreshSoon();
  await settled(() => Promise.resolve(kept.now === 'promoted'));
  await expect(kept.refresh()).resolves.toBeUndefined();
});

it('whoever waits for a reading is told that it failed, and what was known stays', async () => {
  const kept = new KeptReading('v1', { name: 'models', read: () => Promise.reject(new Error('away')), logger });
  await expect(kept.refresh()).rejects.toThrow('away');
  expect(kept.now).toBe('v1');
});
