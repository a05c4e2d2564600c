/** A test file whose Temporal server skips time: what waits for days takes seconds. Skipped where there is no server. */
import type { WorkflowOptions } from '@temporalio/client';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { PayloadGuard } from './payload-guard';
import { installQuietRuntime, type RoleActivities, withWorkers } from './temporal';
import { findTimeSkippingServer } from './time-skipping-server';

export interface SkippingTime {
  /** There from before the first test. */
  readonly environment: TestWorkflowEnvironment;
  /** Runs `work` beside workers with the built workflows and these activities, then stops the workers. */
  withWorkers<Result>(activities: RoleActivities, work: () => Promise<Result>): Promise<Result>;
}

export function describeSkippingTime(name: string, define: (time: SkippingTime) => void): void {
  const server = findTimeSkippingServer();
  if ('missing' in server) {
    describe.skip(`${name} (skipped: ${server.missing})`, () => define({} as SkippingTime));
    return;
  }
  describe(name, () => {
    const guard = new PayloadGuard();
    const { dataConverter } = guard;
    let environment: TestWorkflowEnvironment;

    beforeAll(async () => {
      installQuietRuntime();
      environment = await TestWorkflowEnvironment.createTimeSkipping({
        server: { executable: { type: 'existing-path', path: server.program } },
        client: { dataConverter },
      });
    });
    afterAll(async () => {
      await environment.teardown();
      guard.verify();
    });

    define({
      get environment() {
        return environment;
      },
      withWorkers: (activities, work) => {
        const shared = { connection: environment.nativeConnection, namespace: 'default', dataConverter };
        return withWorkers(shared, activities, work);
      },
    });
  });
}

/** The server has no search attributes of its own, and none is needed in these tests. */
export function withoutSearchAttributes<Options extends Pick<WorkflowOptions, 'typedSearchAttributes'>>({
  typedSearchAttributes: _,
  ...options
}: Options): Omit<Options, 'typedSearchAttributes'> {
  return options;
}
