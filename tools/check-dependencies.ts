/**
 * Fails where a package that runs in production has a known weakness of the level "high" or worse. Where the service
 * that knows is out of reach, it says so and lets the check go on: an answer that nobody gives is no finding.
 */
import { spawnSync } from 'node:child_process';
import { projectRoot } from '../contracts/project-root';

const TIMEOUT_MS = 15_000;

interface Audit {
  metadata?: { vulnerabilities?: Partial<Record<'high' | 'critical', number>> };
  vulnerabilities?: Record<string, { severity: string; range: string; fixAvailable: unknown }>;
}

const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json', '--fetch-retries=0'], {
  cwd: projectRoot(),
  encoding: 'utf8',
  timeout: TIMEOUT_MS,
});
const audit = parse(stdout);
const counts = audit?.metadata?.vulnerabilities;
if (!counts) {
  process.stdout.write('The audit service does not answer; known weaknesses of packages were not looked up.\n');
} else if ((counts.high ?? 0) + (counts.critical ?? 0) > 0) {
  const grave = Object.entries(audit.vulnerabilities ?? {}).filter(([, { severity }]) => isGrave(severity));
  for (const [name, { severity, range, fixAvailable }] of grave) {
    process.stderr.write(`${name} ${range}: ${severity}${fixAvailable === false ? ', no fix yet' : ''}\n`);
  }
  process.stderr.write('Packages have known weaknesses. See npm audit --omit=dev, and raise their versions.\n');
  process.exitCode = 1;
} else {
  process.stdout.write('No package that runs in production has a known weakness of level high.\n');
}

function isGrave(severity: string): boolean {
  return severity === 'high' || severity === 'critical';
}

function parse(text: string): Audit | undefined {
  try {
    return JSON.parse(text) as Audit;
  } catch {
    return undefined;
  }
}
