import { sessionFacts } from '#modules/identity/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { isSafeUrl, matchesService } from './app.policy.ts';
import { casScopes, findCasApp } from './cas-login.service.ts';
import type { Attributes, CasCode, CasResponse } from './cas-response.ts';
import { isSet, lifetimes, makeTicket } from './cas-ticket.policy.ts';
import { type CasTicket, findProxyGrant, insertTicket, spendTicket } from './cas-ticket.queries.ts';
import { findWorkingApp, type WorkingApp } from './client.service.ts';
import { claimsOf, findSubject, type Subject } from './subject.service.ts';

export type ValidateQuery = {
  service?: string | undefined;
  ticket?: string | undefined;
  pgtUrl?: string | undefined;
  renew?: string | undefined;
};

/** `withProxies`: proxy tickets are good too (proxyValidate). `withAttributes`: the p3 paths of CAS 3.0. */
export type Validation = { withProxies: boolean; withAttributes: boolean };

const failure = (code: CasCode, description: string): CasResponse => ({ kind: 'failure', code, description });

/**
 * CAS protocol 3.0, sections 2.5 to 2.9: a ticket is good once, for the service that it was made for, while the session
 * that it came from stands.
 */
export async function validateTicket(
  ctx: Ctx,
  { service, ticket, pgtUrl, renew }: ValidateQuery,
  { withProxies, withAttributes }: Validation,
): Promise<CasResponse> {
  if (!service || !ticket) {
    return failure('INVALID_REQUEST', "'service' and 'ticket' parameters are both required");
  }
  // Section 3.1.1: one validation attempt, whether or not it was successful.
  const used = await spendTicket(ctx, ticket);
  if (!used) return failure('INVALID_TICKET', 'the ticket is not recognised, was used, or has expired');
  if (used.kind === 'PT' && !withProxies) {
    return failure('INVALID_TICKET_SPEC', 'a proxy ticket was passed where only service tickets are good');
  }
  if (used.service !== service) {
    return failure('INVALID_SERVICE', 'the ticket was issued for another service');
  }
  if (isSet(renew) && !used.fresh) {
    return failure('INVALID_TICKET', 'the ticket came from a single sign-on session, and renew was asked');
  }
  const found = await subjectOfTicket(ctx, used);
  if (!found) return failure('INVALID_TICKET', 'the session that the ticket came from is over');
  const { app, subject } = found;
  const granted = pgtUrl ? await grantProxy(ctx, used, app, pgtUrl) : undefined;
  if (granted && 'failed' in granted) return granted.failed;
  return {
    kind: 'success',
    user: subject.person.number,
    attributes: withAttributes ? attributesOf(app, subject, used) : undefined,
    proxyGrantingTicket: granted?.iou,
    proxies: used.proxies,
  };
}

async function subjectOfTicket(ctx: Ctx, { sessionId, personId, appId }: CasTicket) {
  const [facts, app] = await Promise.all([
    sessionFacts(ctx, personId, sessionId),
    findWorkingApp(ctx, appId),
  ]);
  const subject = app && facts && !facts.over ? await findSubject(ctx, personId, app) : undefined;
  return app && subject && { app, subject };
}

/** Appendix A, and what the app was approved to know. */
function attributesOf(app: WorkingApp, subject: Subject, ticket: CasTicket): Attributes {
  const claims = claimsOf(subject, new Set<string>(casScopes(app)));
  const organisation = claims.organisation as { id: string; name: string } | null | undefined;
  return {
    authenticationDate: ticket.authenticatedAt.toISOString(),
    longTermAuthenticationRequestTokenUsed: false,
    isFromNewLogin: ticket.fresh,
    ...(typeof claims.name === 'string' && { name: claims.name, loginName: subject.loginName }),
    ...(claims.roles !== undefined && { role: subject.roles.map(({ role }) => role) }),
    ...(organisation && { organisationId: organisation.id, organisationName: organisation.name }),
  };
}

const patience = 5000;

/** Section 2.5.4: the callback proves who the proxying service is, over https, before it gets a granting ticket. */
async function grantProxy(
  ctx: Ctx,
  ticket: CasTicket,
  { approval }: WorkingApp,
  pgtUrl: string,
): Promise<{ iou: string | undefined } | { failed: CasResponse }> {
  const allowLoopback = ctx.ports.config.publicUrl === undefined;
  if (!isSafeUrl(pgtUrl, { allowLoopback })) {
    return { failed: failure('INVALID_PROXY_CALLBACK', 'the callback must be an https address') };
  }
  if (!matchesService(approval.casServices, pgtUrl)) {
    return { failed: failure('UNAUTHORIZED_SERVICE_PROXY', 'the callback is not registered for this app') };
  }
  const [pgt, iou] = [makeTicket('PGT'), makeTicket('PGTIOU')];
  const callback = new URL(pgtUrl);
  callback.searchParams.set('pgtId', pgt);
  callback.searchParams.set('pgtIou', iou);
  const grant: CasTicket = { ...ticket, kind: 'PGT', service: pgtUrl, proxies: [pgtUrl, ...ticket.proxies] };
  try {
    const answer = await fetch(callback, { redirect: 'manual', signal: AbortSignal.timeout(patience) });
    await answer.body?.cancel();
    // Step 3: any other status gives a response without a granting ticket.
    if (answer.status !== 200) return { iou: undefined };
  } catch {
    return { failed: failure('INVALID_PROXY_CALLBACK', 'the callback could not be reached or trusted') };
  }
  await insertTicket(ctx, pgt, grant, lifetimes.PGT);
  return { iou };
}

/** Section 2.7: a proxy ticket for a back-end service, on behalf of the person whose session granted it. */
export async function proxyTicket(
  ctx: Ctx,
  { pgt, targetService }: { pgt?: string | undefined; targetService?: string | undefined },
): Promise<CasResponse> {
  const fail = (code: CasCode, description: string): CasResponse => ({
    kind: 'proxy-failure',
    code,
    description,
  });
  if (!pgt || !targetService) {
    return fail('INVALID_REQUEST', "'pgt' and 'targetService' parameters are both required");
  }
  const grant = await findProxyGrant(ctx, pgt);
  const held = grant && (await subjectOfTicket(ctx, grant));
  if (!grant || !held)
    return fail('INVALID_REQUEST', 'the proxy-granting ticket is not recognised or is over');
  const target = await findCasApp(ctx, targetService);
  const subject = target && (await findSubject(ctx, grant.personId, target));
  if (!target || !subject || subject.roles.length === 0) {
    return fail('UNAUTHORIZED_SERVICE', 'the target service is not registered, or not open to this person');
  }
  const ticket = makeTicket('PT');
  const proxied: CasTicket = { ...grant, kind: 'PT', appId: target.id, service: targetService, fresh: false };
  await insertTicket(ctx, ticket, proxied, lifetimes.PT);
  return { kind: 'proxy', proxyTicket: ticket };
}
