/**
 * Quotas of outside services. Every call takes a place of a sliding window before it is made, in one statement, so that
 * no two processes take the last one and no window of that length ever holds more calls than the quota allows.
 */
import { sql } from 'drizzle-orm';
import type { Orm } from '../connect';
import { serviceQuotas } from '../schema';

export interface Quota {
  calls: number;
  windowSeconds: number;
}

export class ServiceQuotasRepository {
  constructor(private readonly orm: Orm) {}

  /** False where the quota is used up, or the service has refused a short while ago. */
  async take(service: string, { calls, windowSeconds }: Quota): Promise<boolean> {
    const { rows } = await this.orm.execute(sql`
      insert into ${serviceQuotas} as kept (service, taken_at) values (${service}, array[now()])
      on conflict (service) do update set
        taken_at = (kept.taken_at || now())[greatest(1, cardinality(kept.taken_at) + 2 - ${calls}::int):]
      where coalesce(kept.refused_until <= now(), true)
        and coalesce(
          kept.taken_at[cardinality(kept.taken_at) + 1 - ${calls}::int]
            <= now() - make_interval(secs => ${windowSeconds}::float8),
          true)
      returning service`);
    return rows.length > 0;
  }

  /** The service said that it was asked too often. */
  async refused(service: string, seconds: number): Promise<void> {
    const refusedUntil = sql`now() + make_interval(secs => ${seconds}::float8)`;
    await this.orm
      .insert(serviceQuotas)
      .values({ service, refusedUntil })
      .onConflictDoUpdate({ target: serviceQuotas.service, set: { refusedUntil } });
  }

  /** Whether a service without a quota of ours may be asked. */
  async isWilling(service: string): Promise<boolean> {
    const { rows } = await this.orm.execute(
      sql`select 1 from ${serviceQuotas} where service = ${service} and refused_until > now()`,
    );
    return rows.length === 0;
  }
}
