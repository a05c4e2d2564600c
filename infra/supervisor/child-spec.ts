/** What the supervisor must know of a child: how to start it, when it serves, how it likes to be stopped. */
import type { ChildProcess } from 'node:child_process';

export interface ChildSpec {
  name: string;
  /** Starts the program with its output going to the descriptor `output`; called again for each restart. */
  launch(output: number): Promise<ChildProcess>;
  /** `message`: it says so on its IPC channel. `exit`: it is done when it has ended with code 0. Else: resolves when it serves. */
  readiness: 'message' | 'exit' | ((signal: AbortSignal) => Promise<void>);
  readyMsMax: number;
  stop: {
    signal: NodeJS.Signals;
    graceMs: number;
    /** For a person who cannot wait. */
    hastySignal: NodeJS.Signals;
  };
  /** A server program without IPC channel; after a killed supervisor it is ended last, because the others need it. */
  native: boolean;
}
