import { calibrate, calibrated, calibrationError } from '../../../../models/extraction/learned/calibration';
import { createRandom } from '../../../../models/samples/random';

const evidence = (score: number, reading = 0.9) => ({ score, reading, isAgreed: true, isKnown: false });

/** A chooser that is right in two thirds of the cases that it is sure of, and in a third of the others. */
function answers(count: number, seed: number) {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => {
    const isSure = random.chance(0.5);
    return { evidence: evidence(isSure ? 0.99 : 0.6), isRight: random.chance(isSure ? 2 / 3 : 1 / 3) };
  });
}

test('a calibrated confidence is the share of right answers, on answers that were not seen', () => {
  const calibration = calibrate(answers(800, 1));
  const unseen = answers(800, 2);
  const judged = unseen.map((answer) => ({
    confidence: calibrated(calibration, answer.evidence),
    isRight: answer.isRight,
  }));
  const raw = unseen.map((answer) => ({ confidence: answer.evidence.score, isRight: answer.isRight }));
  expect(calibrationError(judged)).toBeLessThan(0.06);
  expect(calibrationError(raw)).toBeGreaterThan(0.2);
});

test('what speaks more for an answer never lowers its confidence', () => {
  const calibration = calibrate(answers(500, 3));
  expect(calibrated(calibration, evidence(0.99))).toBeGreaterThan(calibrated(calibration, evidence(0.6)));
});

test('the error weighs each bin by its answers', () => {
  const three = { confidence: 0.95, isRight: true };
  const one = { confidence: 0.25, isRight: true };
  expect(calibrationError([three, three, three, one])).toBeCloseTo((3 * 0.05 + 0.75) / 4);
  expect(calibrationError([])).toBe(0);
});
