/**
 * Cached results that were asked for a moment ago, kept in memory: a document that many clients ask for costs no query.
 * Everything is forgotten as soon as any result may have changed (a run has completed, runs were deleted), which
 * Postgres tells every API process; while it cannot tell, an entry lives for `AGE_MS_MAX` at the most.
 */
import { PROGRESS_CHANNEL } from '../../contracts/events';
import type { Notifications } from '../../db/notifications';
import { RESULTS_CHANNEL } from '../../db/repositories/past-runs';
import type { CachedResult, RunsRepository } from '../../db/repositories/runs';

export interface HotResultsDeps {
  runs: Pick<RunsRepository, 'cached'>;
  notifications: Pick<Notifications, 'on' | 'onReconnected'>;
}

const AGE_MS_MAX = 5_000;
const CHARACTERS_MAX = 32 * 1024 ** 2;

export class HotResults {
  private readonly entries = new Map<string, { result: CachedResult; until: number }>();
  private characters = 0;
  /** Grows when all is forgotten: what was read before that must not be kept after it. */
  private generation = 0;

  constructor(private readonly deps: HotResultsDeps) {
    const forget = () => {
      this.forget();
    };
    deps.notifications.on(PROGRESS_CHANNEL, (event) => {
      if (event.includes('"run_completed"')) forget();
    });
    deps.notifications.on(RESULTS_CHANNEL, forget);
    deps.notifications.onReconnected(forget);
  }

  /** The unexpired cached result of a fingerprint. */
  async find(fingerprint: string): Promise<CachedResult | undefined> {
    const known = this.entries.get(fingerprint);
    if (known && known.until > Date.now()) return known.result;
    const { generation } = this;
    const result = await this.deps.runs.cached(fingerprint);
    if (result && generation === this.generation) this.keep(fingerprint, result);
    return result;
  }

  private keep(fingerprint: string, result: CachedResult): void {
    if (this.characters + result.resultJson.length > CHARACTERS_MAX) this.forget();
    if (!this.entries.has(fingerprint)) this.characters += result.resultJson.length;
    const until = Math.min(Date.now() + AGE_MS_MAX, result.expiresAt.getTime());
    this.entries.set(fingerprint, { result, until });
  }

  private forget(): void {
    this.entries.clear();
    this.characters = 0;
    this.generation += 1;
  }
}
