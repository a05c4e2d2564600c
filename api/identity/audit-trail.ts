/**
 * Writes the audit log: entries are gathered for a moment and written together, so no answer waits for the database and
 * none fails with it. While the database is away they are kept, up to a bound. Refusals, and all that unknown callers
 * do, are limited, so that nobody can fill the disk by knocking; how many were left out is written down.
 */
import type { Logger } from 'pino';
import type { AuditEntry, AuditLogRepository } from '../../db/repositories/audit-log';

const GATHER_MS = 500;
const RETRY_MS = 5_000;
const ENTRIES_AT_ONCE = 200;
const WAITING_MAX = 10_000;

/** Refusals kept for each principal, and for all unknown callers together, in each minute. */
export const REFUSALS_MAX = 60;
const WINDOW_MS = 60_000;

export class AuditTrail {
  private waiting: AuditEntry[] = [];
  private lost = 0;
  private timer: NodeJS.Timeout | null = null;
  private writing: Promise<void> = Promise.resolve();
  private readonly refusals = new Map<string, { count: number; last: AuditEntry }>();
  private readonly window = setInterval(() => this.beginWindow(), WINDOW_MS);

  constructor(private readonly deps: { audit: Pick<AuditLogRepository, 'append'>; logger: Logger }) {
    this.window.unref();
  }

  record(entry: AuditEntry): void {
    const isLimited = entry.outcome === 'denied' || entry.principalId === null;
    if (isLimited && this.isTooMuch(entry)) return;
    this.keep(entry);
  }

  /** Writes what waits, and takes nothing more to wait for. */
  async close(): Promise<void> {
    clearInterval(this.window);
    this.beginWindow();
    if (this.timer) clearTimeout(this.timer);
    await this.flush();
  }

  /** Writes what waits now. */
  flush(): Promise<void> {
    this.timer = null;
    this.writing = this.writing.then(() => this.write());
    return this.writing;
  }

  private isTooMuch(entry: AuditEntry): boolean {
    const who = entry.principalId ?? 'unknown';
    const seen = this.refusals.get(who) ?? { count: 0, last: entry };
    seen.count += 1;
    seen.last = entry;
    this.refusals.set(who, seen);
    return seen.count > REFUSALS_MAX;
  }

  /** One entry stands for all that were left out since the last window began. */
  private beginWindow(): void {
    for (const { count, last } of this.refusals.values()) {
      if (count > REFUSALS_MAX) this.keep({ ...last, details: { ...detailsOf(last), left_out: count - REFUSALS_MAX } });
    }
    this.refusals.clear();
  }

  private keep(entry: AuditEntry): void {
    if (this.waiting.length >= WAITING_MAX) {
      this.lost += 1;
      return;
    }
    this.waiting.push(entry);
    this.timer ??= setTimeout(() => void this.flush(), GATHER_MS);
  }

  private async write(): Promise<void> {
    while (this.waiting.length > 0) {
      const entries = this.waiting.splice(0, ENTRIES_AT_ONCE);
      try {
        await this.deps.audit.append(entries);
      } catch (error) {
        this.deps.logger.error(
          { err: error, waiting: this.waiting.length, lost: this.lost },
          'the audit log is behind',
        );
        this.waiting.unshift(...entries);
        this.timer ??= setTimeout(() => void this.flush(), RETRY_MS);
        return;
      }
    }
    if (this.lost > 0) this.deps.logger.error({ lost: this.lost }, 'entries of the audit log were lost');
    this.lost = 0;
  }
}

function detailsOf({ details }: AuditEntry): object {
  return typeof details === 'object' && details !== null ? details : {};
}
