/**
 * One child's log file. The child writes into it directly, so its output survives a killed supervisor; the file is
 * opened for appending, so cutting it to nothing when it has grown too large is safe while the child writes.
 */
import { closeSync, copyFileSync, fstatSync, ftruncateSync, mkdirSync, openSync, readSync } from 'node:fs';
import { dirname } from 'node:path';

const BYTES_MAX = 20 * 1024 ** 2;
const TAIL_BYTES = 4_096;

export class LogFile {
  /** Given to the child as stdout and stderr. */
  readonly descriptor: number;

  constructor(readonly path: string) {
    mkdirSync(dirname(path), { recursive: true });
    this.descriptor = openSync(path, 'a+', 0o600);
  }

  /** Keeps the newest 20 MB to 40 MB: one older file beside the present one. */
  rotateIfLarge(bytesMax: number = BYTES_MAX): void {
    if (this.size < bytesMax) return;
    copyFileSync(this.path, `${this.path}.1`);
    ftruncateSync(this.descriptor, 0);
  }

  get size(): number {
    return fstatSync(this.descriptor).size;
  }

  /** The last line written after `offset`; empty where there is none. */
  lastLineSince(offset: number): string {
    const begin = Math.max(offset, this.size - TAIL_BYTES);
    const tail = Buffer.alloc(Math.max(0, this.size - begin));
    readSync(this.descriptor, tail, 0, tail.length, begin);
    return tail.toString('utf8').trim().split('\n').at(-1)?.trim() ?? '';
  }

  close(): void {
    closeSync(this.descriptor);
  }
}
