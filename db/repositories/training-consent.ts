/**
 * Whether training may learn from what a person corrects: the person's own choice, else the installation's setting, else
 * yes. Every change is kept with its time. `isAllowed` is the one rule; whatever leads feedback to a dataset asks it.
 */
import { desc, eq, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { ModelState } from '../../contracts/model';
import type { Orm } from '../connect';
import { principals, trainingConsents } from '../schema';

/** Of a team's own machine: what its people correct is meant to make it better, and everybody may say no. */
const ALLOWED_BY_DEFAULT = true;

const newest = (whose: SQL): SQL =>
  sql`(select chosen.allowed from training_consents chosen where ${whose} order by chosen.id desc limit 1)`;
const ofInstallation = sql`coalesce(${newest(sql`chosen.principal_id is null`)}, ${sql.raw(String(ALLOWED_BY_DEFAULT))})`;

/** For a statement that has the person's id at hand. */
export function isAllowed(personId: SQL): SQL<boolean> {
  return sql<boolean>`coalesce(${newest(sql`chosen.principal_id = ${personId}`)}, ${ofInstallation})`;
}

export interface TrainingConsent {
  /** What counts: the own choice, else the installation's setting. */
  allowed: boolean;
  /** Null where the person goes by the installation's setting. */
  own: boolean | null;
  installation: boolean;
}

export interface ConsentChange {
  of: 'person' | 'installation';
  allowed: boolean | null;
  changedBy: { id: string; name: string };
  at: Date;
}

/** A version that has learned from a person's feedback. */
export interface TaughtVersion {
  id: string;
  slot: string;
  version: string;
  state: ModelState;
  /** `dataset`: its own dataset was made from it. `parent`: the version did that it was trained on from. */
  via: 'dataset' | 'parent';
  createdAt: Date;
}

/** Within whatever transaction `executor` is. */
export async function recordChoice(
  executor: Pick<Orm, 'execute'>,
  personId: string,
  allowed: boolean | null,
): Promise<void> {
  await executor.execute(sql`
    insert into training_consents (principal_id, allowed, changed_by)
    select ${personId}::uuid, ${allowed}::boolean, ${personId}::uuid
    where ${newest(sql`chosen.principal_id = ${personId}::uuid`)} is distinct from ${allowed}::boolean`);
}

export class TrainingConsentRepository {
  constructor(private readonly orm: Orm) {}

  async of(personId: string): Promise<TrainingConsent> {
    const { rows } = await this.orm.execute<TrainingConsent & Record<string, unknown>>(sql`
      select ${isAllowed(sql`${personId}::uuid`)} as allowed,
        ${newest(sql`chosen.principal_id = ${personId}::uuid`)} as own,
        ${ofInstallation} as installation`);
    const [consent] = rows;
    if (!consent) throw new Error('Postgres gave no row where it always gives one.');
    return consent;
  }

  /** Null goes by the installation's setting again. What is said already leaves no second entry. */
  choose(personId: string, allowed: boolean | null): Promise<void> {
    return recordChoice(this.orm, personId, allowed);
  }

  async setInstallation(allowed: boolean, changedBy: string): Promise<void> {
    await this.orm.execute(sql`
      insert into training_consents (principal_id, allowed, changed_by)
      select null, ${allowed}::boolean, ${changedBy}::uuid where ${ofInstallation} is distinct from ${allowed}::boolean`);
  }

  /** The person's own changes and those of the installation, newest first. */
  async history(personId: string, limit: number): Promise<ConsentChange[]> {
    const rows = await this.orm
      .select({
        principalId: trainingConsents.principalId,
        allowed: trainingConsents.allowed,
        at: trainingConsents.at,
        changedById: principals.id,
        changedByName: principals.name,
      })
      .from(trainingConsents)
      .innerJoin(principals, eq(principals.id, trainingConsents.changedBy))
      .where(or(eq(trainingConsents.principalId, personId), isNull(trainingConsents.principalId)))
      .orderBy(desc(trainingConsents.id))
      .limit(limit);
    return rows.map(({ principalId, allowed, at, changedById, changedByName }) => ({
      of: principalId === null ? 'installation' : 'person',
      allowed,
      at,
      changedBy: { id: changedById, name: changedByName },
    }));
  }

  /** Newest first. Weights go on from version to version, so what a version learned its successors know, too. */
  async taught(personId: string, limit: number): Promise<TaughtVersion[]> {
    const { rows } = await this.orm.execute<TaughtVersion & Record<string, unknown>>(sql`
      with recursive taught as (
        select id, true as direct from model_versions where dataset_id in (
          select dataset_id from dataset_feedback where user_id = ${personId}::uuid)
        union
        select child.id, false from model_versions child join taught on child.parent_id = taught.id
      )
      select version.id, version.slot, version.version, version.state,
        case when bool_or(taught.direct) then 'dataset' else 'parent' end as via, version.created_at as "createdAt"
      from taught join model_versions version on version.id = taught.id
      group by version.id
      order by version.created_at desc, version.id desc
      limit ${limit}::int`);
    return rows.map((row) => ({ ...row, createdAt: new Date(row.createdAt) }));
  }
}
