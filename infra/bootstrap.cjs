/**
 * What every npm script goes through: checks Node, installs what is missing, compiles what has changed, then runs the
 * wanted program in this same process. Plain JavaScript without dependencies, in syntax that old versions of Node can
 * read, because it must be able to say that Node is too old. `node infra/bootstrap.cjs COMMAND [arguments]`.
 */
'use strict';

const childProcess = require('child_process');
const crypto = require('crypto');
const fs = require('fs');
const path = require('path');

const NODE_VERSION_MIN = [20, 19];
const ROOT = path.join(__dirname, '..');
const BUILD = path.join(ROOT, 'dist');

/** Folders whose TypeScript is compiled; the same as in tsconfig.json. */
const SOURCES = [
  'contracts',
  'workflows',
  'activities',
  'models',
  'db',
  'api',
  'client',
  'cli',
  'workers',
  'config',
  'infra',
  'bench',
  'tools',
  'test',
];
/** What the workflow bundle is made of. */
const BUNDLE_SOURCES = ['contracts', 'workflows'];
/** What the console is made of. */
const CONSOLE_SOURCES = ['console', 'client', 'contracts'];
const CONSOLE_SOURCE_FILE = /\.(tsx?|css|json|html|svg|woff2)$/;
/** The commands that serve the console, or look at it. */
const CONSOLE_COMMANDS = ['start', 'api', 'test', 'bench', 'build'];

/** Command -> compiled program, relative to `dist/`. */
const PROGRAMS = {
  start: 'infra/start.js',
  worker: 'workers/main.js',
  api: 'api/main.js',
  migrate: 'infra/migrate.js',
  'sign-in-link': 'infra/sign-in-link.js',
  bench: 'bench/main.js',
  treadle: 'cli/main.js',
};

const COMMANDS = Object.keys(PROGRAMS).concat(['build', 'test', 'run']);
const LOCK_WAIT_MS = 200;
const EMPTY_LOCK_MS_MAX = 5000;
const PARENT_CHECK_MS = 500;

function main() {
  requireNode();
  const command = process.argv[2];
  const rest = process.argv.slice(3);
  if (!COMMANDS.includes(command)) stop(`There is no command "${command}". Choose one of: ${COMMANDS.join(', ')}.`);
  const startedIn = startFolder(command);
  process.chdir(ROOT);
  const release = takeBuildLock();
  process.once('exit', release);
  install();
  compile();
  bundleWorkflows();
  if (CONSOLE_COMMANDS.includes(command)) buildConsole();
  release();
  process.removeListener('exit', release);
  if (command === 'build') return;
  endWithNpm();
  process.chdir(startedIn);
  if (command === 'test') hand(path.join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js'), rest);
  else if (command === 'run') hand(path.join(BUILD, `${rest[0]}.js`), rest.slice(1));
  else hand(path.join(BUILD, PROGRAMS[command]), rest);
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > NODE_VERSION_MIN[0] || (major === NODE_VERSION_MIN[0] && minor >= NODE_VERSION_MIN[1])) return;
  stop(
    `Treadle needs Node ${NODE_VERSION_MIN.join('.')} or newer, and this is ${process.versions.node}. Install a newer Node.`,
  );
}

/** The folder that a program finds itself in. A person's paths on the command line are from where the person is. */
function startFolder(command) {
  if (command !== 'treadle') return ROOT;
  // npm run goes to the project's folder first, and keeps where it was called.
  return (process.env.npm_lifecycle_event === command && process.env.INIT_CWD) || process.cwd();
}

/** The program takes this process over: signals and the exit code are its own, and killing it kills all there is. */
function hand(program, args) {
  process.argv = [process.argv[0], program].concat(args);
  require(program);
}

/** A killed npm cannot pass a signal on. Without it nobody holds this process, so it ends in an orderly way too. */
function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  // npm may have started us through a shell that waits for us.
  const viaShell = /^(ba|da|z)?sh$/.test(processStatus(parent).name);
  const npm = viaShell ? processStatus(parent).parent : undefined;
  const timer = setInterval(() => {
    if (process.ppid === parent && (!viaShell || processStatus(parent).parent === npm)) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, PARENT_CHECK_MS);
  timer.unref();
}

/** From proc(5) `stat`: "pid (name) state parent …". Unknown where the system has no /proc. */
function processStatus(pid) {
  const [, name, parent] = /\((.*)\) \S (\d+)/.exec(read(`/proc/${pid}/stat`) || '') || [];
  return { name: name || '', parent };
}

/** Compares what is installed with what package-lock.json wants, so that nothing is done where both agree. */
function install() {
  if (isInstalled()) return;
  say('Installing packages');
  const npm = process.env.npm_execpath;
  const [program, args] = npm === undefined ? ['npm', []] : [process.execPath, [npm]];
  // The package of onnxruntime-node holds all that a CPU needs; its install script would download what a GPU needs.
  const env = Object.assign({}, process.env, { ONNXRUNTIME_NODE_INSTALL: 'skip' });
  // Not `npm ci`: it refuses a lock file that lacks the binaries of another platform, though nobody here needs them.
  execute(program, args.concat(['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']), {
    env,
    failure: 'The packages could not be installed. Look above for the reason, and start again.',
  });
}

function isInstalled() {
  const installed = readJson(path.join(ROOT, 'node_modules', '.package-lock.json'));
  if (installed === undefined) return false;
  const wanted = readJson(path.join(ROOT, 'package-lock.json')).packages;
  return Object.keys(wanted).every((name) => {
    const entry = wanted[name];
    // Packages for other platforms are optional, and the root itself is not installed.
    if (name === '' || entry.optional || entry.devOptional || entry.peer) return true;
    const found = installed.packages[name];
    return found !== undefined && found.version === entry.version && found.integrity === entry.integrity;
  });
}

function compile() {
  const stamp = path.join(BUILD, '.compiled');
  const state = fingerprint(SOURCES, ['tsconfig.json', 'package-lock.json']);
  if (read(stamp) === state) return;
  say('Compiling');
  execute(process.execPath, [path.join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', ROOT], {
    failure: 'The code does not compile. Look above for the reason.',
  });
  fs.writeFileSync(stamp, state);
}

function bundleWorkflows() {
  const stamp = path.join(BUILD, '.bundled');
  const state = fingerprint(BUNDLE_SOURCES, ['package-lock.json', path.join('infra', 'build-workflow-bundle.ts')]);
  if (read(stamp) === state && fs.existsSync(path.join(BUILD, 'workflow-bundle.js'))) return;
  say('Bundling workflows');
  execute(process.execPath, [path.join(BUILD, 'infra', 'build-workflow-bundle.js')], {
    failure: 'The workflows could not be bundled. Look above for the reason.',
  });
  fs.writeFileSync(stamp, state);
}

function buildConsole() {
  if (!fs.existsSync(path.join(ROOT, 'console', 'src', 'main.tsx'))) return;
  const stamp = path.join(BUILD, '.console-built');
  const files = ['package-lock.json', path.join('infra', 'build-console.ts')];
  const state = fingerprint(CONSOLE_SOURCES, files, CONSOLE_SOURCE_FILE);
  if (read(stamp) === state && fs.existsSync(path.join(BUILD, 'console', 'index.html'))) return;
  say('Building the console');
  execute(process.execPath, [path.join(BUILD, 'infra', 'build-console.js')], {
    failure: 'The console could not be built. Look above for the reason.',
  });
  fs.writeFileSync(stamp, state);
}

/** Changes whenever a source file is added, removed or written. Reads no contents, so it takes milliseconds. */
function fingerprint(folders, files, pattern = /\.ts$/) {
  const hash = crypto.createHash('sha256');
  const note = (file) => {
    const { mtimeMs, size } = fs.statSync(file);
    hash.update(`${path.relative(ROOT, file)}\0${mtimeMs}\0${size}\n`);
  };
  for (const folder of folders) sourceFiles(path.join(ROOT, folder), pattern).forEach(note);
  for (const file of files) note(path.join(ROOT, file));
  return hash.digest('hex');
}

function sourceFiles(folder, pattern) {
  if (!fs.existsSync(folder)) return [];
  const files = [];
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) files.push(...sourceFiles(file, pattern));
    else if (pattern.test(entry.name)) files.push(file);
  }
  return files.sort();
}

/** Two commands at once must not install or compile into each other. The lock of a dead process is taken over. */
function takeBuildLock() {
  const file = path.join(ROOT, '.build-lock');
  for (let waited = false; ; waited = true) {
    try {
      fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
      return () => fs.rmSync(file, { force: true });
    } catch (error) {
      // A read-only checkout can be run where it has been built before.
      if (error.code !== 'EEXIST') return () => {};
    }
    const holder = Number(read(file) || 0);
    if (holder === 0 ? isOld(file) : !isAlive(holder)) fs.rmSync(file, { force: true });
    else if (!waited) say(`Waiting for another build (process ${holder})`);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOCK_WAIT_MS);
  }
}

/** A lock without a holder is just being written, unless its writer was killed in that moment. */
function isOld(file) {
  const stats = fs.statSync(file, { throwIfNoEntry: false });
  return stats !== undefined && Date.now() - stats.mtimeMs > EMPTY_LOCK_MS_MAX;
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function execute(program, args, options) {
  const { status, signal } = childProcess.spawnSync(program, args, {
    stdio: 'inherit',
    env: options.env || process.env,
  });
  if (status === 0) return;
  if (signal === 'SIGINT' || signal === 'SIGTERM') stop('Interrupted.');
  stop(options.failure);
}

function read(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    return undefined;
  }
}

function readJson(file) {
  const text = read(file);
  return text === undefined ? undefined : JSON.parse(text);
}

function say(line) {
  process.stderr.write(`${line} …\n`);
}

function stop(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

main();
