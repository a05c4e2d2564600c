/**
 * Temporal's test server that skips time, for waits of hours and days. It is Java; Maven's own client puts its jars into
 * the user's cache once. Where Java or Maven is missing its tests are skipped.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const VERSION = '1.32.1';
const CACHE = join(homedir(), '.cache', 'treadle', 'temporal-test-server');

const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>treadle</groupId>
  <artifactId>time-skipping-server</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>io.temporal</groupId>
      <artifactId>temporal-test-server</artifactId>
      <version>${VERSION}</version>
    </dependency>
  </dependencies>
</project>
`;

const SCRIPT = `#!/bin/sh
exec java -cp "$(dirname "$0")/lib/*" io.temporal.testserver.TestServer "$@"
`;

/** The program that starts the server, or why there is none. Takes some 20 s the first time. */
export function findTimeSkippingServer(): { program: string } | { missing: string } {
  if (!runs('java', '-version')) return { missing: 'there is no Java' };
  const program = join(CACHE, VERSION, 'server');
  if (existsSync(program)) return { program };
  if (!runs('mvn', '-version')) return { missing: 'there is no Maven to get the server with' };
  return get(program) ? { program } : { missing: 'Maven cannot get the server' };
}

/** In a folder of its own first, so that an interrupted attempt leaves nothing that looks whole. */
function get(program: string): boolean {
  mkdirSync(CACHE, { recursive: true });
  const draft = mkdtempSync(join(CACHE, 'getting-'));
  try {
    writeFileSync(join(draft, 'pom.xml'), POM);
    writeFileSync(join(draft, 'server'), SCRIPT, { mode: 0o755 });
    const goal = ['dependency:copy-dependencies', `-DoutputDirectory=${join(draft, 'lib')}`];
    if (spawnSync('mvn', ['-q', '-B', ...goal], { cwd: draft, stdio: 'ignore' }).status !== 0) return false;
    renameSync(draft, join(CACHE, VERSION));
    return true;
  } catch {
    // Another test run was quicker.
    return existsSync(program);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function runs(command: string, argument: string): boolean {
  return spawnSync(command, [argument], { stdio: 'ignore' }).status === 0;
}
