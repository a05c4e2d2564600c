import { readEnv } from '../../config/env';
import { feedbackGoals } from '../../config/feedback-goals';

it('goals of corrections are read by pipeline', () => {
  expect(feedbackGoals('')).toEqual({});
  expect(feedbackGoals('documents=10, receipts=25')).toEqual({ documents: 10, receipts: 25 });
});

it.each(['10', 'documents', 'documents=0', 'documents=ten', 'documents=1.5', 'documents=1=2'])(
  '%s is refused',
  (text) => {
    expect(() => readEnv({ FEEDBACK_GOALS_PER_DAY: text })).toThrow(/FEEDBACK_GOALS_PER_DAY/);
  },
);
