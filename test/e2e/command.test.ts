/** The `treadle` command against the whole compiled system: what it prints, and the codes it ends with. */
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findChild } from '../../bench/processes';
import { startSystem, type System } from '../../bench/system';
import { projectRoot } from '../../contracts/project-root';
import { encryptedPdf, textPdf } from '../factories/pdf';
import { withFrozen } from './frozen-workers';
import { type TreadleCommand, treadleCommand } from './treadle-command';

interface Run {
  chain_id: string;
  status: string;
  file?: string;
  cached?: boolean;
  input: { name: string };
  error: { code: string } | null;
  final_result: { text: string } | null;
}

let system: System;
let treadle: TreadleCommand;

beforeAll(async () => {
  system = await startSystem();
  treadle = treadleCommand({ TREADLE_URL: system.url, TREADLE_TOKEN: system.token });
  cpSync(join(projectRoot(), 'samples', 'invoice-digital.pdf'), join(treadle.folder, 'invoice.pdf'));
}, 600_000);
afterAll(() => system.stop(), 120_000);

/** A file of the command's folder with a text that no other has. */
function pdf(name: string, text: string = randomUUID()): string {
  writeFileSync(join(treadle.folder, name), textPdf([[text]]));
  return name;
}

/** While `body` runs nothing is worked on. */
const withFrozenWorkers = (body: () => Promise<void>): Promise<void> => withFrozen(system, ['cpu', 'io'], body);

describe('treadle run', () => {
  it('waits for a result and shows it to a person, with plain progress beside it', async () => {
    const { code, stdout, stderr } = await treadle.run([
      'run',
      'documents',
      'invoice.pdf',
      '-o',
      'field_schema=invoice',
    ]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^invoice\.pdf {2}completed {2}[0-9a-f-]{36}$/m);
    expect(stdout).toMatch(/^invoice_number +LI-2026-0417 +\d\.\d\d$/m);
    expect(stderr).toContain('invoice.pdf: completed\n');
    expect(stdout + stderr).not.toMatch(/\u001b/);
  });

  it('gives JSON Lines and nothing else to a program: one for each file, with its run', async () => {
    const files = [pdf('one.pdf', 'The first'), pdf('two.pdf', 'The second')];
    const runs = await treadle.json<Run>(['run', 'documents', ...files]);
    expect(runs.map((run) => [run.file, run.status]).sort()).toEqual(files.map((file) => [file, 'completed']));
    expect(runs.find(({ file }) => file === 'one.pdf')?.final_result?.text).toContain('The first');
    const [again] = await treadle.json<Run>(['run', 'documents', 'one.pdf']);
    expect(again).toMatchObject({ cached: true, status: 'completed' });
    const [computed] = await treadle.json<Run>(['run', 'documents', 'one.pdf', '--no-cache']);
    expect(computed).toMatchObject({ cached: false, status: 'completed' });
  });

  it('reads standard input, folders and patterns, and writes the results into a folder', async () => {
    const input = textPdf([['From a pipe']]);
    const piped = await treadle.run(['run', 'documents', '-', '--json'], { stdin: input });
    expect(piped.code).toBe(0);
    expect(JSON.parse(piped.stdout)).toMatchObject({ file: 'stdin', status: 'completed' });
    mkdirSync(join(treadle.folder, 'scans', 'inner'), { recursive: true });
    for (const name of ['scans/a.pdf', 'scans/inner/b.pdf']) pdf(name);
    const { code } = await treadle.run(['run', 'documents', 'scans', '--recursive', '--out', 'results']);
    expect(code).toBe(0);
    expect(readdirSync(join(treadle.folder, 'results')).sort()).toEqual(['a.pdf.json', 'b.pdf.json']);
    const result = JSON.parse(readFileSync(join(treadle.folder, 'results', 'a.pdf.json'), 'utf8')) as object;
    expect(result).toHaveProperty('fields');
  });

  it('ends with 1 where a run fails, names the reason, and finishes the others', async () => {
    writeFileSync(join(treadle.folder, 'locked.pdf'), encryptedPdf());
    const { code, stdout } = await treadle.run(['run', 'documents', 'locked.pdf', pdf('good.pdf')]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^locked\.pdf +failed .*\[DOCUMENT_ENCRYPTED\]$/m);
    expect(stdout).toMatch(/^good\.pdf +completed/m);
  });

  it('ends with 2 and the words of the API where the use is wrong, in Korean too', async () => {
    writeFileSync(join(treadle.folder, 'notes.bin'), Uint8Array.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]));
    const unsupported = await treadle.run(['run', 'documents', 'notes.bin', '--lang', 'ko']);
    expect([unsupported.code, unsupported.stdout]).toEqual([
      2,
      expect.stringMatching(/[가-힣].*\[MEDIA_TYPE_UNSUPPORTED\]/),
    ]);
    const unknown = await treadle.run(['run', 'documents', 'invoice.pdf', '-o', 'colour=red', '--json']);
    expect(unknown.code).toBe(2);
    expect(JSON.parse(unknown.stdout)).toMatchObject({ file: 'invoice.pdf', error: expect.stringContaining('colour') });
    expect((await treadle.run(['run', 'nonsense', 'invoice.pdf'])).code).toBe(4);
  });
});

describe('treadle watch', () => {
  it('follows a run through a restart of the API to its end', async () => {
    let watching: ReturnType<TreadleCommand['start']> | undefined;
    await withFrozenWorkers(async () => {
      const [run] = await treadle.json<Run>(['run', 'documents', pdf('watched.pdf'), '--no-wait']);
      expect(run).toMatchObject({ status: 'queued', cached: false });
      watching = treadle.start(['watch', run!.chain_id, '--json']);
      await untilSaid(watching.process.stderr, 'queued');
      process.kill(findChild(system.process.pid ?? 0, 'api/main.js') ?? 0, 'SIGKILL');
      await untilSaid(watching.process.stderr, 'The connection is lost');
    });
    const { code, stdout, stderr } = await watching!.ended;
    expect([code, JSON.parse(stdout)]).toEqual([0, expect.objectContaining({ status: 'completed' })]);
    expect(stderr).toContain('The connection is back');
  });

  it('stops at Ctrl-C with 130 and lets the run go on', async () => {
    let id = '';
    await withFrozenWorkers(async () => {
      [{ chain_id: id }] = (await treadle.json<Run>(['run', 'documents', pdf('left.pdf'), '--no-wait'])) as [Run];
      const { process: child, ended } = treadle.start(['watch', id]);
      await untilSaid(child.stderr, 'queued');
      child.kill('SIGINT');
      expect(await ended).toMatchObject({
        code: 130,
        stdout: '',
        stderr: expect.stringContaining(`treadle watch ${id}`),
      });
    });
    const { code, stdout } = await treadle.run(['watch', id]);
    expect([code, stdout]).toEqual([0, expect.stringContaining(id)]);
  });

  it('draws bars on a terminal', () => {
    const command = `${process.execPath} ${join(projectRoot(), 'cli', 'treadle.cjs')} run documents ${pdf('drawn.pdf')}`;
    const { PATH = '', HOME = '' } = process.env;
    const env = { PATH, HOME, TERM: 'xterm', TREADLE_URL: system.url, TREADLE_TOKEN: system.token };
    const options = { cwd: treadle.folder, env, encoding: 'utf8' } as const;
    const { status, stdout } = spawnSync('script', ['-qec', command, '/dev/null'], options);
    expect(status).toBe(0);
    expect(stdout).toMatch(/drawn\.pdf .*█+ 100%/);
  });
});

describe('steering and looking', () => {
  it('cancels, retries and deletes, and ends with the code of the first refusal', async () => {
    let id = '';
    await withFrozenWorkers(async () => {
      [{ chain_id: id }] = (await treadle.json<Run>(['run', 'documents', pdf('steered.pdf'), '--no-wait'])) as [Run];
      const refused = await treadle.run(['delete', id]);
      expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('[RUN_ACTIVE]')]);
      expect((await treadle.run(['cancel', id])).code).toBe(0);
    });
    expect((await treadle.run(['watch', id])).code).toBe(1);
    expect((await treadle.run(['retry', id])).code).toBe(0);
    expect((await treadle.run(['watch', id])).code).toBe(0);
    const { code, stdout, stderr } = await treadle.run(['delete', randomUUID(), id]);
    expect([code, stdout]).toEqual([4, `${id}: deleted.\n`]);
    expect(stderr).toContain('[RUN_NOT_FOUND]');
    expect((await treadle.run(['show', id])).code).toBe(4);
  });

  it('lists runs for people and for programs, over many pages', async () => {
    const all = await treadle.json<Run>(['runs', '--all']);
    expect(all.length).toBeGreaterThan(5);
    expect(new Set(all.map((run) => run.chain_id)).size).toBe(all.length);
    expect(await treadle.json<Run>(['runs', '--limit', '3'])).toHaveLength(3);
    const named = await treadle.json<Run>(['runs', '--name', 'INVOICE', '--status', 'completed']);
    expect(named.map((run) => run.input.name)).toEqual(['invoice.pdf']);
    const { stdout } = await treadle.run(['runs', '--limit', '1']);
    expect(stdout).toMatch(/^ID +STATUS +DONE +PIPELINE +CREATED +NAME\n[0-9a-f-]{36} /);
    expect((await treadle.run(['show', named[0]!.chain_id])).stdout).toContain('LI-2026-0417');
  });

  it('shows pipelines and health', async () => {
    const [documents] = await treadle.json<{ name: string }>(['pipelines']);
    expect(documents).toMatchObject({ name: 'documents', options_schema: { type: 'object' } });
    expect((await treadle.run(['pipelines'])).stdout).toMatch(/^ocr_engine +ppocr /m);
    expect(await treadle.json(['health'])).toEqual([expect.objectContaining({ status: 'ready', url: system.url })]);
  });
});

describe('who one is', () => {
  it('makes keys that work within their scopes until they are revoked', async () => {
    const [key] = await treadle.json<{ id: string; token: string }>([
      'keys',
      'create',
      'robot',
      '--scopes',
      'runs:read',
    ]);
    const asRobot = { env: { TREADLE_TOKEN: key!.token } };
    expect((await treadle.run(['runs'], asRobot)).code).toBe(0);
    const refused = await treadle.run(['run', 'documents', 'invoice.pdf'], asRobot);
    expect([refused.code, refused.stderr]).toEqual([3, expect.stringContaining('[SCOPE_MISSING]')]);
    expect((await treadle.run(['keys', 'list'])).stdout).toMatch(/robot/);
    expect((await treadle.run(['keys', 'revoke', key!.id])).code).toBe(0);
    await sleep(6_000);
    const revoked = await treadle.run(['runs'], asRobot);
    expect([revoked.code, revoked.stderr]).toEqual([3, expect.stringContaining('Run treadle sign-in')]);
  });

  it('signs in with a key on standard input and needs nothing else from then on', async () => {
    const env = { TREADLE_URL: '', TREADLE_TOKEN: '' };
    const stdin = Buffer.from(`${system.token}\n`);
    const wrong = await treadle.run(['sign-in', '--url', system.url], { env, stdin: Buffer.from('trd_wrong') });
    expect(wrong.code).toBe(3);
    const signedIn = await treadle.run(['sign-in', '--url', system.url], { env, stdin });
    expect([signedIn.code, signedIn.stdout]).toEqual([0, expect.stringContaining('(admin)')]);
    expect(signedIn.stdout + signedIn.stderr).not.toContain(system.token);
    const me = await treadle.run(['whoami', '--json'], { env });
    expect(JSON.parse(me.stdout)).toMatchObject({ url: system.url, role: 'admin' });
    expect((await treadle.run(['sign-out'], { env })).code).toBe(0);
  });
});

describe('a server that goes away for good', () => {
  it('ends a watch with 5 after its patience', async () => {
    const way = await openWay(Number(new URL(system.url).port));
    await withFrozenWorkers(async () => {
      const [run] = await treadle.json<Run>(['run', 'documents', pdf('lost.pdf'), '--no-wait']);
      const args = ['watch', run!.chain_id, '--patience', '2', '--url', way.url, '--json'];
      const { process: child, ended } = treadle.start(args);
      await untilSaid(child.stderr, 'queued');
      way.close();
      expect(await ended).toMatchObject({ code: 5, stdout: '', stderr: expect.stringContaining('[UNREACHABLE]') });
    });
  });
});

/** A way to the API that can be cut. */
async function openWay(port: number): Promise<{ url: string; close(): void }> {
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const api = connect(port, '127.0.0.1');
    for (const socket of [client, api]) sockets.add(socket.on('error', () => socket.destroy()));
    client.pipe(api).pipe(client);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = (): void => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}

/** Resolves when the stream has said `part`; rejects where it ends without. */
function untilSaid(stream: NodeJS.ReadableStream, part: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes(part)) resolve();
    });
    stream.once('end', () => reject(new Error(`"${part}" was never said, but: ${said}`)));
  });
}
