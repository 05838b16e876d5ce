import type Provider from 'oidc-provider';
import type { Ctx } from '#platform/ctx.ts';
import { inTx } from '#platform/db/db.ts';
import {
  deleteObject,
  findGrantAndSession,
  type GrantObject,
  lockObject,
  type NewObject,
  type ObjectKey,
  putObject,
  putObjects,
} from './grant-object.queries.ts';

export type Payload = Record<string, unknown> & {
  accountId?: string;
  clientId?: string;
  grantId?: string;
  sessionUid?: string;
  uid?: string;
};

/**
 * What one request to the provider has still to store, and what it has read ahead. The provider stores and reads its
 * objects one by one; a request's writes leave together before its answer does, and the grant and session of a code or
 * token come with one read.
 */
export type RequestObjects = {
  puts: Map<string, NewObject>;
  deletions: Map<string, ObjectKey>;
  grants: Map<string, GrantObject | undefined>;
  sessions: Map<string, GrantObject | undefined>;
  /** People whose account was found working. */
  active: Set<string>;
};

const ofRequest = new WeakMap<object, RequestObjects>();

export const keyOf = ({ kind, id }: ObjectKey) => `${kind}:${id}`;

/** Of the provider's request; undefined while somebody else uses the provider's models, who stores at once. */
export function objectsOf(request: object | undefined): RequestObjects | undefined {
  return request && ofRequest.get(request);
}

/** Lets each request of a provider store together what it stores. When that fails, so does the request. */
export function storeTogether(ctx: Ctx, provider: Provider): void {
  provider.use(async (koa, next) => {
    const objects: RequestObjects = {
      puts: new Map(),
      deletions: new Map(),
      grants: new Map(),
      sessions: new Map(),
      active: new Set(),
    };
    ofRequest.set(koa, objects);
    await next();
    ofRequest.delete(koa);
    await store(ctx, objects);
  });
}

async function store(ctx: Ctx, { puts, deletions }: RequestObjects): Promise<void> {
  await Promise.all([
    puts.size > 0 && putTogether(ctx, [...puts.values()]),
    ...[...deletions.values()].map((object) => deleteObject(ctx, object)),
  ]);
}

/** Stores objects; what a session that is there already lacks is added to it. */
export async function putTogether(ctx: Ctx, objects: readonly NewObject[]): Promise<void> {
  for (const session of await putObjects(ctx, objects)) {
    // Two tabs that sign in to two apps at once share one session: neither may lose the other's authorisation.
    await inTx(ctx, async (ctx) => {
      const stored = await lockObject(ctx, session.kind, session.id);
      await putObject(ctx, { ...session, payload: withBothAuthorizations(stored?.payload, session.payload) });
    });
  }
}

function withBothAuthorizations(stored: Payload | undefined, payload: Payload): Payload {
  const before = stored?.accountId === payload.accountId ? stored?.authorizations : undefined;
  if (!before) return payload;
  return { ...payload, authorizations: { ...before, ...(payload.authorizations as object | undefined) } };
}

/** Reads the grant and the session that a code or token names, for the questions about them that will follow. */
export async function readAhead(ctx: Ctx, objects: RequestObjects, source: Payload): Promise<void> {
  const { grantId, sessionUid } = source;
  if (!grantId || !sessionUid || objects.grants.has(grantId)) return;
  const { grant, session } = await findGrantAndSession(ctx, grantId, sessionUid);
  objects.grants.set(grantId, grant);
  objects.sessions.set(sessionUid, session);
}
