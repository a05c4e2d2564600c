import { compareModels } from '../../../activities/loop/compare-models';
import type { RowScores } from '../../../models/learning/learner';

const METRICS = [{ name: 'character_error_rate', better: 'lower', margin: 0.01 }] as const;

/** Of 40 documents with 100 letters each, so many wrong letters. */
const scored = (wrongLetters: (document: number) => number, language = 'en'): RowScores[] =>
  Array.from({ length: 40 }, (_, document) => ({
    group: `document ${document}`,
    scores: { character_error_rate: { numerator: wrongLetters(document), denominator: 100 } },
    slices: { language: document % 2 === 0 ? language : 'ko' },
  }));
const compare = (production: RowScores[], candidate: RowScores[]) =>
  compareModels({ metrics: METRICS }, { production, candidate });

it('passes what is better, and gives its figures', () => {
  const { verdict, metrics } = compare(
    scored(() => 5),
    scored((document) => 2 + (document % 2)),
  );
  expect(verdict).toMatchObject({ passed: true, isBetter: true });
  expect(metrics).toEqual({ character_error_rate: 0.025 });
  expect(verdict.findings.map(({ slice }) => slice)).toEqual([null, 'language:en', 'language:ko']);
});

it('does not pass what is the same: there is nothing to gain', () => {
  const { verdict } = compare(
    scored(() => 5),
    scored(() => 5),
  );
  expect(verdict).toMatchObject({ passed: false, isBetter: false });
  expect(verdict.findings.every(({ blocks }) => blocks === null)).toBe(true);
});

it('does not pass what is worse beyond the margin', () => {
  const { verdict } = compare(
    scored(() => 2),
    scored((document) => 8 + (document % 3)),
  );
  expect(verdict.passed).toBe(false);
  expect(verdict.findings[0]).toMatchObject({ slice: null, verdict: 'worse', blocks: 'worse_than_margin' });
});

it('does not pass what is better in all and clearly worse in one part', () => {
  const { verdict } = compare(
    scored(() => 8),
    scored((document) => (document % 2 === 0 ? 0 : 13)),
  );
  expect(verdict.isBetter).toBe(true);
  expect(verdict.passed).toBe(false);
  expect(verdict.findings.find(({ slice }) => slice === 'language:ko')?.blocks).toBe('worse_than_margin');
});
