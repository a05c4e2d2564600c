/** The system's own Temporal schedules, one table. */

export interface ScheduleSettings {
  /** When every slot with something new is trained. */
  retrainCron: string;
}

export interface SystemSchedule {
  id: string;
  workflowType: string;
  /** What it does, for people; shown until somebody pauses the schedule and says why. */
  note: { en: string; ko: string };
  when: (settings: ScheduleSettings) => { every: '1m' | '5m' | '1h' } | { cron: string };
  /** A missed turn is made up for within this time; older ones are left out. */
  catchupWindow: '1h' | '3d';
  /** There is no such schedule where this server is not configured. */
  needs?: OutsideServer;
}

/** Servers that an installation may do without. */
export type OutsideServer = 'mlflow' | 'label-studio';

export function isWanted({ needs }: SystemSchedule, configured: readonly OutsideServer[]): boolean {
  return needs === undefined || configured.includes(needs);
}

/** Schedules that others start out of turn, because something has happened that they would find out later. */
export const SCHEDULE_IDS = {
  publishModels: 'treadle-publish-models',
  syncAnnotations: 'treadle-sync-annotations',
} as const;

export const SYSTEM_SCHEDULES = [
  {
    id: 'treadle-reconcile',
    workflowType: 'reconcileRuns',
    note: {
      en: 'Starts accepted runs, batches and retrains whose workflow is missing.',
      ko: '워크플로가 없는 실행, 배치, 재학습을 시작합니다.',
    },
    when: () => ({ every: '1m' }),
    catchupWindow: '1h',
  },
  {
    id: 'treadle-retention',
    workflowType: 'applyRetention',
    note: { en: 'Removes what is past its retention, nightly.', ko: '보존 기간이 지난 데이터를 매일 밤 지웁니다.' },
    when: () => ({ cron: '0 3 * * *' }),
    catchupWindow: '1h',
  },
  {
    id: 'treadle-triggers',
    workflowType: 'evaluateTriggers',
    note: {
      en: 'Looks at every slot that learns, and starts the retrains that its rules ask for.',
      ko: '학습하는 모든 슬롯을 점검하고 규칙에 따라 재학습을 시작합니다.',
    },
    when: () => ({ every: '1h' }),
    catchupWindow: '1h',
  },
  {
    id: 'treadle-retrain',
    workflowType: 'retrainBySchedule',
    note: {
      en: 'Trains every slot that has something new to learn.',
      ko: '새로 학습할 내용이 있는 모든 슬롯을 재학습합니다.',
    },
    when: ({ retrainCron }) => ({ cron: retrainCron }),
    // A machine that was off on Sunday trains when it is on again.
    catchupWindow: '3d',
  },
  {
    id: SCHEDULE_IDS.publishModels,
    workflowType: 'publishModels',
    note: { en: 'Tells MLflow what it missed.', ko: 'MLflow에 빠진 내용을 전합니다.' },
    when: () => ({ every: '5m' }),
    catchupWindow: '1h',
    needs: 'mlflow',
  },
  {
    id: SCHEDULE_IDS.syncAnnotations,
    workflowType: 'syncAnnotations',
    note: {
      en: 'Exchanges work and annotations with Label Studio.',
      ko: 'Label Studio와 작업과 주석을 주고받습니다.',
    },
    when: () => ({ every: '5m' }),
    catchupWindow: '1h',
    needs: 'label-studio',
  },
] as const satisfies readonly SystemSchedule[];
