/**
 * Notes which keys and sessions were used and writes it down once a minute: `last_used_at` of keys, and the sliding end
 * of browsers' sessions. No request waits for it, and what is lost with a killed process is at most a minute.
 */
import type { Logger } from 'pino';
import type { KeysRepository } from '../../db/repositories/keys';
import type { SessionsRepository } from '../../db/repositories/sessions';

const INTERVAL_MS = 60_000;

export interface CredentialUsesDeps {
  keys: Pick<KeysRepository, 'markUsed'>;
  sessions: Pick<SessionsRepository, 'slide'>;
  logger: Logger;
}

export class CredentialUses {
  private readonly keys = new Set<string>();
  private readonly sessions = new Set<string>();
  private readonly timer = setInterval(() => void this.flush(), INTERVAL_MS);

  constructor(private readonly deps: CredentialUsesDeps) {
    this.timer.unref();
  }

  noteKey(id: string): void {
    this.keys.add(id);
  }

  /** A session that is carried by a cookie; that of an access token does not slide. */
  noteBrowser(sessionId: string): void {
    this.sessions.add(sessionId);
  }

  async flush(): Promise<void> {
    const keys = [...this.keys];
    const sessions = [...this.sessions];
    this.keys.clear();
    this.sessions.clear();
    try {
      await this.deps.keys.markUsed(keys);
      await this.deps.sessions.slide(sessions);
    } catch (error) {
      this.deps.logger.warn({ err: error }, 'the use of keys and sessions could not be noted');
    }
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.flush();
  }
}
