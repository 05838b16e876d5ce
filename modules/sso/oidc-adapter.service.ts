import Provider, { errors } from 'oidc-provider';
import { sessionFacts } from '#modules/identity/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { inTx } from '#platform/db/db.ts';
import { findClient } from './client.service.ts';
import {
  consumeObject,
  deleteByGrant,
  deleteObject,
  findObject,
  findObjectByUid,
  type GrantObject,
  insertObject,
  lockObject,
  putObject,
} from './grant-object.queries.ts';

type Payload = Record<string, unknown> & {
  accountId?: string;
  clientId?: string;
  grantId?: string;
  uid?: string;
};

/** The kinds that end when their grant does. */
const grantable = new Set(['AccessToken', 'AuthorizationCode', 'RefreshToken']);

/** Grants are kept half a year unless the provider says otherwise; nothing is stored without an end. */
const longest = 180 * 86_400;

/**
 * The provider's storage in PostgreSQL. Its models are kept by hash and sealed; clients come from the app registry.
 * `consume` succeeds once, whatever happens at the same time: of two who present one code or refresh token, one is told so.
 */
export function createAdapter(ctx: Ctx) {
  return (model: string) => (model === 'Client' ? clientAdapter(ctx) : objectAdapter(ctx, model));
}

function objectAdapter(ctx: Ctx, kind: string) {
  return {
    async upsert(id: string, payload: Payload, expiresIn: number | undefined) {
      const object = {
        kind,
        id,
        grantId: grantable.has(kind) ? payload.grantId : undefined,
        uid: kind === 'Session' ? payload.uid : undefined,
        appId: payload.clientId,
        personId: payload.accountId,
        expiresAt: new Date(ctx.now().getTime() + (expiresIn ?? longest) * 1000),
      };
      if (kind !== 'Session') return putObject(ctx, { ...object, payload });
      // Two tabs that sign in to two apps at once share one session: neither may lose the other's authorisation.
      if (await insertObject(ctx, { ...object, payload })) return;
      await inTx(ctx, async (ctx) => {
        const stored = await lockObject(ctx, kind, id);
        await putObject(ctx, { ...object, payload: withBothAuthorizations(stored?.payload, payload) });
      });
    },
    async find(id: string) {
      return toStored(await findObject(ctx, [kind], id));
    },
    async findByUid(uid: string) {
      return toStored(await findSessionObject(ctx, uid));
    },
    async findByUserCode() {
      return undefined;
    },
    async consume(id: string) {
      if (!(await consumeObject(ctx, kind, id))) throw new errors.InvalidGrant('already used');
    },
    async destroy(id: string) {
      await deleteObject(ctx, kind, id);
    },
    async revokeByGrantId(grantId: string) {
      await deleteByGrant(ctx, kind, grantId);
    },
  };
}

/**
 * The provider's session of a platform session; none once that one is over, so that nothing bound to it outlives a
 * sign-out by a moment.
 */
export async function findSessionObject(ctx: Ctx, sessionId: string): Promise<GrantObject | undefined> {
  const object = await findObjectByUid(ctx, 'Session', sessionId);
  const personId = (object?.payload as Payload | undefined)?.accountId;
  if (!object || !personId) return object;
  const facts = await sessionFacts(ctx, personId, sessionId);
  return facts && !facts.over ? object : undefined;
}

function withBothAuthorizations(stored: Payload | undefined, payload: Payload): Payload {
  const before = stored?.accountId === payload.accountId ? stored?.authorizations : undefined;
  if (!before) return payload;
  return { ...payload, authorizations: { ...before, ...(payload.authorizations as object | undefined) } };
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
