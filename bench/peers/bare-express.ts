/** The peer of the benchmark `cache`: one Express route with one Postgres select, and nothing else. */
import express from 'express';
import { Pool } from 'pg';

const pool = new Pool({ connectionString: process.env['PEER_DATABASE_URL'], max: 10 });
const app = express();

app.get('/', async (_request, response) => {
  const { rows } = await pool.query<{ result: string }>('select final_result::text as result from runs where id = $1', [
    process.env['PEER_RUN_ID'],
  ]);
  response.type('application/json').send(rows[0]?.result);
});

const server = app.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.(address !== null && typeof address === 'object' ? address.port : 0);
});
process.on('disconnect', () => process.exit(0));
