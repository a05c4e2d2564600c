/**
 * Claim: no file is held whole in memory. One gigabyte arrives in parallel uploads; the API's resident memory grows by
 * less than 100 MB meanwhile.
 */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { type Bench, round } from './bench';
import { findChild } from './processes';
import { startSystem, type System } from './system';

const UPLOADS = 8;
const UPLOAD_BYTES = 128 * 1024 ** 2;
const CHUNK_BYTES = 1024 ** 2;
const GROWTH_MAX_MB = 100;
const SAMPLE_INTERVAL_MS = 50;
const BOUNDARY = 'treadle-bench-boundary';

/** Enough of a PNG to be taken for one; the rest is noise, so that no two uploads are equal. */
const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

export const bench: Bench = {
  claim: `1 GB in ${UPLOADS} parallel uploads grows the API's memory by less than ${GROWTH_MAX_MB} MB`,
  async run() {
    const system = await startSystem();
    try {
      const pid = findChild(system.process.pid ?? 0, 'api/main.js');
      if (pid === undefined) throw new Error('The API process was not found among the children of the supervisor.');
      await upload(system, CHUNK_BYTES);
      const before = residentBytes(pid);
      let peak = before;
      const sampler = setInterval(() => {
        peak = Math.max(peak, residentBytes(pid));
      }, SAMPLE_INTERVAL_MS);
      const startedAt = performance.now();
      const statuses = await Promise.all(Array.from({ length: UPLOADS }, () => upload(system, UPLOAD_BYTES)));
      const seconds = (performance.now() - startedAt) / 1_000;
      clearInterval(sampler);
      const growthMb = (peak - before) / 1e6;
      const accepted = statuses.filter((status) => status === 202).length;
      return {
        ours: round(growthMb, 1),
        peer: null,
        ratio: round(growthMb, 1),
        goal: `growth < ${GROWTH_MAX_MB} MB, all uploads accepted`,
        pass: growthMb < GROWTH_MAX_MB && accepted === UPLOADS,
        details: {
          unit: 'MB of resident memory',
          uploads: UPLOADS,
          accepted,
          bytes: UPLOADS * UPLOAD_BYTES,
          before_mb: round(before / 1e6, 1),
          peak_mb: round(peak / 1e6, 1),
          megabytes_per_second: round((UPLOADS * UPLOAD_BYTES) / 1e6 / seconds, 1),
        },
      };
    } finally {
      await system.stop();
    }
  },
};

/** Sends one file of `sizeBytes` as multipart and returns the reply's status. */
async function upload(system: System, sizeBytes: number): Promise<number> {
  const message = request(`${system.url}/api/v1/documents/runs`, {
    method: 'POST',
    headers: { authorization: `Bearer ${system.token}`, 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
  });
  const reply = new Promise<number>((resolve, reject) => {
    message.once('error', reject);
    message.once('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
  });
  message.write(
    `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="noise.png"\r\nContent-Type: image/png\r\n\r\n`,
  );
  const noise = randomBytes(CHUNK_BYTES);
  PNG_SIGNATURE.copy(noise);
  for (let sent = 0; sent < sizeBytes; sent += CHUNK_BYTES) {
    if (!message.write(noise)) await once(message, 'drain');
  }
  message.end(`\r\n--${BOUNDARY}--\r\n`);
  return reply;
}

function residentBytes(pid: number): number {
  const [, kilobytes = '0'] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) * 1024;
}
