/** Schedules that others start out of turn, because something has happened that they would find out later. */
export const SCHEDULE_IDS = {
  publishModels: 'treadle-publish-models',
  syncAnnotations: 'treadle-sync-annotations',
} as const;
