/** Fills a project with ended runs by one statement, for benchmarks and tests that look at long lists. */
import type { Pool } from 'pg';

export interface ManyRuns {
  projectId: string;
  ownerId: string;
  count: number;
}

/** Newest now, then one every two minutes back; one in twenty has failed, one in fifty was cancelled. */
export async function insertManyRuns(pool: Pool, { projectId, ownerId, count }: ManyRuns): Promise<void> {
  await pool.query(
    `insert into runs (id, pipeline, project_id, owner_id, input, input_name, options, models, fingerprint, priority,
       status, total_tasks, completed_tasks, final_result, error, cost_usd, event_seq,
       created_at, started_at, ended_at, updated_at)
     select gen_random_uuid(), 'documents', $1, $2,
       jsonb_build_object('sha256', encode(sha256(n::text::bytea), 'hex'), 'size_bytes', 20000 + (n * 7919) % 900000,
         'media_type', case when n % 3 = 0 then 'application/pdf' else 'image/jpeg' end),
       case n % 4 when 0 then '영수증-' when 1 then 'receipt-' when 2 then 'invoice-' else '거래명세서-' end
         || lpad(n::text, 6, '0') || case when n % 3 = 0 then '.pdf' else '.jpg' end,
       '{"ocr_engine":"ppocr","extractor":"rules","languages":["ko","en"],"field_schema":"receipt"}',
       '{"documents/ppocr":"v1","documents/extractor":"v1"}', md5('many' || n) || md5('runs' || n), 3,
       status, 4, case status when 'completed' then 4 else 1 end,
       case status when 'completed' then '{"schema":"receipt","fields":[],"pages":[],"text":""}'::json end,
       case status when 'failed' then '{"code":"DOCUMENT_UNREADABLE","details":{},"stage":"inspect"}'::jsonb
         when 'cancelled' then '{"code":"RUN_CANCELLED","details":{},"stage":null}'::jsonb end,
       case when n % 5 = 0 then 0.0012 end, 10, at, at + interval '1 second', at + interval '6 seconds', at
     from (
       select n, now() - n * interval '2 minutes' as at,
         case when n % 20 = 7 then 'failed' when n % 50 = 9 then 'cancelled' else 'completed' end as status
       from generate_series(1, $3::int) n
     ) numbered`,
    [projectId, ownerId, count],
  );
  await pool.query('analyze runs');
}
