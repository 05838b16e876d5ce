import { errors, type KoaContextWithOIDC, type Provider } from 'oidc-provider';
import type { Ctx } from '#platform/ctx.ts';
import { isOpenTo, isStaff } from './app.policy.ts';
import { findAppOfRequest } from './client.service.ts';
import { settledScopes } from './consent.policy.ts';
import { findConsent } from './consent.queries.ts';
import { signedInPerson } from './oidc-session.service.ts';
import { isAppScope, isPersonScope, scopeNames } from './scope.policy.ts';
import { findSubject, type Subject } from './subject.service.ts';

const appScopes = scopeNames.filter(isAppScope);

/**
 * What the person already allowed this app: the grant of this session, or a new one for what needs no question. What
 * it lacks, the consent page asks for.
 * @throws access_denied for people whom the app was not opened to
 */
export async function loadGrant(base: Ctx, koa: KoaContextWithOIDC) {
  const { oidc } = koa;
  const { session, client, account, provider } = oidc;
  if (!session || !client || !account) return undefined;
  const app = await findAppOfRequest(base, koa, client.clientId);
  const role = signedInPerson(koa.req)?.grant;
  const asked = [...oidc.requestParamOIDCScopes].filter(isPersonScope);
  const grantId = oidc.result?.consent?.grantId ?? session.grantIdFor(client.clientId);
  // Grown-up staff of a bureau that vouches for the app: who they are and what they hold was just read.
  if (app?.approval.trusted && role && isStaff(role.role) && isOpenTo(app.approval, role)) {
    const existing = grantId ? await provider.Grant.find(grantId) : undefined;
    return existing ?? newGrant(provider, account.accountId, app.id, asked);
  }
  const subject = app && (await findSubject(base, account.accountId, app));
  if (!app || !subject || subject.roles.length === 0) {
    throw new errors.AccessDenied('the app is not open to this person', 'sso.not-for-you');
  }
  const existing = grantId ? await provider.Grant.find(grantId) : undefined;
  if (existing && !isOutgrown(subject, existing)) return existing;
  const remembered = await findConsent(base, account.accountId, app.id);
  const settled = settledScopes(asked, { subject, trusted: app.approval.trusted, remembered });
  if (settled.length === 0) return undefined;
  return newGrant(provider, account.accountId, app.id, settled);
}

async function newGrant(provider: Provider, accountId: string, clientId: string, scopes: string[]) {
  const grant = new provider.Grant({ accountId, clientId });
  grant.addOIDCScope(scopes);
  // Data of a whole region is for client credentials alone; no person can give it away.
  grant.rejectOIDCScope(appScopes);
  await grant.save();
  return grant;
}

type Grant = { getRejectedOIDCScope(): string };

/** A child's guardian agreed after the child had signed in with a bare identifier. */
function isOutgrown(subject: Subject, grant: Grant): boolean {
  const refused = grant.getRejectedOIDCScope().split(' ').filter(isPersonScope);
  return subject.isChild && subject.guardianAgreed && refused.length > 0;
}
