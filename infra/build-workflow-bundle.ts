/**
 * Bundles all workflows into `dist/workflow-bundle.js`, which every workflow worker loads. Run by the build after tsc,
 * only when a workflow or a contract has changed. The bundle must come from the SDK version that runs it.
 */
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runMain } from '../config/lifecycle';

const BUILD = join(__dirname, '..');

async function main(): Promise<void> {
  const { code } = await bundleWorkflowCode({
    workflowsPath: join(BUILD, 'workflows', 'index.js'),
    workflowInterceptorModules: [join(BUILD, 'workflows', 'spine', 'activity-summaries.js')],
    logger: new DefaultLogger('WARN'),
  });
  const path = join(BUILD, 'workflow-bundle.js');
  writeFileSync(`${path}.draft`, code);
  renameSync(`${path}.draft`, path);
}

runMain(main);
