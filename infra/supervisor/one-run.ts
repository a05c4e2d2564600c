/** One life of a child process, from its launch to its end, with the moment between at which it begins to serve. */
import type { ChildProcess } from 'node:child_process';
import { ConfigurationError } from '../../config/env';
import { errorText } from '../../config/error-text';
import { EXIT_CONFIGURATION, EXIT_FAILURE, type ChildMessage } from '../../config/lifecycle';
import type { ChildSpec } from './child-spec';

export interface Ending {
  code: number | null;
  signal: NodeJS.Signals | null;
  /** The sentence that the child gave, or that says why it could not start; undefined where it just ended. */
  refused: string | undefined;
  served: boolean;
  upMs: number;
}

export interface OneRun {
  spec: ChildSpec;
  launch: () => Promise<ChildProcess>;
  onServed: (afterMs: number) => void;
}

/** Launches the child and returns when it has ended. A child that is not ready in time is killed. */
export async function runOnce({ spec, launch, onServed }: OneRun): Promise<Ending> {
  const begun = Date.now();
  let served = false;
  const serve = (): void => {
    if (served) return;
    served = true;
    onServed(Date.now() - begun);
  };
  let child: ChildProcess;
  try {
    child = await launch();
  } catch (error) {
    const code = error instanceof ConfigurationError ? EXIT_CONFIGURATION : EXIT_FAILURE;
    return { code, signal: null, refused: errorText(error), served, upMs: 0 };
  }
  const watch = watchStart({ child, spec, serve });
  const { code, signal } = await endOf(child);
  watch.end();
  if (spec.readiness === 'exit' && code === 0) serve();
  return { code, signal, refused: watch.refused(), served, upMs: Date.now() - begun };
}

/** Follows a launched child until it serves; kills it where it will not. */
function watchStart({ child, spec, serve }: { child: ChildProcess; spec: ChildSpec; serve: () => void }) {
  const attempt = new AbortController();
  let refused: string | undefined;
  const giveUp = (reason: string): void => {
    if (attempt.signal.aborted) return;
    refused = reason;
    child.kill('SIGKILL');
  };
  const timer = setTimeout(() => {
    giveUp(`it was not ready within ${spec.readyMsMax / 1000} s`);
  }, spec.readyMsMax);
  const ready = (): void => {
    if (attempt.signal.aborted) return;
    clearTimeout(timer);
    serve();
  };
  child.on('error', (error) => {
    refused = error.message;
  });
  child.on('message', (message: unknown) => {
    if (!isChildMessage(message)) return;
    if (message.type === 'refused') refused = message.sentence;
    else if (spec.readiness === 'message') ready();
  });
  if (typeof spec.readiness === 'function') {
    spec.readiness(attempt.signal).then(ready, (error: unknown) => {
      giveUp(errorText(error));
    });
  }
  return {
    refused: () => refused,
    end: () => {
      clearTimeout(timer);
      attempt.abort();
    },
  };
}

/** A program that cannot be executed has no `exit` event, only an error. */
function endOf(child: ChildProcess): Promise<Pick<Ending, 'code' | 'signal'>> {
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => {
      resolve({ code, signal });
    });
    child.once('error', () => {
      if (child.pid === undefined) resolve({ code: EXIT_FAILURE, signal: null });
    });
  });
}

function isChildMessage(message: unknown): message is ChildMessage {
  if (typeof message !== 'object' || message === null || !('type' in message)) return false;
  return (
    message.type === 'ready' ||
    (message.type === 'refused' && 'sentence' in message && typeof message.sentence === 'string')
  );
}
