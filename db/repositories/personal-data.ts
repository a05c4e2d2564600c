/** All that is kept of one person: read out whole for an export, and erased. */
import { and, eq, sql, type SQL } from 'drizzle-orm';
import type { Orm } from '../connect';
import {
  annotationLooks,
  apiTokens,
  categories,
  clicks,
  feedback,
  idempotencyKeys,
  itemNames,
  principals,
  projects,
  receipts,
  runAskers,
  sessions,
  signInLinks,
  stockAdditions,
  stockItems,
  stockMovements,
  stocks,
  votes,
} from '../schema';
import { countOpinions } from './annotation-counts';
import type { Transaction } from './batch-runs';
import { leavePersonalRuns } from './past-runs';
import { recordChoice } from './training-consent';
import { requireAnotherAdministrator } from './users';

/** One thing that is kept, as a row of the database has it, secrets and their hashes left out. */
export interface PersonalRow {
  kind: string;
  row: Record<string, unknown>;
}

/** In place of the name of somebody who was erased. */
const ERASED_NAME = 'removed user';
const ROWS_AT_ONCE = 500;

interface Source {
  /** Columns of `select`, by which its rows are told apart: in their order they are handed out. */
  key: readonly string[];
  select: (personId: SQL) => SQL;
}

/** Of each table the rows that are about the person. */
const SOURCES: Readonly<Record<string, Source>> = {
  user: { key: ['id'], select: (id) => sql`select * from principals where id = ${id}` },
  key: {
    key: ['created_at', 'id'],
    select: (id) =>
      sql`select id, name, prefix, scopes, created_at, expires_at, last_used_at, revoked_at
        from api_tokens where principal_id = ${id}`,
  },
  session: {
    key: ['created_at', 'id'],
    select: (id) =>
      sql`select id, scopes, user_agent, address, created_at, expires_at, revoked_at
        from sessions where principal_id = ${id}`,
  },
  consent: {
    key: ['id'],
    select: (id) => sql`select id, allowed, at from training_consents where principal_id = ${id}`,
  },
  feedback: { key: ['created_at', 'id'], select: (id) => sql`select * from feedback where user_id = ${id}` },
  vote: { key: ['at', 'run_id'], select: (id) => sql`select run_id, vote, at from votes where user_id = ${id}` },
  click: {
    key: ['at', 'id'],
    select: (id) => sql`select id, run_id, target, entry, position, at from clicks where user_id = ${id}`,
  },
  annotation_look: {
    key: ['claimed_at', 'run_id'],
    select: (id) => sql`select run_id, claimed_at, skipped_at from annotation_looks where principal_id = ${id}`,
  },
  run: {
    key: ['created_at', 'id'],
    select: (id) =>
      sql`select id, pipeline, input, input_name, options, status, created_at, ended_at
        from runs where owner_id = ${id} and shadow_of is null`,
  },
  asked_run: {
    key: ['asked_at', 'run_id'],
    select: (id) => sql`select run_id, asked_at from run_askers where principal_id = ${id}`,
  },
  batch: {
    key: ['created_at', 'id'],
    select: (id) =>
      sql`select id, pipeline, name, options, status, created_at, ended_at from batches where owner_id = ${id}`,
  },
  receipt: {
    key: ['created_at', 'id'],
    select: (id) =>
      sql`select id, run_id, image_sha256, shop, business_number, bought_on, bought_at, currency, total, duplicate_of,
          created_at, updated_at
        from receipts where owner_id = ${id}`,
  },
  receipt_item: {
    key: ['receipt_id', 'line'],
    select: (id) =>
      sql`select receipt_items.* from receipt_items join receipts on receipts.id = receipt_items.receipt_id
        where owner_id = ${id}`,
  },
  item_name: {
    key: ['shop_key', 'text_key'],
    select: (id) => sql`select shop_key, text_key, name, category, updated_at from item_names where owner_id = ${id}`,
  },
  category: {
    key: ['created_at', 'id'],
    select: (id) =>
      sql`select id, title_en, title_ko, storage, shelf_days, created_at from categories where created_by = ${id}`,
  },
  product: {
    key: ['created_at', 'gtin'],
    select: (id) =>
      sql`select gtin, name, brand, quantity, category_id, created_at from own_products where created_by = ${id}`,
  },
  stock_item: {
    key: ['created_at', 'id'],
    select: (id) =>
      sql`select id, name, quantity, unit, category, storage, expires_on, barcode, created_at, updated_at
        from stock_items where owner_id = ${id}`,
  },
  stock_addition: {
    key: ['created_at', 'id'],
    select: (id) => sql`select id, receipt_id, created_at, undone_at from stock_additions where owner_id = ${id}`,
  },
  stock_movement: {
    key: ['id'],
    select: (id) =>
      sql`select id, stock_item_id, change, reason, addition_id, line, at from stock_movements where owner_id = ${id}`,
  },
  audit: {
    key: ['id'],
    select: (id) =>
      sql`select id, at, action, target, outcome, status, address, details from audit_log where principal_id = ${id}`,
  },
};

export class PersonalDataRepository {
  constructor(private readonly orm: Orm) {}

  /**
   * Some hundred rows at a time, so that it fits into memory however much there is. Each time those after the last one:
   * rows that go or come meanwhile make no other row missing.
   */
  async *rows(personId: string): AsyncGenerator<PersonalRow> {
    for (const [kind, { key, select }] of Object.entries(SOURCES)) {
      const place = list(key.map((column) => sql`kept.${sql.identifier(column)}`));
      for (let last: Record<string, unknown> | undefined; ;) {
        const after = last && sql`where (${place}) > (${list(key.map((column) => sql`${last?.[column]}`))})`;
        const { rows } = await this.orm.execute<{ row: Record<string, unknown> }>(
          sql`select to_jsonb(kept) as row from (${select(sql`${personId}::uuid`)}) as kept
            ${after} order by ${place} limit ${ROWS_AT_ONCE}::int`,
        );
        for (const { row } of rows) yield { kind, row };
        last = rows.at(-1)?.row;
        if (rows.length < ROWS_AT_ONCE) break;
      }
    }
  }

  /**
   * Leaves a nameless user who can do nothing: feedback, votes, clicks, receipts, stock, personal runs, keys and sessions go, and no
   * later dataset holds what the person has said. Other runs, batches and categories are the project's and stay. False where there is
   * no such user. Done again, it changes nothing. @throws LAST_ADMINISTRATOR
   */
  erase(personId: string, projectId: string): Promise<boolean> {
    return this.orm.transaction(async (tx) => {
      // As every change to a project's users, so that two administrators do not erase each other at once.
      await tx.select({ id: projects.id }).from(projects).where(eq(projects.id, projectId)).for('no key update');
      const [user] = await tx
        .select()
        .from(principals)
        .where(and(eq(principals.id, personId), eq(principals.projectId, projectId)));
      if (!user) return false;
      await requireAnotherAdministrator(tx, user);
      const disabledAt = sql`coalesce(${principals.disabledAt}, now())`;
      await tx.update(principals).set({ name: ERASED_NAME, disabledAt }).where(eq(principals.id, personId));
      await recordChoice(tx, personId, false);
      await eraseWords(tx, personId);
      for (const table of [stockMovements, stockAdditions, stockItems, stocks]) {
        await tx.delete(table).where(eq(table.ownerId, personId));
      }
      for (const table of [receipts, itemNames]) await tx.delete(table).where(eq(table.ownerId, personId));
      await leavePersonalRuns(tx, personId);
      await tx.delete(runAskers).where(eq(runAskers.principalId, personId));
      await tx.update(categories).set({ createdBy: null }).where(eq(categories.createdBy, personId));
      for (const table of [sessions, signInLinks, apiTokens, idempotencyKeys, annotationLooks]) {
        await tx.delete(table).where(eq(table.principalId, personId));
      }
      return true;
    });
  }
}

function list(parts: SQL[]): SQL {
  return sql.join(parts, sql`, `);
}

async function eraseWords(tx: Transaction, personId: string): Promise<void> {
  await tx.delete(clicks).where(eq(clicks.userId, personId));
  await tx.delete(votes).where(eq(votes.userId, personId));
  const said = await tx.delete(feedback).where(eq(feedback.userId, personId)).returning({ runId: feedback.runId });
  for (const runId of new Set(said.map((word) => word.runId))) await countOpinions(tx, runId);
}
