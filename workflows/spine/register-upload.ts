/** Checks a model that somebody uploaded and registers it; the one who uploaded it waits. */
import { proxyActivities } from '@temporalio/workflow';
import type { UploadActivities } from '../../activities/loop/uploads';
import type { RegisterUploadInput } from '../../contracts/model';
import { ACTIVITY_PROFILES } from './activity-options';

const { registerModel } = proxyActivities<UploadActivities>(ACTIVITY_PROFILES.verify);

export async function registerUpload(input: RegisterUploadInput): Promise<{ version: string }> {
  return registerModel(input);
}
