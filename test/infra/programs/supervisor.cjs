/** A supervisor over one child of ours and one native program, to be killed by a test: `supervisor.cjs FOLDER`. */
require('../../models/documents/typescript-hook.cjs');
const { spawn } = require('node:child_process');
const { join } = require('node:path');
const { Supervisor } = require('../../../infra/supervisor/supervisor.ts');

const folder = process.argv[2];
const supervisor = new Supervisor({ logFolder: folder, pidFolder: folder, notify: () => {} });
const stop = { signal: 'SIGTERM', graceMs: 5_000, hastySignal: 'SIGKILL' };
const ours = {
  name: 'ours',
  native: false,
  launch: async (output) =>
    spawn(process.execPath, [join(__dirname, 'child.cjs'), 'serves'], {
      stdio: ['ignore', output, output, 'ipc'],
      detached: true,
    }),
  readiness: 'message',
  readyMsMax: 60_000,
  stop,
};
const native = {
  name: 'native',
  native: true,
  launch: async (output) => spawn('sleep', ['600'], { stdio: ['ignore', output, output], detached: true }),
  readiness: async () => {},
  readyMsMax: 60_000,
  stop,
};
supervisor
  .startGroup([native, ours])
  .then(() => process.send({ ours: supervisor.pidOf('ours'), native: supervisor.pidOf('native') }));
