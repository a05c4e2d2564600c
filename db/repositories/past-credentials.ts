/** What retention clears away of the things that let callers in and of the record of what they did. */
import type { Orm } from '../connect';
import { AuditLogRepository } from './audit-log';
import { SessionsRepository } from './sessions';
import { SignInLinksRepository } from './sign-in-links';

export class PastCredentials {
  private readonly sessions: SessionsRepository;
  private readonly links: SignInLinksRepository;
  private readonly audit: AuditLogRepository;

  constructor(orm: Orm) {
    this.sessions = new SessionsRepository(orm);
    this.links = new SignInLinksRepository(orm);
    this.audit = new AuditLogRepository(orm);
  }

  /** Counts what is gone: audit entries older than so many days, and what ended before that. */
  async delete(days: number): Promise<{ sessions: number; signInLinks: number; auditEntries: number }> {
    return {
      sessions: await this.sessions.deleteEnded(days),
      signInLinks: await this.links.deleteEnded(days),
      auditEntries: await this.audit.deleteOlderThan(days),
    };
  }
}
