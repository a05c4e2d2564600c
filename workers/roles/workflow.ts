import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Env } from '../../config/env';
import type { OutsideServer } from '../../contracts/schedules';
import { ensureSchedules } from '../schedules';
import type { Role } from './role';

/** Runs workflow code only: no activity can hold it up. */
export const workflowRole: Role = async ({ env, client, logger }) => {
  await ensureSchedules(client, {
    timeZone: env.TIME_ZONE,
    retrainCron: env.RETRAIN_CRON,
    configured: outsideServers(env),
    logger,
  });
  return {
    options: {
      workflowBundle: { codePath: bundlePath() },
      maxCachedWorkflows: env.WORKFLOW_CACHE_SIZE,
      maxConcurrentWorkflowTaskExecutions: 40,
    },
  };
};

function outsideServers({ MLFLOW_TRACKING_URI: mlflow, LABEL_STUDIO_URL: labelStudio }: Env): OutsideServer[] {
  return [
    ...(mlflow === undefined ? [] : ['mlflow' as const]),
    ...(labelStudio === undefined ? [] : ['label-studio' as const]),
  ];
}

/** The bundle lies in `dist/`, one folder above this file's compiled form's folder. */
function bundlePath(): string {
  const path = join(__dirname, '..', '..', 'workflow-bundle.js');
  if (!existsSync(path)) throw new Error(`The workflow bundle ${path} is missing. Run: npm run build`);
  return path;
}
