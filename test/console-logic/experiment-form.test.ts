/** What the form that begins an experiment sends, and at which field a refusal is said. */
import {
  bodyOf,
  type Choice,
  fieldOfProblem,
  FIRST,
  isComplete,
} from '../../console/src/pages/experiments/begin-choice';

const onSlot: Choice = { ...FIRST, name: ' Readers ', slot: 'documents/layout', model: 'id of a version', percent: 10 };
const onOptions: Choice = {
  ...FIRST,
  name: 'Engines',
  kind: 'options',
  pipeline: 'documents',
  control: { ocr_engine: 'ppocr' },
  treatment: { ocr_engine: 'tesseract', extractor: 'llm' },
};

describe('the form sends', () => {
  it('a version that is tried in a slot', () => {
    expect(bodyOf(onSlot)).toMatchObject({
      name: 'Readers',
      pipeline: 'documents',
      slot: 'documents/layout',
      holdout: 0,
      groups: {},
      variants: [
        { name: 'control', role: 'control', weight: 0.9 },
        { name: 'treatment', role: 'treatment', weight: 0.1, model_id: 'id of a version' },
      ],
    });
  });

  it('two sets of options, and neither slot nor version', () => {
    const body = bodyOf({ ...onOptions, slot: 'documents/layout', model: 'id of a version' });
    expect(body).not.toHaveProperty('slot');
    expect(JSON.stringify(body)).not.toContain('model_id');
    expect(body.variants.map(({ options }) => options)).toEqual([onOptions.control, onOptions.treatment]);
  });

  it('who is not drawn: groups by their variant, and the held out as a share', () => {
    const body = bodyOf({
      ...onSlot,
      treatmentGroups: 'beta-testers, staff,',
      controlGroups: 'auditors, staff',
      holdoutPercent: 5,
    });
    expect(body.groups).toEqual({ 'beta-testers': 'treatment', auditors: 'control', staff: 'treatment' });
    expect(body.holdout).toBe(0.05);
  });

  it('nothing before there is something to compare', () => {
    expect([onSlot, onOptions].map(isComplete)).toEqual([true, true]);
    const incomplete: Choice[] = [
      { ...onSlot, name: ' ' },
      { ...onSlot, model: '' },
      { ...onOptions, pipeline: '' },
      { ...onOptions, control: {}, treatment: {} },
    ];
    expect(incomplete.map(isComplete)).toEqual([false, false, false, false]);
  });
});

describe('a refusal is said', () => {
  it.each([
    [['name'], 'name'],
    [['slot'], 'slot'],
    [['variants.1.model_id'], 'model'],
    [['variants.0.options'], 'control'],
    [['variants.1.options'], 'treatment'],
    [['variants'], 'treatment'],
    [['groups.beta-testers'], 'groups'],
    [['holdout'], 'holdout'],
    [['ramp'], undefined],
  ])('about %j at the field %s', (fields, field) => {
    expect(fieldOfProblem({ code: 'EXPERIMENT_INVALID', details: { fields } })).toBe(field);
  });

  it.each([
    ['EXPERIMENT_SLOT_TAKEN', 'slot'],
    ['LLM_NOT_CONFIGURED', 'treatment'],
    ['EXPERIMENT_TRAFFIC_TAKEN', undefined],
  ] as const)('with %s at the field %s', (code, field) => {
    expect(fieldOfProblem({ code, details: { slot: 'documents/layout' } })).toBe(field);
  });
});
