/**
 * Starts groups of children one after the other, watches over them, and stops them in reverse order. `npm start` uses
 * it for the whole system on one machine; on a cluster the orchestrator does this work.
 */
import { join } from 'node:path';
import { ConfigurationError } from '../../config/env';
import { EXIT_CONFIGURATION } from '../../config/lifecycle';
import { StartError } from '../../config/start-error';
import type { BackoffOptions } from './backoff';
import type { ChildSpec } from './child-spec';
import { LogFile } from './log-file';
import { SupervisedChild, type ChildFailure } from './supervised-child';

export interface SupervisorOptions {
  logFolder: string;
  pidFolder: string;
  /** Gets one line for each notable event. */
  notify: (line: string) => void;
  backoff?: BackoffOptions;
}

/** @throws ConfigurationError or StartError with the sentence of the child that failed. */
export function raise({ exitCode, sentence }: ChildFailure): never {
  throw exitCode === EXIT_CONFIGURATION ? new ConfigurationError(sentence) : new StartError(sentence);
}

const ROTATION_CHECK_MS = 60_000;

export class Supervisor {
  private readonly groups: SupervisedChild[][] = [];
  private readonly logs = new Map<string, LogFile>();
  private readonly rotation: NodeJS.Timeout;
  private reportFailure: (failure: ChildFailure) => void = () => {};
  private stopped: Promise<void> | undefined;

  /** Resolves when a child cannot be kept alive: the system should end with its sentence, by `raise`. */
  readonly failure = new Promise<ChildFailure>((resolve) => {
    this.reportFailure = resolve;
  });

  constructor(private readonly options: SupervisorOptions) {
    this.rotation = setInterval(() => {
      for (const log of this.logs.values()) log.rotateIfLarge();
    }, ROTATION_CHECK_MS).unref();
  }

  /** Starts the children of one group together; resolves when all of them serve, so never after a stop. @throws its failure */
  async startGroup(specs: readonly ChildSpec[]): Promise<void> {
    if (this.stopped) return new Promise(() => {});
    const children = specs.map((spec) => this.supervise(spec));
    this.groups.push(children);
    const serving = children.map(
      (child) =>
        new Promise<void>((resolve) => {
          child.start(resolve, this.reportFailure);
        }),
    );
    await Promise.race([Promise.all(serving), this.failure.then(raise)]);
  }

  /** The pid of a running child, for tests and fault benches. */
  pidOf(name: string): number | undefined {
    return this.groups.flat().find((child) => child.name === name)?.pid;
  }

  /** Stops all children, the last group first; resolves when all are gone. */
  stop(): Promise<void> {
    this.stopped ??= this.stopGroups();
    return this.stopped;
  }

  /** Ends what is still there quickly. */
  hasten(): void {
    for (const child of this.groups.flat()) child.hasten();
  }

  private async stopGroups(): Promise<void> {
    clearInterval(this.rotation);
    for (const group of this.groups.toReversed()) await Promise.all(group.map((child) => child.stop()));
    for (const log of this.logs.values()) log.close();
  }

  private supervise(spec: ChildSpec): SupervisedChild {
    const { logFolder, pidFolder, notify, backoff } = this.options;
    const log = new LogFile(join(logFolder, `${spec.name}.log`));
    this.logs.set(spec.name, log);
    return new SupervisedChild(spec, { log, pidFolder, notify, ...(backoff && { backoff }) });
  }
}
