/**
 * Keeps one child process alive: starts it, waits until it serves, starts it again when it dies, stops it on request.
 * The supervisor decides about order; this file knows nothing of other children.
 */
import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { EXIT_CONFIGURATION } from '../../config/lifecycle';
import { Backoff, RESTART_BACKOFF, type BackoffOptions } from './backoff';
import type { ChildSpec } from './child-spec';
import type { LogFile } from './log-file';
import { runOnce, type Ending } from './one-run';
import { removePidFile, writePidFile } from './pid-file';

export interface ChildSurroundings {
  log: LogFile;
  pidFolder: string;
  notify: (line: string) => void;
  backoff?: BackoffOptions;
}

/** Why the system cannot go on with this child. */
export interface ChildFailure {
  child: string;
  exitCode: number;
  sentence: string;
}

/** A child that has never served gets so many tries. One that has served is started again for ever. */
const FIRST_START_TRIES = 5;

export class SupervisedChild {
  private current: ChildProcess | undefined;
  private stopping = false;
  private readonly halt = new AbortController();
  private readonly backoff: Backoff;
  private run: Promise<void> | undefined;

  constructor(
    private readonly spec: ChildSpec,
    private readonly surroundings: ChildSurroundings,
  ) {
    this.backoff = new Backoff(surroundings.backoff ?? RESTART_BACKOFF);
  }

  get name(): string {
    return this.spec.name;
  }

  get pid(): number | undefined {
    return this.current?.pid;
  }

  /** Begins to keep the child alive. `onReady` is called once, `onFailure` at most once. */
  start(onReady: () => void, onFailure: (failure: ChildFailure) => void): void {
    this.run = this.keepAlive(onReady, onFailure);
  }

  /** Returns when the child is gone. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.halt.abort();
    const { signal, graceMs } = this.spec.stop;
    this.current?.kill(signal);
    const timer = setTimeout(() => {
      this.surroundings.notify(`${this.name} did not stop within ${graceMs / 1000} s and is killed`);
      this.current?.kill('SIGKILL');
    }, graceMs);
    await this.run;
    clearTimeout(timer);
  }

  /** Ends the child without waiting for what it is doing; nothing durable is lost. */
  hasten(): void {
    this.current?.kill(this.spec.stop.hastySignal);
  }

  private async keepAlive(onReady: () => void, onFailure: (failure: ChildFailure) => void): Promise<void> {
    let everServed = false;
    for (let tries = 1; !this.stopping; tries++) {
      const offset = this.surroundings.log.size;
      const ending = await runOnce({
        spec: this.spec,
        launch: () => this.launch(),
        onServed: (afterMs) => {
          everServed = true;
          const state = this.spec.readiness === 'exit' ? 'done' : 'up';
          this.surroundings.notify(`${this.name} is ${state} (${(afterMs / 1000).toFixed(1)} s)`);
          onReady();
        },
      });
      this.current = undefined;
      removePidFile(this.surroundings.pidFolder, this.name);
      if (this.stopping || (this.spec.readiness === 'exit' && ending.served)) return;
      const hopeless = ending.code === EXIT_CONFIGURATION || (!everServed && tries >= FIRST_START_TRIES);
      if (hopeless) {
        onFailure(this.failureOf(ending, offset));
        return;
      }
      const delayMs = this.backoff.after(ending.upMs);
      this.surroundings.notify(`${this.name} ended (${describe(ending)}); it starts again in ${delayMs / 1000} s`);
      await sleep(delayMs, undefined, { signal: this.halt.signal }).catch(() => undefined);
    }
  }

  private async launch(): Promise<ChildProcess> {
    const { log, pidFolder } = this.surroundings;
    log.rotateIfLarge();
    const child = await this.spec.launch(log.descriptor);
    this.current = child;
    const { native, stop } = this.spec;
    const { signal, graceMs } = stop;
    if (child.pid !== undefined) writePidFile(pidFolder, this.name, { pid: child.pid, signal, graceMs, native });
    if (this.stopping) child.kill(signal);
    return child;
  }

  private failureOf(ending: Ending, logOffset: number): ChildFailure {
    const { log } = this.surroundings;
    const reason = ending.refused ?? (log.lastLineSince(logOffset) || describe(ending));
    const sentence =
      ending.code === EXIT_CONFIGURATION ? reason : `${this.name} could not start: ${reason} (log: ${log.path})`;
    return { child: this.name, exitCode: ending.code === EXIT_CONFIGURATION ? EXIT_CONFIGURATION : 1, sentence };
  }
}

function describe({ code, signal, refused }: Ending): string {
  return refused ?? signal ?? `exit code ${String(code)}`;
}
