/** What is chosen of the experiment of a retrain, as the API takes it. */
import type { CandidateExperiment } from '../../console/src/api/types';
import { AS_IT_CAME, changeOf, choiceOf } from '../../console/src/pages/triggers/candidate-experiment';

const EXPERIMENT: CandidateExperiment = {
  mode: 'split',
  share: 0.29,
  ramp: [0.07, 0.14, 0.29],
  unit: 'user',
  traffic: { from: 0, to: 1 },
  holdout: 0.05,
  step_hours_min: 6,
  samples_min: 20,
  samples_max: 400,
  horizon_days: 14,
  promote_when: 'better',
  changed_at: '2026-11-21T03:00:00.000Z',
};

it('says what was chosen, and no more than can be', () => {
  const { changed_at: _, traffic: __, ...settable } = EXPERIMENT;
  expect(choiceOf(EXPERIMENT)).toMatchObject({ percent: 29, ramp: '7, 14, 29', holdoutPercent: 5 });
  expect(changeOf(choiceOf(EXPERIMENT))).toEqual(settable);
});

it('takes the usual steps and figures where a field is empty', () => {
  const choice = { ...choiceOf(EXPERIMENT), ramp: ' ', days: undefined, percent: undefined };
  expect(changeOf(choice)).toMatchObject({ ramp: null, horizon_days: null, share: null, samples_max: 400 });
});

it('reads steps as people write them', () => {
  expect(changeOf({ ...choiceOf(EXPERIMENT), ramp: '5 %, 10,20' }).ramp).toEqual([0.05, 0.1, 0.2]);
});

it('gives back all that can be set', () => {
  const { changed_at: _, ...settable } = EXPERIMENT;
  expect(Object.keys(AS_IT_CAME).sort()).toEqual(Object.keys(settable).sort());
});
