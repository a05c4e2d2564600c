/**
 * Temporal's packages must share one copy of protobufjs 8: with several, replaying a history fails with "type must be a
 * Type". The gRPC loader's own copy of version 7 may stand beside it.
 */
import { execFileSync } from 'node:child_process';
import { projectRoot } from '../contracts/project-root';

interface Tree {
  version?: string;
  path?: string;
  dependencies?: Record<string, Tree>;
}

const output = execFileSync('npm', ['ls', 'protobufjs', '--all', '--json', '--long'], {
  cwd: projectRoot(),
  encoding: 'utf8',
});
const copies = new Set<string>();
collect(JSON.parse(output) as Tree);
if (copies.size !== 1) {
  process.stderr.write(
    `protobufjs 8 is installed ${copies.size} times: ${[...copies].join(', ')}. Keep it a direct dependency, and run npm dedupe.\n`,
  );
  process.exit(1);
}

function collect(tree: Tree): void {
  for (const [name, dependency] of Object.entries(tree.dependencies ?? {})) {
    if (name === 'protobufjs' && dependency.version?.startsWith('8.') && dependency.path) copies.add(dependency.path);
    collect(dependency);
  }
}
