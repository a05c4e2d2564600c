import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepOpen } from '../../../models/pool/opened-models';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'opened-'));
  for (const version of ['a', 'b', 'c']) await writeFile(join(folder, version), version);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const at = (version: string) => ({ version, files: { weights: join(folder, version) } });

function opener() {
  const opened: string[] = [];
  const open = keepOpen((files) => {
    const text = new TextDecoder().decode(files['weights']);
    opened.push(text);
    return text;
  });
  return { open, opened };
}

test('opens a version once, also for those who ask at the same time', async () => {
  const { open, opened } = opener();
  expect(await Promise.all([open(at('a')), open(at('a'))])).toEqual(['a', 'a']);
  expect(await open(at('a'))).toBe('a');
  expect(opened).toEqual(['a']);
});

test('keeps two versions and forgets the one that was not asked for longest', async () => {
  const { open, opened } = opener();
  for (const version of ['a', 'b', 'a', 'c', 'a', 'b']) await open(at(version));
  expect(opened).toEqual(['a', 'b', 'c', 'b']);
});

test('tries again what could not be opened', async () => {
  const { open, opened } = opener();
  const late = at('late');
  await expect(open(late)).rejects.toMatchObject({ code: 'MODEL_DAMAGED', details: { file: late.files.weights } });
  await writeFile(late.files.weights, 'late');
  expect(await open(late)).toBe('late');
  expect(opened).toEqual(['late']);
});
