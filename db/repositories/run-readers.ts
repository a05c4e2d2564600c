/**
 * Who may see a run: its project; but a run of a personal pipeline only those who asked for it, its owner and whoever sent
 * the same input and was answered with it.
 */
import { sql, type SQL } from 'drizzle-orm';
import { findPipeline, PERSONAL_PIPELINES } from '../../contracts/pipelines';

export interface RunReader {
  projectId: string;
  /** Undefined for who sees all runs of the project: administrators, and the system itself. */
  readerId?: string | undefined;
}

const PERSONAL = sql.param([...PERSONAL_PIPELINES]);

/** For statements that have `runs` under this name. */
export function isReadable({ projectId, readerId }: RunReader): SQL {
  const isOfProject = sql`runs.project_id = ${projectId}::uuid`;
  if (readerId === undefined) return isOfProject;
  return sql`(${isOfProject} and (runs.pipeline <> all(${PERSONAL}::text[])
    or runs.owner_id = ${readerId}::uuid
    or exists (select 1 from run_askers where run_id = runs.id and principal_id = ${readerId}::uuid)))`;
}

/** Of one run. */
export interface Audience {
  projectId: string;
  /** Null: all of the project. */
  readerIds: readonly string[] | null;
}

/** A column of `runs`. */
export function readerIds(): SQL<string[] | null> {
  return sql`case when runs.pipeline = any(${PERSONAL}::text[]) then array(
    select runs.owner_id::text union all select principal_id::text from run_askers where run_id = runs.id) end`;
}

/** For statements that have `batches` under this name. */
export function isReadableBatch({ projectId, readerId }: RunReader): SQL {
  const isOfProject = sql`batches.project_id = ${projectId}::uuid`;
  if (readerId === undefined) return isOfProject;
  return sql`(${isOfProject}
    and (batches.pipeline <> all(${PERSONAL}::text[]) or batches.owner_id = ${readerId}::uuid))`;
}

/** For rows of the reader's project and of one pipeline that name their run: without a look at it where all may see it. */
export function isOfReadableRun(runId: SQL, scope: RunReader & { pipeline: string }): SQL {
  const own = ownRuns(scope);
  return own === undefined ? sql`true` : sql`${runId} in (${own})`;
}

/**
 * The ids of all runs that the reader sees of a personal pipeline, and of others: few, found by index, however many other
 * people have. Undefined where they are not the only ones that the reader sees.
 */
export function ownRuns({ pipeline, readerId }: RunReader & { pipeline: string }): SQL | undefined {
  if (readerId === undefined || findPipeline(pipeline)?.isPersonal !== true) return undefined;
  return sql`select id from runs where owner_id = ${readerId}::uuid
    union select run_id from run_askers where principal_id = ${readerId}::uuid`;
}
