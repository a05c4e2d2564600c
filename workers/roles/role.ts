import type { WorkerOptions } from '@temporalio/worker';
import type { WorkerDeps } from '../deps';

/** What a role adds to the options that all workers share, and how it lets go of what it opened. */
export interface RoleSetup {
  options: Partial<WorkerOptions>;
  /** Called after the last activity has ended. */
  close?: () => Promise<void>;
}

export type Role = (deps: WorkerDeps) => RoleSetup | Promise<RoleSetup>;
