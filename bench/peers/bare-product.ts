/** A peer of the benchmark `barcode`: one Express route with one Postgres select of a product, and nothing else. */
import express from 'express';
import { Pool } from 'pg';

const pool = new Pool({ connectionString: process.env['PEER_DATABASE_URL'], max: 10 });
const app = express();

app.get('/:gtin', async (request, response) => {
  const { rows } = await pool.query<Record<string, unknown>>('select * from products where gtin = $1', [
    request.params.gtin,
  ]);
  response.status(rows[0] ? 200 : 404).json(rows[0] ?? {});
});

const server = app.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.(address !== null && typeof address === 'object' ? address.port : 0);
});
process.on('disconnect', () => process.exit(0));
