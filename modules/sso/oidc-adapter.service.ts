import Provider, { errors } from 'oidc-provider';
import { sessionFacts } from '#modules/identity/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { findClient } from './client.service.ts';
import {
  consumeObject,
  deleteByGrant,
  deleteObject,
  findObject,
  findObjectByUid,
  type GrantObject,
  type NewObject,
} from './grant-object.queries.ts';
import { keyOf, objectsOf, type Payload, putTogether, readAhead } from './oidc-request.service.ts';

/** The kinds that end when their grant does. */
const grantable = new Set(['AccessToken', 'AuthorizationCode', 'RefreshToken']);

/** Grants are kept half a year unless the provider says otherwise; nothing is stored without an end. */
const longest = 180 * 86_400;

/**
 * The provider's storage in PostgreSQL. Its models are kept by hash and sealed; clients come from the app registry.
 * What a request stores and removes waits for its end (see `oidc-request.service.ts`), but for `consume`, which
 * succeeds once, whatever happens at the same time: of two who present one code or refresh token, one is told so.
 */
export function createAdapter(ctx: Ctx) {
  return (model: string) => (model === 'Client' ? clientAdapter(ctx) : objectAdapter(ctx, model));
}

function objectAdapter(ctx: Ctx, kind: string) {
  return {
    async upsert(id: string, payload: Payload, expiresIn: number | undefined) {
      const object: NewObject = {
        kind,
        id,
        payload,
        grantId: grantable.has(kind) ? payload.grantId : undefined,
        uid: kind === 'Session' ? payload.uid : undefined,
        appId: payload.clientId,
        personId: payload.accountId,
        expiresAt: new Date(ctx.now().getTime() + (expiresIn ?? longest) * 1000),
      };
      const objects = objectsOf(Provider.ctx);
      if (!objects) return putTogether(ctx, [object]);
      objects.deletions.delete(keyOf(object));
      objects.puts.set(keyOf(object), object);
      if (object.uid) objects.sessions.set(object.uid, { ...object, consumedAt: undefined });
    },
    async find(id: string) {
      const objects = objectsOf(Provider.ctx);
      const key = keyOf({ kind, id });
      if (objects?.deletions.has(key)) return undefined;
      const waiting = objects?.puts.get(key);
      if (waiting) return waiting.payload;
      if (kind === 'Grant' && objects?.grants.has(id)) return toStored(objects.grants.get(id));
      const found = await findObject(ctx, [kind], id);
      if (objects && found && grantable.has(kind)) await readAhead(ctx, objects, found.payload);
      return toStored(found);
    },
    async findByUid(uid: string) {
      return toStored(await findSessionObject(ctx, uid, Provider.ctx));
    },
    async findByUserCode() {
      return undefined;
    },
    async consume(id: string) {
      if (!(await consumeObject(ctx, kind, id))) throw new errors.InvalidGrant('already used');
    },
    async destroy(id: string) {
      const objects = objectsOf(Provider.ctx);
      objects?.puts.delete(keyOf({ kind, id }));
      // What was revoked is gone at once; an interaction has merely been answered.
      if (!objects || kind !== 'Interaction') return deleteObject(ctx, { kind, id });
      objects.deletions.set(keyOf({ kind, id }), { kind, id });
    },
    async revokeByGrantId(grantId: string) {
      const puts = objectsOf(Provider.ctx)?.puts ?? new Map<string, NewObject>();
      for (const [key, put] of puts) if (put.kind === kind && put.grantId === grantId) puts.delete(key);
      await deleteByGrant(ctx, kind, grantId);
    },
  };
}

/**
 * The provider's session of a platform session; none once that one is over, so that nothing bound to it outlives a
 * sign-out by a moment.
 * @param request the provider's, which may have read it ahead
 */
export async function findSessionObject(
  ctx: Ctx,
  sessionId: string,
  request?: object,
): Promise<GrantObject | undefined> {
  const objects = objectsOf(request);
  const object = objects?.sessions.has(sessionId)
    ? objects.sessions.get(sessionId)
    : await findObjectByUid(ctx, 'Session', sessionId);
  const personId = (object?.payload as Payload | undefined)?.accountId;
  if (!object || !personId) return object;
  const facts = await sessionFacts(ctx, personId, sessionId);
  if (facts?.active) objects?.active.add(personId);
  return facts && !facts.over ? object : undefined;
}

function toStored(object: GrantObject | undefined) {
  if (!object) return undefined;
  const consumed = object.consumedAt && { consumed: Math.floor(object.consumedAt.getTime() / 1000) };
  return { ...object.payload, ...consumed };
}

/** Apps are registered and changed in the registry alone. */
function clientAdapter(ctx: Ctx) {
  const refuse = async () => {
    throw new Error('clients are registered in the app registry');
  };
  return {
    find: (id: string) => findClient(ctx, Provider.ctx, id),
    findByUid: async () => undefined,
    findByUserCode: async () => undefined,
    upsert: refuse,
    consume: refuse,
    destroy: refuse,
    revokeByGrantId: refuse,
  };
}
