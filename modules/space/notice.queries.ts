import { type Insertable, type Selectable, sql } from 'kysely';
import type { Db, Schema } from '#platform/db/db.ts';
import type { Standing } from './place.service.ts';

export type NoticeRow = Selectable<Schema['space.notice']> & {
  read_at?: Date | null;
  confirmed_at?: Date | null;
};

const mostCounted = 100_000;

type Reader = { standings: Standing[]; role: string; personId: string; now: Date };

/** What reaches a reader: published at its places, for its role, neither expired nor withdrawn. */
function addressed(db: Db, { standings, role, now }: Reader) {
  return db
    .selectFrom('space.notice as n')
    .where((eb) =>
      eb.or(
        standings.map(({ tenantId, paths }) =>
          eb.and([eb('n.tenant_id', '=', tenantId), eb('n.path', 'in', paths)]),
        ),
      ),
    )
    .where('n.published_at', '<=', now)
    .where('n.withdrawn_at', 'is', null)
    .where((eb) => eb.or([eb('n.expires_at', 'is', null), eb('n.expires_at', '>', now)]))
    .where(sql<boolean>`(n.roles = '{}' or ${role} = any (n.roles))`);
}

/** The newest first, with the reader's receipt; from before a `(publishedAt, id)`. */
export function selectAddressed(
  db: Db,
  reader: Reader,
  {
    limit,
    before,
    unread,
  }: { limit: number; before?: { at: Date; id: string } | undefined; unread: boolean },
): Promise<NoticeRow[]> {
  return addressed(db, reader)
    .leftJoin('space.notice_receipt as r', (join) =>
      join
        .onRef('r.tenant_id', '=', 'n.tenant_id')
        .onRef('r.notice_id', '=', 'n.id')
        .on('r.person_id', '=', reader.personId),
    )
    .selectAll('n')
    .select(['r.read_at', 'r.confirmed_at'])
    .$if(unread, (query) => query.where('r.read_at', 'is', null))
    .$if(before !== undefined, (query) =>
      query.where(sql<boolean>`(n.published_at, n.id) < (${before?.at}, ${before?.id})`),
    )
    .orderBy('n.published_at', 'desc')
    .orderBy('n.id', 'desc')
    .limit(limit)
    .execute();
}

/** Unread notices of the last term, counted up to 99. */
export async function countUnread(db: Db, reader: Reader, since: Date): Promise<number> {
  const rows = await addressed(db, reader)
    .where('n.published_at', '>', since)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('space.notice_receipt as r')
            .select('r.person_id')
            .whereRef('r.tenant_id', '=', 'n.tenant_id')
            .whereRef('r.notice_id', '=', 'n.id')
            .where('r.person_id', '=', reader.personId),
        ),
      ),
    )
    .select('n.id')
    .limit(99)
    .execute();
  return rows.length;
}

export function selectAddressedOne(db: Db, reader: Reader, id: string): Promise<NoticeRow | undefined> {
  return addressed(db, reader)
    .leftJoin('space.notice_receipt as r', (join) =>
      join
        .onRef('r.tenant_id', '=', 'n.tenant_id')
        .onRef('r.notice_id', '=', 'n.id')
        .on('r.person_id', '=', reader.personId),
    )
    .selectAll('n')
    .select(['r.read_at', 'r.confirmed_at'])
    .where('n.id', '=', id)
    .executeTakeFirst();
}

export function selectNotice(db: Db, tenantId: string, id: string): Promise<NoticeRow | undefined> {
  return db
    .selectFrom('space.notice')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function insertNotices(db: Db, rows: Insertable<Schema['space.notice']>[]): Promise<void> {
  await db.insertInto('space.notice').values(rows).execute();
}

export async function upsertReceipt(
  db: Db,
  tenantId: string,
  noticeId: string,
  personId: string,
  now: Date,
  confirmed: Date | null,
): Promise<void> {
  await db
    .insertInto('space.notice_receipt')
    .values({
      tenant_id: tenantId,
      notice_id: noticeId,
      person_id: personId,
      read_at: now,
      confirmed_at: confirmed,
    })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'notice_id', 'person_id']).doUpdateSet({
        confirmed_at: sql`coalesce(space.notice_receipt.confirmed_at, excluded.confirmed_at)`,
      }),
    )
    .execute();
}

export async function countReceipts(
  db: Db,
  id: string,
  tenants: readonly string[],
): Promise<{ read: number; confirmed: number }> {
  const row = await db
    .selectFrom((eb) =>
      eb
        .selectFrom('space.notice_receipt')
        .select('confirmed_at')
        .where('tenant_id', 'in', [...tenants])
        .where('notice_id', '=', id)
        .limit(mostCounted)
        .as('r'),
    )
    .select([sql<number>`count(*)::int`.as('read'), sql<number>`count(r.confirmed_at)::int`.as('confirmed')])
    .executeTakeFirstOrThrow();
  return row;
}

export function selectSent(
  db: Db,
  tenantId: string,
  authorId: string,
  limit: number,
  before?: { at: Date; id: string },
): Promise<NoticeRow[]> {
  return db
    .selectFrom('space.notice as n')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('author_id', '=', authorId)
    .$if(before !== undefined, (query) =>
      query.where(sql<boolean>`(n.published_at, n.id) < (${before?.at}, ${before?.id})`),
    )
    .orderBy('published_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** Marks the copies in every tenant. @returns false when the version was another. */
export async function withdrawNotice(
  db: Db,
  tenants: readonly string[],
  id: string,
  version: number,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('space.notice')
    .set({ withdrawn_at: now, version: version + 1 })
    .where('tenant_id', 'in', [...tenants])
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function setRecipients(db: Db, tenantId: string, id: string, recipients: number): Promise<void> {
  await db
    .updateTable('space.notice')
    .set({ recipients })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .execute();
}

/** Who of these people has done with a notice what it asks for, in the tenants that the handle sees. */
export async function selectDone(
  db: Db,
  notice: Pick<NoticeRow, 'id' | 'must_confirm'>,
  people: readonly string[],
): Promise<Set<string>> {
  const rows = await db
    .selectFrom('space.notice_receipt')
    .select('person_id')
    .where(sql<boolean>`tenant_id = any(${[...db.tenants]}::uuid[])`)
    .where('notice_id', '=', notice.id)
    .where(sql<boolean>`person_id = any(${[...people]}::uuid[])`)
    .$if(notice.must_confirm, (query) => query.where('confirmed_at', 'is not', null))
    .execute();
  return new Set(rows.map((row) => row.person_id));
}

/** Notes that a reminder goes out now. @returns false when one did since `unless` already */
export async function markReminded(
  db: Db,
  tenantId: string,
  id: string,
  now: Date,
  unless: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('space.notice')
    .set({ reminded_at: now, reminded: null })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .where((eb) => eb.or([eb('reminded_at', 'is', null), eb('reminded_at', '<', unless)]))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function setReminded(db: Db, tenantId: string, id: string, reminded: number): Promise<void> {
  await db
    .updateTable('space.notice')
    .set({ reminded })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .execute();
}

export function selectPublic(
  db: Db,
  tenants: readonly string[],
  now: Date,
  limit: number,
): Promise<NoticeRow[]> {
  return db
    .selectFrom('space.notice')
    .selectAll()
    .where('tenant_id', 'in', [...tenants])
    .where('is_public', '=', true)
    .where('withdrawn_at', 'is', null)
    .where('published_at', '<=', now)
    .orderBy('published_at', 'desc')
    .limit(limit)
    .execute();
}
