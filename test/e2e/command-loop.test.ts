/**
 * The loop by the `treadle` command against the whole compiled system: corrections become a model, the model serves, and
 * what steers it is steered. The tests follow one another as an operator's days do.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiClient } from '../../bench/api-client';
import { startSystem, type System } from '../../bench/system';
import { LAYOUT_FILE } from '../../models/layout-learning/layout-learner';
import { MEASURES, NO_LAYOUT_LEARNED, writeLayoutWeights } from '../../models/layout-learning/weights';
import { writePdf } from '../../models/samples/pdf-writer';
import { type TreadleCommand, treadleCommand } from './treadle-command';

interface Run {
  chain_id: string;
  models: Record<string, string>;
  final_result: { text: string };
}
interface Version {
  id: string;
  version: string;
  origin: string;
}
interface Retrain {
  id: string;
  state: string;
  outcome: string | null;
  candidate: { id: string; version: string } | null;
}
interface Experiment {
  id: string;
  state: string;
  coverage: number;
  ramp_step: number;
}

const SLOT = 'documents/layout';
/** By their contents, two of the letters are always tested with and the others always learned from. */
const LETTERS = 10;
const LEARNED_LETTERS = 8;

let system: System;
let treadle: TreadleCommand;

beforeAll(async () => {
  system = await startSystem();
  treadle = treadleCommand({ TREADLE_URL: system.url, TREADLE_TOKEN: system.token });
}, 600_000);
afterAll(() => system.stop(), 120_000);

/** A letter in two columns, which the shipped layout reads one after the other, and this team row by row. */
function letter(number: number): string {
  const name = `letter-${number}.pdf`;
  const rows = Array.from({ length: 5 + (number % 5) }, (_, row) => 100 + 16 * row);
  const texts = rows.flatMap((y, row) =>
    ['left', 'right'].map((side, column) => ({ text: side + wordsOf(row, number), x: 72 + 228 * column, y, size: 12 })),
  );
  writeFileSync(join(treadle.folder, name), writePdf([{ texts }]));
  return name;
}
const wordsOf = (row: number, number: number): string => ` ${row} of letter number ${number}`;
const read = (args: string[]): Promise<Run[]> => treadle.json<Run>(['run', 'documents', '-o', 'languages=en', ...args]);

/** Side and row of each line, as the result reads them. */
const linesOf = ({ final_result: { text } }: Run) =>
  [...text.matchAll(/(left|right) (\d+)/g)].map(([, side = '', row]) => ({ side, row: Number(row) }));

async function correctAll(runs: readonly Run[]): Promise<void> {
  const client = new ApiClient(system);
  for (const run of runs) {
    const found = linesOf(run).map((line, index) => ({ ...line, index }));
    const lines = found.toSorted((a, b) => a.row - b.row || a.index - b.index).map(({ index }) => index);
    await client.call(`/api/v1/runs/${run.chain_id}/feedback`, {
      body: { feedback_type: 'layout_error', corrected_result: { reading_order: [{ page: 1, lines }] } },
    });
  }
}

const served = async () => (await treadle.json<{ version: string }>(['served', SLOT]))[0]?.version;
const candidates = () => treadle.json<Version>(['models', '--slot', SLOT, '--state', 'candidate']);
const refused = async (args: string[]) => {
  const { code, stderr } = await treadle.run(args);
  return [code, /\[(\w+)\]\s*$/.exec(stderr)?.[1]];
};

describe('learning', () => {
  it('makes a version out of what people corrected, and shows what it learned from', async () => {
    const runs = await read(Array.from({ length: LETTERS }, (_, number) => letter(number)));
    expect(
      linesOf(runs[0]!)
        .slice(0, 2)
        .map(({ side }) => side),
    ).toEqual(['left', 'left']);
    await correctAll(runs);
    expect(await treadle.json(['feedback'])).toMatchObject([{ total_feedbacks: LETTERS, training_ready: LETTERS }]);
    const { code, stdout } = await treadle.run(['retrain', SLOT, '--by-hand', '--reason', 'columns', '--watch']);
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^Status +completed$/m)]);
    expect(stdout).toMatch(/^reading_order_errors +\S+ +0 /m);
    const [retrain] = await treadle.json<Retrain>(['retrains', '--slot', SLOT]);
    expect(retrain).toMatchObject({ outcome: 'waits_for_promotion', reason: 'columns' });
    expect(await candidates()).toMatchObject([{ id: retrain?.candidate?.id }]);
    expect(await treadle.json(['datasets', '--slot', SLOT])).toMatchObject([
      { version: 1, counts: { train: LEARNED_LETTERS, test: LETTERS - LEARNED_LETTERS } },
    ]);
    expect(await refused(['retrains', 'cancel', retrain?.id ?? ''])).toEqual([1, 'RETRAIN_FINISHED']);
    const { stdout: again } = await treadle.run(['retrain', SLOT, '--watch']);
    expect(again).toMatch(/^Status +skipped$/m);
  }, 300_000);
});

describe('service', () => {
  it('puts a version in service, which the next run is read by, and takes it back', async () => {
    const shipped = await served();
    const [candidate] = await candidates();
    const { code, stdout } = await treadle.run(['promote', candidate?.id ?? '', '--reason', 'row by row']);
    expect([code, stdout]).toEqual([0, expect.stringContaining(`${candidate?.version} serves since`)]);
    const [after] = await read([letter(0)]);
    expect(after?.models[SLOT]).toBe(candidate?.version);
    expect(linesOf(after!).slice(0, 2)).toEqual([
      { side: 'left', row: 0 },
      { side: 'right', row: 0 },
    ]);
    expect((await treadle.run(['rollback', SLOT])).code).toBe(0);
    expect(await served()).toBe(shipped);
    const history = await treadle.json<{ version: string }>(['served', SLOT, '--history']);
    expect(history.map(({ version }) => version)).toEqual([shipped, candidate?.version, shipped]);
    expect(await refused(['rollback', SLOT])).toEqual([1, 'SLOT_HAS_NO_EARLIER_VERSION']);
  });

  it('takes a version that was made elsewhere, and measures it on the newest test rows', async () => {
    const chosen = MEASURES.findIndex(({ columnGapMin }) => columnGapMin === null);
    writeFileSync(join(treadle.folder, LAYOUT_FILE), writeLayoutWeights({ ...NO_LAYOUT_LEARNED, chosen }));
    const [uploaded] = await treadle.json<Version>(['models', 'upload', SLOT, LAYOUT_FILE, '--parameter', 'by=hand']);
    expect(uploaded).toMatchObject({ slot: SLOT, origin: 'uploaded', state: 'candidate', parameters: { by: 'hand' } });
    const { code, stdout } = await treadle.run(['models', 'evaluate', uploaded?.id ?? '', '--watch']);
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^Status +completed$/m)]);
    const trained = (await treadle.json<Version>(['models', '--slot', SLOT])).find(
      ({ origin }) => origin === 'trained',
    );
    const compared = await treadle.run(['models', 'compare', trained?.id ?? '', uploaded?.id ?? '']);
    expect(compared.stdout).toMatch(/^test_reading_order_errors +0 +0$/m);
    writeFileSync(join(treadle.folder, LAYOUT_FILE), '{}');
    expect(await refused(['models', 'upload', SLOT, LAYOUT_FILE])).toEqual([2, 'MODEL_UNFIT']);
  });
});

describe('what the system does by itself', () => {
  it('says what its rules find now', async () => {
    const [found] = await treadle.json<{ items: { slot: string; kind: string; value: number | null }[] }>([
      'triggers',
      '--check',
    ]);
    const news = found?.items.find(({ slot, kind }) => slot === SLOT && kind === 'new_data');
    expect(news).toMatchObject({ value: 0, fired: false });
  });

  it('pauses a schedule with a reason, goes on with it, and starts it out of turn', async () => {
    const schedule = async (id: string) =>
      (await treadle.json<{ id: string; paused: boolean; note: string | null }>(['schedules'])).find(
        (each) => each.id === id,
      );
    expect((await treadle.run(['schedules', 'pause', 'treadle-retrain', '--reason', 'holidays'])).code).toBe(0);
    expect(await schedule('treadle-retrain')).toMatchObject({ paused: true, note: 'administrator: holidays' });
    expect((await treadle.run(['schedules', 'resume', 'treadle-retrain'])).code).toBe(0);
    expect(await schedule('treadle-retrain')).toMatchObject({ paused: false });
    expect((await treadle.run(['schedules', 'trigger', 'treadle-reconcile'])).code).toBe(0);
    expect((await treadle.run(['schedules', 'pause', 'treadle-nothing'])).code).toBe(4);
  });
});

describe('experiments', () => {
  it('begins one, steers it, and ends it with the control in service', async () => {
    const [candidate] = await candidates();
    const before = await served();
    const design = {
      name: 'row by row',
      pipeline: 'documents',
      slot: SLOT,
      ramp: [0.1, 0.5],
      variants: [
        { name: 'columns', role: 'control', weight: 0.5 },
        { name: 'rows', role: 'treatment', weight: 0.5, model_id: candidate?.id },
      ],
    };
    writeFileSync(join(treadle.folder, 'design.json'), JSON.stringify(design));
    const [begun] = await treadle.json<Experiment>(['experiments', 'start', 'design.json']);
    const id = begun?.id ?? '';
    expect(begun).toMatchObject({ state: 'running', ramp_step: 0, coverage: 0.2 });
    expect(await refused(['experiments', 'start', 'design.json'])).toEqual([1, 'EXPERIMENT_SLOT_TAKEN']);

    const steer = async (...args: string[]) => (await treadle.json<Experiment>(['experiments', ...args]))[0];
    expect(await steer('pause', id)).toMatchObject({ state: 'paused' });
    expect(await refused(['experiments', 'ramp', id])).toEqual([1, 'EXPERIMENT_PAUSED']);
    expect(await steer('resume', id)).toMatchObject({ state: 'running' });
    expect(await steer('ramp', id)).toMatchObject({ ramp_step: 1, coverage: 1 });
    expect(await refused(['experiments', 'ramp', id])).toEqual([1, 'EXPERIMENT_AT_LAST_STEP']);
    expect(await steer('stop', id, '--reason', 'seen enough')).toMatchObject({ state: 'stopped' });

    expect(await treadle.json(['experiments', 'list', '--slot', SLOT, '--state', 'stopped'])).toMatchObject([{ id }]);
    const shown = await treadle.run(['experiments', 'show', id]);
    expect([shown.code, shown.stdout]).toEqual([0, expect.stringContaining('seen enough')]);
    expect(await refused(['experiments', 'pause', id])).toEqual([1, 'EXPERIMENT_FINISHED']);
    expect(await served()).toBe(before);
  });
});
