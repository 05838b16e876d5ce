import { errors, type KoaContextWithOIDC } from 'oidc-provider';
import type { Ctx } from '#platform/ctx.ts';
import { findWorkingApp } from './client.service.ts';
import { settledScopes } from './consent.policy.ts';
import { findConsent } from './consent.queries.ts';
import { isAppScope, isPersonScope, scopeNames } from './scope.policy.ts';
import { findSubject, type Subject } from './subject.service.ts';

const appScopes = scopeNames.filter(isAppScope);

/**
 * What the person already allowed this app: the grant of this session, or a new one for what needs no question. What
 * it lacks, the consent page asks for.
 * @throws access_denied for people whom the app was not opened to
 */
export async function loadGrant(base: Ctx, { oidc }: KoaContextWithOIDC) {
  const { session, client, account, provider } = oidc;
  if (!session || !client || !account) return undefined;
  const app = await findWorkingApp(base, client.clientId);
  const subject = app && (await findSubject(base, account.accountId, app));
  if (!app || !subject || subject.roles.length === 0) {
    throw new errors.AccessDenied('the app is not open to this person', 'sso.not-for-you');
  }
  const grantId = oidc.result?.consent?.grantId ?? session.grantIdFor(client.clientId);
  const existing = grantId ? await provider.Grant.find(grantId) : undefined;
  if (existing && !isOutgrown(subject, existing)) return existing;
  const asked = [...oidc.requestParamOIDCScopes].filter(isPersonScope);
  const remembered = await findConsent(base, account.accountId, app.id);
  const settled = settledScopes(asked, { subject, trusted: app.approval.trusted, remembered });
  if (settled.length === 0) return undefined;
  const grant = new provider.Grant({ accountId: account.accountId, clientId: client.clientId });
  grant.addOIDCScope(settled);
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
