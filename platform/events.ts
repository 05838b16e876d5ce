import type { z } from 'zod';
import { uuidv7 } from './codes/uuid.ts';
import type { Ctx } from './ctx.ts';
import { landWith } from './db/db.ts';
import { sendJob } from './jobs.ts';
import { queueOf } from './queues.ts';

export type EventType<P extends z.ZodType = z.ZodType> = { name: string; payload: P };

/** Declares an event: `module.noun.happened`, with the shape of its payload. Ids, never personal data. */
export function defineEvent<P extends z.ZodType>(name: string, payload: P): EventType<P> {
  return { name, payload };
}

export type EventHandler = {
  event: EventType;
  /** Names the subscriber: part of the queue's name, stable for ever. */
  subscriber: string;
  handle: (ctx: Ctx, payload: never, meta: EventMeta) => Promise<void>;
};

export type EventMeta = { id: string; tenantId: string; occurredAt: string };
export type EventEnvelope = EventMeta & { type: string; payload: unknown };

/** Binds a handler to an event. Handlers are idempotent: an event may come twice. */
export function subscribe<P extends z.ZodType>(
  subscriber: string,
  event: EventType<P>,
  handle: (ctx: Ctx, payload: z.infer<P>, meta: EventMeta) => Promise<void>,
): EventHandler {
  return { event, subscriber, handle: handle as EventHandler['handle'] };
}

const subscribers = new Map<string, EventHandler[]>();

/** Who hears of what in this process: the subscriptions of its modules, in the place of any before. */
export function setSubscriptions(handlers: readonly EventHandler[]): void {
  subscribers.clear();
  for (const handler of handlers) {
    const list = subscribers.get(handler.event.name) ?? [];
    if (!list.some((known) => known.subscriber === handler.subscriber)) list.push(handler);
    subscribers.set(handler.event.name, list);
  }
}

/** A fact that waits to be written. */
export type Fact = { event: EventType; tenantId: string; payload: unknown };

export const fact = <P extends z.ZodType>(
  event: EventType<P>,
  tenantId: string,
  payload: z.input<P>,
): Fact => ({
  event,
  tenantId,
  payload,
});

/**
 * Writes a fact in the caller's transaction and hands it to every subscriber's queue in the same transaction.
 * @throws when called outside a transaction: a fact without its change must not exist.
 */
export async function emit<P extends z.ZodType>(
  ctx: Ctx,
  event: EventType<P>,
  tenantId: string,
  payload: z.input<P>,
): Promise<void> {
  await emitAll(ctx, [{ event, tenantId, payload }]);
}

const insertFacts = `insert into platform.event (tenant_id, occurred_at, id, type, payload, actor)
  select f.tenant_id, $1, f.id, f.type, f.payload::jsonb, $2
  from unnest($3::uuid[], $4::uuid[], $5::text[], $6::text[]) as f (tenant_id, id, type, payload)`;

/** Writes several facts with one statement, on its way when this returns. @throws as `emit` */
export async function emitAll(ctx: Ctx, facts: readonly Fact[]): Promise<void> {
  if (facts.length === 0) return;
  if (!ctx.db.tx) throw new Error(`emit(${facts[0]?.event.name}) outside a transaction`);
  const occurredAt = ctx.now();
  const envelopes = facts.map(({ event, tenantId, payload }) => ({
    id: uuidv7(),
    type: event.name,
    tenantId,
    occurredAt: occurredAt.toISOString(),
    payload: event.payload.parse(payload),
  }));
  const values = [
    occurredAt,
    JSON.stringify(actorReference(ctx)),
    envelopes.map(({ tenantId }) => tenantId),
    envelopes.map(({ id }) => id),
    envelopes.map(({ type }) => type),
    envelopes.map(({ payload }) => JSON.stringify(payload)),
  ];
  landWith(ctx, [ctx.db.run(insertFacts, values)]);
  const sent = envelopes.flatMap((envelope) =>
    (subscribers.get(envelope.type) ?? []).map((handler) => sendJob(ctx, queueOf(handler), envelope)),
  );
  await Promise.all(sent);
}

/** Who did it, as ids: for events and the audit trail. */
export function actorReference(ctx: Ctx): Record<string, unknown> {
  const { actor } = ctx;
  switch (actor.kind) {
    case 'person':
      return {
        kind: 'person',
        personId: actor.personId,
        role: actor.grant?.role,
        organisationId: actor.grant?.organisationId,
      };
    case 'app':
      return { kind: 'app', appId: actor.appId };
    case 'system':
      return { kind: 'system', reason: actor.reason };
    case 'anonymous':
      return { kind: 'anonymous' };
  }
}
