import type { StageContext } from '../../contracts/run';

export const bareActivities = {
  bareStep: (value: number): Promise<number> => Promise.resolve(value + 1),
};
export type BareActivities = typeof bareActivities;

export const probeActivities = {
  probeStep: (_stage: StageContext, value: number): Promise<number> => Promise.resolve(value + 1),
};
export type ProbeActivities = typeof probeActivities;
