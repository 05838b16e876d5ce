import { type Insertable, type Selectable, sql } from 'kysely';
import type { Db, Schema } from '#platform/db/db.ts';

export type QuestionRow = Selectable<Schema['services.question']>;

export async function insertQuestion(db: Db, row: Insertable<Schema['services.question']>): Promise<void> {
  await db.insertInto('services.question').values(row).execute();
}

export function selectQuestion(db: Db, tenantId: string, id: string): Promise<QuestionRow | undefined> {
  return db
    .selectFrom('services.question')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
}

type Window = { limit: number; before?: string | undefined };

/** The public base, the latest first; found by words in question or answer. */
export function selectPublic(
  db: Db,
  tenantId: string,
  { lifeEvent, q, limit, before }: Window & { lifeEvent?: string | undefined; q?: string | undefined },
): Promise<QuestionRow[]> {
  return db
    .selectFrom('services.question')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('is_public', '=', true)
    .$if(lifeEvent !== undefined, (query) => query.where('life_event', '=', lifeEvent as string))
    .$if(q !== undefined, (query) =>
      query.where(
        sql<boolean>`position(lower(${q}) in lower(public_title || ' ' || public_content || ' ' || answer)) > 0`,
      ),
    )
    .$if(before !== undefined, (query) => query.where('id', '<', before as string))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** Waiting for an answer, the oldest first. */
export function selectUnanswered(
  db: Db,
  tenantId: string,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<QuestionRow[]> {
  return db
    .selectFrom('services.question')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('answered_at', 'is', null)
    .$if(after !== undefined, (query) => query.where('id', '>', after as string))
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** A person's own in one tenant, the latest first. */
export function selectAsked(
  db: Db,
  tenantId: string,
  askerId: string,
  limit: number,
): Promise<QuestionRow[]> {
  return db
    .selectFrom('services.question')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('asker_id', '=', askerId)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

export async function writeAnswer(
  db: Db,
  { tenantId, id }: { tenantId: string; id: string },
  answer: {
    text: string;
    by: string;
    at: Date;
    publish?: { title: string; content: string } | undefined;
  },
): Promise<QuestionRow | undefined> {
  return db
    .updateTable('services.question')
    .set({
      answer: answer.text,
      answered_by: answer.by,
      answered_at: answer.at,
      is_public: answer.publish !== undefined,
      public_title: answer.publish?.title ?? null,
      public_content: answer.publish?.content ?? null,
    })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .where('answered_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
}
