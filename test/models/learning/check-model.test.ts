/** What a model from elsewhere is refused for, and that what the learners make themselves is never refused. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InferenceSession } from 'onnxruntime-node';
import { DomainError } from '../../../contracts/errors';
import { LEARNED_FIELDS } from '../../../models/extraction/learned/candidates';
import { extractorLearner } from '../../../models/extraction/learned/extractor-learner';
import { EXTRACTOR_FILES, shippedExtractorFolder } from '../../../models/extraction/learned/weights';
import { layoutLearner } from '../../../models/layout-learning/layout-learner';
import { NO_LAYOUT_LEARNED, writeLayoutWeights } from '../../../models/layout-learning/weights';
import { IR_VERSION_MAX, type NetworkForm, OPSET_MAX, requireNetwork } from '../../../models/learning/check-model';
import { CARD, sha256 } from '../../../models/model-card';
import { readerLearner } from '../../../models/ocr-correction/reader-learner';
import { NOTHING_LEARNED, writeWeights } from '../../../models/ocr-correction/weights';
import { bytes, message, number, type OnnxParts, onnxFile, text } from './onnx-file';

const SLOT = 'documents/extractor';
const FORM: NetworkForm = {
  inputs: [{ name: 'x', columns: 4 }],
  outputs: [{ name: 'y', columns: 4 }],
  operators: ['Relu'],
};
const check = (file: Uint8Array) => () => requireNetwork(SLOT, { name: 'net.onnx', bytes: file }, FORM);
const reasonOf = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    if (error instanceof DomainError && error.code === 'MODEL_UNFIT') return error.details.reason;
    throw error;
  }
  return undefined;
};
const reasonOfCheck = async (checked: Promise<void>): Promise<unknown> =>
  checked.then(
    () => undefined,
    (error: unknown) =>
      reasonOf(() => {
        throw error;
      }),
  );

describe('an ONNX file', () => {
  it('of the form that the slot asks for is taken', () => {
    expect(reasonOf(check(onnxFile({})))).toBeUndefined();
  });

  it('is taken up to the versions that the runtime takes, and not beyond', async () => {
    const opens = (file: Uint8Array) =>
      InferenceSession.create(file, { logSeverityLevel: 4 }).then(
        (session) => session.release().then(() => true),
        () => false,
      );
    for (const [irVersion, opset] of [
      [IR_VERSION_MAX, OPSET_MAX],
      [IR_VERSION_MAX + 1, OPSET_MAX],
      [IR_VERSION_MAX, OPSET_MAX + 1],
    ] as const) {
      const file = onnxFile({ irVersion, opset });
      const isTaken = reasonOf(check(file)) === undefined;
      expect([irVersion, opset, isTaken]).toEqual([irVersion, opset, await opens(file)]);
    }
  });

  const external = message(
    5,
    bytes([text(8, 'w'), number(14, 1), message(13, bytes([text(1, 'location'), text(2, '/etc/passwd')]))]),
  );
  const subgraph = message(5, bytes([text(1, 'body'), message(6, external)]));
  const cases: [why: string, parts: OnnxParts, reason: RegExp][] = [
    ['an old opset', { opset: 6 }, /its opset is 6 and must be from 7/],
    ['an old IR version', { irVersion: 2 }, /its IR version is 2 and must be from 3/],
    [
      'operators of others',
      { extra: [message(8, bytes([text(1, 'com.evil'), number(2, 1)]))] },
      /operators of com\.evil/,
    ],
    ['an operator that the slot does not need', { operator: 'ConstantOfShape' }, /uses ConstantOfShape; .* have Relu/],
    ['an operator of a foreign domain', { domain: 'com.evil' }, /uses com\.evil\.Relu/],
    ['values in another file', { graph: [external] }, /the values of w lie in another file; embed them/],
    ['values in another file, hidden in a graph within', { node: [subgraph] }, /the values of w lie in another file/],
    ['functions of its own', { extra: [message(25, text(1, 'f'))] }, /it holds functions of its own/],
    ['a training graph', { extra: [message(20, text(1, 'f'))] }, /it holds training graphs/],
    ['another input', { input: 'image' }, /its inputs are image and must be x/],
    ['another output', { output: 'z' }, /its outputs are z and must be y/],
    ['another width', { columns: 5 }, /the input x has the shape \[\?, 5\] and must be \[\?, 4\]/],
    ['another type', { type: 11 }, /the input x has the type 11/],
  ];
  it.each(cases)('with %s is refused', (_why, parts, reason) => {
    expect(reasonOf(check(onnxFile(parts)))).toMatch(reason);
  });

  it('that is garbage, or a part of a file, is refused wherever it is cut', () => {
    const whole = onnxFile({});
    for (let length = 0; length < whole.length; length += 1) {
      expect([length, typeof reasonOf(check(whole.subarray(0, length)))]).toEqual([length, 'string']);
    }
    for (const garbage of [new Uint8Array(100).fill(255), new TextEncoder().encode('<html>'), new Uint8Array(64)]) {
      expect(reasonOf(check(garbage))).toMatch(/^net\.onnx: it /);
    }
  });

  it('of graphs without end is refused, and does not overflow the stack', () => {
    let graph = bytes([]);
    for (let depth = 0; depth < 2_000; depth += 1) graph = message(1, message(5, message(6, graph)));
    expect(reasonOf(check(onnxFile({ graph: [graph] })))).toMatch(/nested more than 8 deep/);
  });
});

describe('the check of a slot', () => {
  const encode = (content: string) => new TextEncoder().encode(content);

  it('takes what the learners write', async () => {
    await readerLearner.check({ 'corrector.json': encode(writeWeights(NOTHING_LEARNED)) });
    await layoutLearner.check({ 'layout.json': encode(writeLayoutWeights(NO_LAYOUT_LEARNED)) });
    await extractorLearner.check(shipped());
  });

  it('refuses files that are absent, strange or garbage, and says which', async () => {
    const good = encode(writeWeights(NOTHING_LEARNED));
    expect(await reasonOfCheck(readerLearner.check({}))).toBe('it has no file corrector.json');
    expect(await reasonOfCheck(readerLearner.check({ 'corrector.json': good, 'run.sh': good }))).toBe(
      'it has files that the slot does not know: run.sh',
    );
    expect(await reasonOfCheck(readerLearner.check({ 'corrector.json': encode('{}') }))).toMatch(
      /^corrector\.json: format: /,
    );
    expect(await reasonOfCheck(layoutLearner.check({ 'layout.json': encode('x') }))).toMatch(/^layout\.json: .*JSON/);
  });

  it('refuses an extractor whose card does not fit its files', async () => {
    const network = EXTRACTOR_FILES.network;
    const changed = { ...shipped(), [network]: encode('other') };
    expect(await reasonOfCheck(extractorLearner.check(changed))).toBe(
      'extractor.onnx does not have the SHA-256 of its card',
    );
    expect(await reasonOfCheck(extractorLearner.check(withNetwork(encode('other'))))).toMatch(
      /^extractor\.onnx: it is no ONNX/,
    );
    expect(await reasonOfCheck(extractorLearner.check(withNetwork(onnxFile({ operator: 'Add' }))))).toMatch(
      /^extractor\.onnx: its inputs are x and must be /,
    );
  });

  it('refuses an extractor of the right form that no training could go on from', async () => {
    const renamed = Buffer.from(shipped()[EXTRACTOR_FILES.network] ?? []).toString('latin1');
    const [field] = LEARNED_FIELDS;
    const network = Buffer.from(renamed.replaceAll(`${field}.hidden`, `${field}.hiddem`), 'latin1');
    const reason = await reasonOfCheck(extractorLearner.check(withNetwork(new Uint8Array(network))));
    expect(reason).toMatch(/^extractor\.onnx/);
  });

  function shipped(): Record<string, Uint8Array> {
    const read = (name: string) => [name, new Uint8Array(readFileSync(join(shippedExtractorFolder(), name)))] as const;
    return Object.fromEntries([CARD, ...Object.values(EXTRACTOR_FILES)].map(read));
  }

  function withNetwork(network: Uint8Array): Record<string, Uint8Array> {
    const files = shipped();
    const card = JSON.parse(new TextDecoder().decode(files[CARD])) as { network: { sha256: string } };
    card.network.sha256 = sha256(network);
    return { ...files, [CARD]: encode(JSON.stringify(card)), [EXTRACTOR_FILES.network]: network };
  }
});
