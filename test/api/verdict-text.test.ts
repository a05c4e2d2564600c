import { verdictText } from '../../api/representations/verdict-text';
import type { ExperimentVerdict } from '../../contracts/experiment';

const verdict = (changes: Partial<ExperimentVerdict>): ExperimentVerdict => ({
  decision: 'stop',
  reason: 'person',
  variants: [],
  metric: null,
  findings: [],
  summaries: [],
  sampleRatioP: null,
  days: 7,
  remark: null,
  ...changes,
});

it('quotes what a person said', () => {
  const text = verdictText(verdict({ remark: 'seen enough' }), 'stopped', 'en');
  expect(text).toBe(
    'Stopped: the control serves all. A person decided so. The reason given: “seen enough”. It took 7 days. ' +
      'Nothing had been measured.',
  );
  expect(verdictText(verdict({}), 'stopped', 'en')).not.toContain('“');
});

it.each([
  [0.0002, 'It took less than an hour.', '기간: 1시간 미만.'],
  [0.25, 'It took 6 h.', '기간: 6시간.'],
  [27.96, 'It took 28 days.', '기간: 28일.'],
])('tells %d days in a unit that people use', (days, en, ko) => {
  expect(verdictText(verdict({ days }), 'stopped', 'en')).toContain(en);
  expect(verdictText(verdict({ days }), 'stopped', 'ko')).toContain(ko);
});
