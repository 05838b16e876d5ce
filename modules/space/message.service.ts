import { peopleByIds } from '#modules/directory/index.ts';
import { authorise } from '#platform/auth/authorise.ts';
import { uuidFrom, uuidv7 } from '#platform/codes/uuid.ts';
import { type Ctx, personOf, tenantOf } from '#platform/ctx.ts';
import { inTx, read } from '#platform/db/db.ts';
import { notFound, PlatformError } from '#platform/errors.ts';
import { cutPage, fromCursor, type Page, type PageQuery } from '#platform/http/page.ts';
import { mayWriteTo } from './contact.service.ts';
import {
  type ConversationRow,
  insertConversation,
  insertMessage,
  isParticipant,
  markRead,
  selectConversations,
  selectMessages,
  selectParticipants,
} from './message.queries.ts';
import type { Conversation, Message } from './message.schema.ts';

const beforeOf = (cursor: string | undefined) => {
  const key = fromCursor(cursor, 2);
  return key && { at: new Date(String(key[0])), id: String(key[1]) };
};

/** The actor's conversations, the latest first. */
export async function listConversations(ctx: Ctx, { cursor, limit }: PageQuery): Promise<Page<Conversation>> {
  const { personId } = personOf(ctx);
  const tenantId = tenantOf(ctx);
  return read(ctx, async (ctx) => {
    const rows = await selectConversations(ctx.db, tenantId, personId, limit + 1, beforeOf(cursor));
    const page = cutPage(rows, limit, (row) => [row.last_message_at.toISOString(), row.id]);
    const participants = await selectParticipants(
      ctx.db,
      tenantId,
      page.items.map((row) => row.id),
    );
    const people = await peopleByIds(ctx, [...new Set([...participants.values()].flat())]);
    const toConversation = (row: ConversationRow): Conversation => ({
      id: row.id,
      people: (participants.get(row.id) ?? [])
        .filter((id) => id !== personId)
        .map((id) => ({ id, name: people.get(id)?.name ?? '' })),
      lastText: row.last_text,
      lastMessageAt: row.last_message_at.toISOString(),
      unread: row.last_text !== null && row.last_message_at > (row.last_read_at ?? new Date(0)),
    });
    return { ...page, items: page.items.map(toConversation) };
  });
}

/** Writes to a person; the conversation of the two is found or begun. @throws space.not-a-contact */
export async function sendMessage(
  ctx: Ctx,
  { to, body }: { to: string; body: string },
): Promise<{ conversationId: string; id: string }> {
  authorise(ctx, 'space.message.send');
  const { personId } = personOf(ctx);
  const tenantId = tenantOf(ctx);
  const conversationId = uuidFrom(tenantId, [personId, to].sort().join(' '));
  return inTx(ctx, async (ctx) => {
    // Who was written to may answer, also when the class is no longer shared.
    const known = await isParticipant(ctx.db, tenantId, conversationId, personId);
    if (!known && !(await mayWriteTo(ctx, to))) throw new PlatformError('space.not-a-contact');
    const now = ctx.now();
    if (!known) await insertConversation(ctx.db, tenantId, conversationId, [personId, to], personId, now);
    const id = uuidv7();
    await insertMessage(ctx.db, {
      tenant_id: tenantId,
      conversation_id: conversationId,
      sent_at: now,
      id,
      sender_id: personId,
      body,
    });
    await ctx.ports.realtime.publish(ctx, `person:${to}`, { kind: 'message', conversationId });
    return { conversationId, id };
  });
}

/** A conversation's messages, the newest first; reading them marks it as read. @throws resource.not-found for outsiders. */
export async function listMessages(
  ctx: Ctx,
  conversationId: string,
  { cursor, limit }: PageQuery,
): Promise<Page<Message>> {
  const { personId } = personOf(ctx);
  const tenantId = tenantOf(ctx);
  return inTx(ctx, async (ctx) => {
    if (!(await isParticipant(ctx.db, tenantId, conversationId, personId)))
      throw notFound('这段对话', 'conversation');
    const rows = await selectMessages(ctx.db, tenantId, conversationId, limit + 1, beforeOf(cursor));
    if (!cursor) await markRead(ctx.db, tenantId, conversationId, personId, ctx.now());
    const page = cutPage(rows, limit, (row) => [row.sent_at.toISOString(), row.id]);
    return {
      ...page,
      items: page.items.map((row) => ({
        id: row.id,
        body: row.body,
        sentAt: row.sent_at.toISOString(),
        mine: row.sender_id === personId,
        senderId: row.sender_id,
      })),
    };
  });
}
