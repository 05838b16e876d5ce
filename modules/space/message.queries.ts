import { type Selectable, sql } from 'kysely';
import type { Db, Schema } from '#platform/db/db.ts';

export type MessageRow = Selectable<Schema['space.message']>;
export type ConversationRow = Selectable<Schema['space.conversation']> & { last_read_at: Date | null };

/** A person's conversations in one tenant, the latest first. */
export function selectConversations(
  db: Db,
  tenantId: string,
  personId: string,
  limit: number,
  before?: { at: Date; id: string },
): Promise<ConversationRow[]> {
  return db
    .selectFrom('space.participant as p')
    .innerJoin('space.conversation as c', (join) =>
      join.onRef('c.tenant_id', '=', 'p.tenant_id').onRef('c.id', '=', 'p.conversation_id'),
    )
    .selectAll('c')
    .select('p.last_read_at')
    .where('p.tenant_id', '=', tenantId)
    .where('p.person_id', '=', personId)
    .$if(before !== undefined, (query) =>
      query.where(sql<boolean>`(p.last_message_at, p.conversation_id) < (${before?.at}, ${before?.id})`),
    )
    .orderBy('p.last_message_at', 'desc')
    .orderBy('p.conversation_id', 'desc')
    .limit(limit)
    .execute();
}

export async function selectParticipants(
  db: Db,
  tenantId: string,
  conversations: readonly string[],
): Promise<Map<string, string[]>> {
  const people = new Map<string, string[]>();
  if (conversations.length === 0) return people;
  const rows = await db
    .selectFrom('space.participant')
    .select(['conversation_id', 'person_id'])
    .where('tenant_id', '=', tenantId)
    .where('conversation_id', 'in', [...conversations])
    .execute();
  for (const row of rows)
    people.set(row.conversation_id, [...(people.get(row.conversation_id) ?? []), row.person_id]);
  return people;
}

/** Creates the one conversation of two people, or does nothing: its id follows from theirs. */
export async function insertConversation(
  db: Db,
  tenantId: string,
  id: string,
  people: readonly string[],
  createdBy: string,
  now: Date,
): Promise<void> {
  await db
    .insertInto('space.conversation')
    .values({
      tenant_id: tenantId,
      id,
      kind: 'direct',
      created_by: createdBy,
      created_at: now,
      last_message_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db
    .insertInto('space.participant')
    .values(
      people.map((person) => ({
        tenant_id: tenantId,
        conversation_id: id,
        person_id: person,
        last_message_at: now,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function insertMessage(db: Db, row: MessageRow): Promise<void> {
  const { tenant_id, conversation_id, sent_at, body, sender_id } = row;
  await db.insertInto('space.message').values(row).execute();
  await db
    .updateTable('space.conversation')
    .set({ last_message_at: sent_at, last_text: body.slice(0, 80) })
    .where('tenant_id', '=', tenant_id)
    .where('id', '=', conversation_id)
    .execute();
  await db
    .updateTable('space.participant')
    .set({
      last_message_at: sent_at,
      last_read_at: sql`case when person_id = ${sender_id} then ${sent_at} else last_read_at end`,
    })
    .where('tenant_id', '=', tenant_id)
    .where('conversation_id', '=', conversation_id)
    .execute();
}

/** The newest first, from before an instant. */
export function selectMessages(
  db: Db,
  tenantId: string,
  conversationId: string,
  limit: number,
  before?: { at: Date; id: string },
): Promise<MessageRow[]> {
  return db
    .selectFrom('space.message')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('conversation_id', '=', conversationId)
    .$if(before !== undefined, (query) =>
      query.where(sql<boolean>`(sent_at, id) < (${before?.at}, ${before?.id})`),
    )
    .orderBy('sent_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

export async function isParticipant(
  db: Db,
  tenantId: string,
  conversationId: string,
  personId: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('space.participant')
    .select('person_id')
    .where('tenant_id', '=', tenantId)
    .where('conversation_id', '=', conversationId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row !== undefined;
}

export async function markRead(
  db: Db,
  tenantId: string,
  conversationId: string,
  personId: string,
  now: Date,
): Promise<void> {
  await db
    .updateTable('space.participant')
    .set({ last_read_at: now })
    .where('tenant_id', '=', tenantId)
    .where('conversation_id', '=', conversationId)
    .where('person_id', '=', personId)
    .execute();
}

/** Conversations with something unread, up to 99. */
export async function countUnreadConversations(db: Db, tenantId: string, personId: string): Promise<number> {
  const rows = await db
    .selectFrom('space.participant')
    .select('conversation_id')
    .where('tenant_id', '=', tenantId)
    .where('person_id', '=', personId)
    .where(sql<boolean>`last_message_at > coalesce(last_read_at, '-infinity')`)
    .limit(99)
    .execute();
  return rows.length;
}
