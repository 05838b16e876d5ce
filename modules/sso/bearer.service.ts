import { permissionsOf } from '#platform/auth/permissions.ts';
import type { AppActor, Ctx } from '#platform/ctx.ts';
import { PlatformError } from '#platform/errors.ts';
import type { Credentials } from '#platform/module.ts';
import { findWorkingApp } from './client.service.ts';
import { findObject } from './grant-object.queries.ts';
import { findSessionObject } from './oidc-adapter.service.ts';
import { isAppScope } from './scope.policy.ts';

const form = /^[\w-]{20,200}$/;

type TokenPayload = {
  clientId?: string;
  scope?: string;
  accountId?: string;
  sessionUid?: string;
  expiresWithSession?: boolean;
};

/**
 * Who brings an access token of ours (RFC 6750): the app, at the node of the tree that it was approved for, with what
 * its token's scopes allow there. A token that a person's sign-in gave carries no right of its own; it is for the
 * provider's userinfo. Undefined without a token.
 * @throws sso.token-invalid for one that is unknown, expired, revoked, or whose app was stopped
 */
export async function authenticateApp(ctx: Ctx, { bearer }: Credentials): Promise<AppActor | undefined> {
  if (bearer === undefined) return undefined;
  const token = form.test(bearer) && (await findObject(ctx, ['ClientCredentials', 'AccessToken'], bearer));
  if (!token || token.consumedAt) throw new PlatformError('sso.token-invalid');
  const { clientId, scope = '', accountId, sessionUid, expiresWithSession } = token.payload as TokenPayload;
  const app = clientId ? await findWorkingApp(ctx, clientId) : undefined;
  if (!app) throw new PlatformError('sso.token-invalid');
  if (expiresWithSession && !(sessionUid && (await findSessionObject(ctx, sessionUid)))) {
    throw new PlatformError('sso.token-invalid');
  }
  const { approval } = app;
  const scopes = new Set(scope.split(' ').filter(Boolean));
  // What the reviewer took away since the token was made is gone from it too.
  const usable = accountId
    ? []
    : [...scopes].filter((name) => isAppScope(name) && (approval.scopes as string[]).includes(name));
  return {
    kind: 'app',
    appId: app.id,
    scopes,
    grant: {
      assignmentId: `app:${app.id}`,
      role: 'app',
      tenantId: approval.tenantId,
      organisationId: approval.organisationId,
      path: approval.path,
      tenants: approval.tenants,
      permissions: new Set(usable.flatMap((name) => [...permissionsOf(name)])),
    },
  };
}
