import { sessionFacts } from '#modules/identity/index.ts';
import type { Ctx, PersonActor } from '#platform/ctx.ts';
import { PlatformError } from '#platform/errors.ts';
import { matchesService } from './app.policy.ts';
import { listCasApps } from './app.queries.ts';
import { isSet, lifetimes, makeTicket, withTicket } from './cas-ticket.policy.ts';
import { insertTicket } from './cas-ticket.queries.ts';
import type { WorkingApp } from './client.service.ts';
import { settledScopes } from './consent.policy.ts';
import { findConsent } from './consent.queries.ts';
import { isPersonScope } from './scope.policy.ts';
import { findSubject, type Subject } from './subject.service.ts';

export type LoginQuery = {
  service?: string | undefined;
  renew?: string | undefined;
  gateway?: string | undefined;
  warn?: string | undefined;
  /** Ours: when the person was sent to sign in. */
  since?: string | undefined;
  /** Ours: that the person just agreed to what the app learns. */
  agreed?: string | undefined;
};

/** Where `/cas/login` leads next. */
export type LoginStep =
  | { to: 'signed-in' }
  | { to: 'service'; url: string }
  | { to: 'sign-in'; back: string; again: boolean }
  | { to: 'consent'; back: string }
  | { to: 'warning'; service: string; back: string };

/** The working app that a CAS service address belongs to. */
export async function findCasApp(ctx: Ctx, service: string): Promise<WorkingApp | undefined> {
  const origin = URL.parse(service)?.origin;
  if (!origin) return undefined;
  const apps = await listCasApps(ctx, origin);
  return apps.find((app) => app.approval && matchesService(app.approval.casServices, service)) as
    | WorkingApp
    | undefined;
}

/** What a CAS app gets to know: every scope of a person that it was approved for. */
export const casScopes = ({ approval }: WorkingApp) =>
  approval.scopes.filter((scope) => isPersonScope(scope) && scope !== 'offline_access');

/**
 * CAS protocol 3.0, section 2.1: a service ticket for whoever has a session, sign-in for whoever has none. The
 * ticket-granting cookie is the platform's own session.
 * @throws sso.app-unavailable for a service that nobody registered, sso.not-for-you
 */
export async function casLogin(ctx: Ctx, query: LoginQuery): Promise<LoginStep> {
  const { service } = query;
  const app = service === undefined ? undefined : await findCasApp(ctx, service);
  if (service !== undefined && !app) throw new PlatformError('sso.app-unavailable');
  const actor = ctx.actor.kind === 'person' && ctx.actor.mustDo.length === 0 ? ctx.actor : undefined;
  if (!app || service === undefined) {
    return actor ? { to: 'signed-in' } : { to: 'sign-in', back: backTo(ctx, query), again: false };
  }
  // Section 2.1.1: renew wins over gateway.
  const renew = isSet(query.renew);
  const gateway = isSet(query.gateway) && !renew;
  const facts = actor && (await sessionFacts(ctx, actor.personId, actor.sessionId));
  if (!actor || !facts) {
    if (gateway) return { to: 'service', url: service };
    return { to: 'sign-in', back: backTo(ctx, query), again: false };
  }
  const since = readProof(ctx, 'since', query.since);
  const fresh = since !== undefined && facts.signedInAt.getTime() >= Number(since);
  if (renew && !fresh) return { to: 'sign-in', back: backTo(ctx, query), again: true };
  const subject = await subjectOf(ctx, actor, app);
  const hasAgreed = readProof(ctx, 'agreed', query.agreed) === `${actor.sessionId} ${app.id}`;
  if (!hasAgreed && !(await isSettled(ctx, app, subject))) {
    return gateway ? { to: 'service', url: service } : { to: 'consent', back: pathOf(query) };
  }
  if (isSet(query.warn)) return { to: 'warning', service, back: pathOf({ ...query, warn: undefined }) };
  const ticket = makeTicket('ST');
  await insertTicket(
    ctx,
    ticket,
    {
      kind: 'ST',
      sessionId: actor.sessionId,
      personId: actor.personId,
      appId: app.id,
      service,
      fresh,
      proxies: [],
      authenticatedAt: facts.signedInAt,
    },
    lifetimes.ST,
  );
  return { to: 'service', url: withTicket(service, ticket) };
}

/** @throws sso.not-for-you */
export async function subjectOf(ctx: Ctx, { personId }: PersonActor, app: WorkingApp): Promise<Subject> {
  const subject = await findSubject(ctx, personId, app);
  if (!subject || subject.roles.length === 0) throw new PlatformError('sso.not-for-you');
  return subject;
}

async function isSettled(ctx: Ctx, app: WorkingApp, subject: Subject): Promise<boolean> {
  const asked = casScopes(app);
  const remembered = await findConsent(ctx, subject.person.id, app.id);
  const settled = settledScopes(asked, { subject, trusted: app.approval.trusted, remembered });
  return asked.every((scope) => settled.includes(scope));
}

/** The path of this very request, for the pages in between to come back to. */
export function pathOf(query: LoginQuery): string {
  const set = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return `/cas/login?${new URLSearchParams(set)}`;
}

const backTo = (ctx: Ctx, query: LoginQuery) =>
  pathOf({ ...query, since: makeProof(ctx, 'since', String(ctx.now().getTime())) });

const proofsLast = 30 * 60_000;

/** A value that comes back through the browser unchanged, for half an hour. */
export const makeProof = (ctx: Ctx, kind: 'since' | 'agreed', value: string) =>
  ctx.ports.cipher.seal(JSON.stringify([ctx.now().getTime(), value]), `sso.cas.${kind}`);

function readProof(ctx: Ctx, kind: 'since' | 'agreed', sealed: string | undefined): string | undefined {
  if (!sealed) return undefined;
  try {
    const [madeAt, value] = JSON.parse(ctx.ports.cipher.open(sealed, `sso.cas.${kind}`)) as [number, string];
    return ctx.now().getTime() - madeAt < proofsLast ? value : undefined;
  } catch {
    // Not made here: as good as absent.
    return undefined;
  }
}
