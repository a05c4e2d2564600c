/** Who holds which blob. The bytes are the blob store's (`db/blob-store/`); these rows say who may see them. */
import { and, eq, sql, type SQL } from 'drizzle-orm';
import type { BlobRef } from '../../contracts/blob';
import type { Orm } from '../connect';
import { blobs, runBlobs } from '../schema';
import { isReadable, type RunReader } from './run-readers';

export class BlobsRepository {
  constructor(private readonly orm: Orm) {}

  /** Notes that the project holds the blob; its age starts anew, so that the sweep leaves it for a while. */
  async hold(blob: BlobRef, holder: { projectId: string; ownerId: string | null }): Promise<void> {
    await this.orm
      .insert(blobs)
      .values({
        sha256: blob.sha256,
        sizeBytes: blob.size_bytes,
        mediaType: blob.media_type,
        projectId: holder.projectId,
        ownerId: holder.ownerId,
      })
      .onConflictDoUpdate({ target: [blobs.sha256, blobs.projectId], set: { createdAt: sql`now()` } });
  }

  /** Holds many blobs at once, as `hold` does one; each may come several times. */
  async holdAll(held: readonly BlobRef[], holder: { projectId: string; ownerId: string | null }): Promise<void> {
    // In one order, so that two statements that share blobs never wait for each other in a circle.
    const distinct = [...new Map(held.map((blob) => [blob.sha256, blob])).values()].sort((a, b) =>
      a.sha256 < b.sha256 ? -1 : 1,
    );
    if (distinct.length === 0) return;
    await this.orm.execute(sql`
      insert into blobs (sha256, size_bytes, media_type, project_id, owner_id)
      select sha256, size_bytes, media_type, ${holder.projectId}::uuid, ${holder.ownerId}::uuid
      from jsonb_to_recordset(${JSON.stringify(distinct)}::jsonb)
        as held(sha256 text, size_bytes bigint, media_type text)
      on conflict (sha256, project_id) do update set created_at = now()`);
  }

  /** Holds a blob that a run's stage wrote, for as long as the run lives. */
  async holdForRun(blob: BlobRef, use: { runId: string; role: string; projectId: string }): Promise<void> {
    await this.hold(blob, { projectId: use.projectId, ownerId: null });
    await this.orm
      .insert(runBlobs)
      .select(sql`select ${use.runId}::uuid, ${use.role}, ${blob.sha256} from runs where id = ${use.runId}`)
      .onConflictDoNothing();
  }

  async find(sha256: string, projectId: string): Promise<BlobRef | undefined> {
    const [row] = await this.orm
      .select()
      .from(blobs)
      .where(and(eq(blobs.sha256, sha256), eq(blobs.projectId, projectId)));
    return row && { sha256: row.sha256, size_bytes: row.sizeBytes, media_type: row.mediaType };
  }

  /** As `find`; what only runs hold that the reader may not see is not there, but for who brought it. */
  async findFor(sha256: string, reader: RunReader): Promise<BlobRef | undefined> {
    const holds = (condition: SQL) => sql`exists (select 1 from run_blobs join runs on runs.id = run_blobs.run_id
      where run_blobs.sha256 = ${sha256} and ${condition})`;
    const { projectId, readerId = null } = reader;
    const { rows } = await this.orm.execute(sql`
      select ${readerId}::uuid is null
        or exists (select 1 from blobs where sha256 = ${sha256} and project_id = ${projectId}::uuid and owner_id = ${readerId}::uuid)
        or ${holds(isReadable(reader))} or not ${holds(isReadable({ projectId }))} as is_seen`);
    return rows[0]?.['is_seen'] === true ? this.find(sha256, projectId) : undefined;
  }

  /** Of `hashes`, those that the project holds. */
  async findAll(hashes: readonly string[], projectId: string): Promise<Map<string, BlobRef>> {
    if (hashes.length === 0) return new Map();
    const rows = await this.orm
      .select()
      .from(blobs)
      .where(
        and(sql`${blobs.sha256} = any(${sql.param([...new Set(hashes)])}::text[])`, eq(blobs.projectId, projectId)),
      );
    return new Map(
      rows.map((row) => [row.sha256, { sha256: row.sha256, size_bytes: row.sizeBytes, media_type: row.mediaType }]),
    );
  }

  /** Lets go of blobs that no run needs; returns the hashes that no project holds any more. */
  async releaseUnused(olderThanSeconds: number): Promise<string[]> {
    const released = await this.orm
      .delete(blobs)
      .where(
        sql`${blobs.createdAt} < now() - make_interval(secs => ${olderThanSeconds}) and not exists (
          select 1 from run_blobs join runs on runs.id = run_blobs.run_id
          where run_blobs.sha256 = ${blobs.sha256} and runs.project_id = ${blobs.projectId})`,
      )
      .returning({ sha256: blobs.sha256 });
    return this.unheld([...new Set(released.map((row) => row.sha256))]);
  }

  /** Of `hashes`, those that neither a project nor a model nor a dataset holds. */
  async unheld(hashes: readonly string[]): Promise<string[]> {
    if (hashes.length === 0) return [];
    const asked = sql.param([...hashes]);
    const { rows: held } = await this.orm.execute<{ sha256: string }>(sql`
      select sha256 from blobs where sha256 = any(${asked}::text[])
      union select blob_sha256 from datasets where blob_sha256 = any(${asked}::text[])
      union select file ->> 'sha256' from model_versions, jsonb_array_elements(files) file
        where file ->> 'sha256' = any(${asked}::text[])`);
    const heldHashes = new Set(held.map((row) => row.sha256));
    return hashes.filter((sha256) => !heldHashes.has(sha256));
  }
}
