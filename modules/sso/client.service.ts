import type { ClientMetadata } from 'oidc-provider';
import type { Ctx } from '#platform/ctx.ts';
import { type AppRow, findAppWithKeys } from './app.queries.ts';
import type { Approval } from './app.schema.ts';
import { isAppScope } from './scope.policy.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export type WorkingApp = AppRow & { approval: Approval; secret_hashes: string[] };

/** An app that works now; undefined for one that is unknown, not approved, suspended or revoked. */
export async function findWorkingApp(ctx: Ctx, id: string): Promise<WorkingApp | undefined> {
  if (!uuid.test(id)) return undefined;
  const app = await findAppWithKeys(ctx, id, ctx.now());
  return app?.standing === 'active' && app.approval ? (app as WorkingApp) : undefined;
}

const asked = new WeakMap<object, Map<string, Promise<WorkingApp | undefined>>>();

/** The same for one request to the provider, which asks for its client again and again. */
export function findAppOfRequest(ctx: Ctx, request: object | undefined, id: string) {
  if (!request) return findWorkingApp(ctx, id);
  const known = asked.get(request) ?? new Map<string, Promise<WorkingApp | undefined>>();
  asked.set(request, known);
  const app = known.get(id) ?? findWorkingApp(ctx, id);
  known.set(id, app);
  return app;
}

/**
 * An app as the OpenID provider knows it (OpenID Connect Dynamic Client Registration, section 2). `client_secret` holds
 * the hashes of the valid keys: the provider's comparison is replaced in `oidc-provider.service.ts`.
 */
export async function findClient(
  ctx: Ctx,
  request: object | undefined,
  id: string,
): Promise<ClientMetadata | undefined> {
  const app = await findAppOfRequest(ctx, request, id);
  if (!app) return undefined;
  const { approval } = app;
  const signsIn = approval.redirectUris.length > 0;
  const isNative = approval.clientType === 'native';
  // An app without a key yet is known, and no secret fits it.
  const hashes = app.secret_hashes.join(' ') || 'none';
  return {
    client_id: id,
    client_name: approval.name,
    application_type: isNative ? 'native' : 'web',
    ...(isNative ? {} : { client_secret: hashes }),
    token_endpoint_auth_method: authMethod(approval),
    grant_types: grantTypes(approval),
    response_types: signsIn ? ['code'] : [],
    redirect_uris: approval.redirectUris,
    post_logout_redirect_uris: approval.postLogoutRedirectUris,
    ...(approval.backchannelLogoutUri && {
      backchannel_logout_uri: approval.backchannelLogoutUri,
      backchannel_logout_session_required: true,
    }),
    id_token_signed_response_alg: approval.idTokenAlgorithm,
    subject_type: approval.pairwise && signsIn ? 'pairwise' : 'public',
    scope: approval.scopes.join(' '),
  };
}

function authMethod({ clientType, secretIn }: Approval) {
  if (clientType === 'native') return 'none' as const;
  return secretIn === 'body' ? ('client_secret_post' as const) : ('client_secret_basic' as const);
}

function grantTypes({ clientType, redirectUris, scopes }: Approval): string[] {
  const types: string[] = [];
  if (redirectUris.length > 0) types.push('authorization_code', 'refresh_token');
  if (clientType !== 'native' && scopes.some(isAppScope)) types.push('client_credentials');
  return types;
}
