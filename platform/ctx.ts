import type { Db } from './db/db.ts';
import { PlatformError } from './errors.ts';
import type { IdempotencyClaim } from './http/idempotency.ts';
import type { Logger } from './log.ts';
import type { Ports } from './ports.ts';

/**
 * What an actor may do: a role's permissions, held at one node of the organisation tree and valid below it.
 * `tenants` are the tenants that lie at or below the node.
 */
export type Grant = {
  assignmentId: string;
  role: string;
  tenantId: string;
  organisationId: string;
  path: string;
  tenants: readonly string[];
  permissions: ReadonlySet<string>;
};

export type PersonActor = {
  kind: 'person';
  personId: string;
  accountId: string;
  sessionId: string;
  /** The role chosen now; undefined when the person holds none (a citizen). */
  grant: Grant | undefined;
  /** A second factor was given in this session. */
  strong: boolean;
  /** What must be done before anything else: change the password, set up a second factor. */
  mustDo: readonly string[];
  /** When the session began, and what was proved (names of RFC 8176); told by whoever read the session. */
  signedIn?: { at: Date; methods: readonly string[] };
};
export type AppActor = {
  kind: 'app';
  appId: string;
  scopes: ReadonlySet<string>;
  grant: Grant;
};
export type SystemActor = { kind: 'system'; reason: string };
export type AnonymousActor = { kind: 'anonymous' };
export type Actor = PersonActor | AppActor | SystemActor | AnonymousActor;

export type Locale = 'zh' | 'en';

/** What every use case receives first. Plain data: a derived context is a spread copy. */
export type Ctx = {
  actor: Actor;
  /** Tenants whose rows may be seen: the second lock (row-level security). */
  tenants: readonly string[];
  /** A scoped pool, or the transaction that a service opened. The callee does not care. */
  db: Db;
  now: () => Date;
  log: Logger;
  requestId: string;
  locale: Locale;
  ports: Ports;
  idempotency?: IdempotencyClaim;
  /** Address of the client, for audit and sessions. */
  address?: string;
  userAgent?: string;
};

/** The tenant that the actor works for now. @throws auth.forbidden without a role. */
export function tenantOf(ctx: Ctx): string {
  const grant = grantOf(ctx);
  return grant.tenantId;
}

export function grantOf(ctx: Ctx): Grant {
  const { actor } = ctx;
  if ((actor.kind === 'person' || actor.kind === 'app') && actor.grant) return actor.grant;
  if (actor.kind === 'anonymous') throw new PlatformError('auth.signed-out');
  throw new PlatformError('auth.forbidden');
}

/** The signed-in person. @throws auth.signed-out for anybody else. */
export function personOf(ctx: Ctx): PersonActor {
  if (ctx.actor.kind !== 'person') throw new PlatformError('auth.signed-out');
  return ctx.actor;
}
