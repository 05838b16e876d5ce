import Provider, {
  type Configuration,
  errors,
  interactionPolicy,
  type KoaContextWithOIDC,
} from 'oidc-provider';
import { accountFacts } from '#modules/identity/index.ts';
import type { App } from '#platform/app.ts';
import { equalSecrets, tokenHash } from '#platform/crypto/tokens.ts';
import type { Ctx } from '#platform/ctx.ts';
import { findAppOfRequest } from './client.service.ts';
import { createAdapter } from './oidc-adapter.service.ts';
import { cookieSigner } from './oidc-cookie.ts';
import { loadGrant } from './oidc-grant.service.ts';
import { errorPage, logoutPage, signedOutPage } from './oidc-pages.ts';
import { objectsOf, storeTogether } from './oidc-request.service.ts';
import { followPlatformSession, signedInPerson } from './oidc-session.service.ts';
import { claimsByScope, isBeyondSignIn, scopeNames } from './scope.policy.ts';
import { type ProviderKeys, providerKeys } from './signing-key.service.ts';
import { claimsOf, findSubject } from './subject.service.ts';

const hour = 3600;
const day = 24 * hour;

const routes = {
  authorization: '/oauth/authorize',
  token: '/oauth/token',
  jwks: '/oauth/jwks',
  userinfo: '/oauth/userinfo',
  revocation: '/oauth/revoke',
  introspection: '/oauth/introspect',
  end_session: '/oauth/logout',
  pushed_authorization_request: '/oauth/par',
} as const;

/** What the provider serves, for the server to hand over. */
export const providerPaths = [
  '/.well-known/openid-configuration',
  '/.well-known/oauth-authorization-server',
  '/oauth/*',
] as const;

const keysStayFor = 60_000;
const mostIssuers = 8;

export type Providers = (issuer: string) => Promise<Provider>;

/**
 * The OpenID provider of each address that the platform is reached under: one, unless a developer uses several names
 * of this machine. Keys are read again each minute, so a rotation reaches every process.
 */
export function createProviders(app: App): Providers {
  const base = app.context({ kind: 'system', reason: 'OpenID provider' }, []);
  const providers = new Map<string, Provider>();
  let keys: Promise<ProviderKeys> | undefined;
  let readAt = 0;
  let version = '';
  return async (issuer) => {
    if (!keys || Date.now() - readAt > keysStayFor) {
      readAt = Date.now();
      keys = providerKeys(base);
      keys.catch(() => {
        keys = undefined;
      });
    }
    const current = await keys;
    if (current.version !== version) {
      version = current.version;
      providers.clear();
    }
    const known = providers.get(issuer);
    if (known) return known;
    if (providers.size >= mostIssuers) providers.clear();
    const provider = createProvider(base, issuer, current);
    providers.set(issuer, provider);
    return provider;
  };
}

function createProvider(base: Ctx, issuer: string, keys: ProviderKeys): Provider {
  const provider = new Provider(issuer, configuration(base, issuer, keys));
  // The mount rewrites the forwarding headers to the issuer's, so they can be believed.
  provider.proxy = true;
  followPlatformSession(base, provider);
  storeTogether(base, provider);
  compareHashedSecrets(provider);
  provider.on('server_error', (_koa, error) => base.log.error({ err: error }, 'OpenID provider failed'));
  return provider;
}

/** Keys of apps are kept as hashes; `client_secret` holds those that are valid now (see `client.service.ts`). */
function compareHashedSecrets(provider: Provider): void {
  const client = provider.Client.prototype as unknown as {
    clientSecret: string;
    compareClientSecret: (this: { clientSecret: string }, presented: string) => boolean;
  };
  client.compareClientSecret = function (presented) {
    const hash = tokenHash(presented);
    return this.clientSecret.split(' ').some((valid) => equalSecrets(valid, hash));
  };
}

function configuration(base: Ctx, issuer: string, keys: ProviderKeys): Configuration {
  const { cipher, config } = base.ports;
  const isHttps = issuer.startsWith('https:');
  const cookie = { httpOnly: true, sameSite: 'lax', secure: isHttps, signed: true } as const;
  return {
    adapter: createAdapter(base) as Configuration['adapter'],
    jwks: { keys: keys.jwks as never[] },
    routes,
    scopes: [...scopeNames],
    claims: claimsByScope,
    responseTypes: ['code'],
    subjectTypes: ['public', 'pairwise'],
    clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'none'],
    // OAuth 2.1: every client proves that it began the request; the provider knows S256 alone (RFC 7636).
    pkce: { required: () => true },
    allowOmittingSingleRegisteredRedirectUri: false,
    rotateRefreshToken: true,
    // Apps without offline_access get one too: it dies with the person's session.
    issueRefreshToken: async (_koa, client) => client.grantTypeAllowed('refresh_token'),
    pairwiseIdentifier: async (_koa, accountId, client) =>
      tokenHash(`${keys.subjectSalt}\0${client.clientId}\0${accountId}`),
    loadExistingGrant: (koa) => loadGrant(base, koa),
    findAccount: (koa, sub) => findAccount(base, koa, sub),
    renderError: errorPage,
    interactions: {
      policy: loginFollowsPlatform(),
      url: (_koa, { uid }) => `/consent/${uid}`,
    },
    cookies: {
      names: {
        session: 'tongxue_oidc',
        interaction: 'tongxue_oidc_interaction',
        resume: 'tongxue_oidc_resume',
      },
      long: cookie,
      short: cookie,
      keys: cookieSigner(cipher.hashes('sso.cookie', 'tongxue')) as unknown as string[],
    },
    clientBasedCORS: (_koa, origin, { redirectUris }) =>
      redirectUris?.some((uri) => URL.parse(uri)?.origin === origin) ?? false,
    discovery: { ui_locales_supported: ['zh-CN', 'en'] },
    fetch: (url, options) => guardedFetch(config.publicUrl === undefined, url, options),
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      resourceIndicators: { enabled: false },
      backchannelLogout: { enabled: true },
      clientCredentials: { enabled: true },
      introspection: { enabled: true, allowedPolicy: ownTokens },
      revocation: { enabled: true, allowedPolicy: ownTokens },
      rpInitiatedLogout: { enabled: true, logoutSource: logoutPage, postLogoutSuccessSource: signedOutPage },
    },
    ttl: {
      AccessToken: hour,
      AuthorizationCode: 60,
      ClientCredentials: hour,
      Grant: 180 * day,
      IdToken: hour,
      Interaction: hour / 2,
      RefreshToken: 14 * day,
      Session: 12 * hour,
    },
  };
}

/** An app asks about, and takes back, its own tokens only. */
const ownTokens = async (
  _koa: KoaContextWithOIDC,
  client: { clientId: string },
  token: { clientId?: string | undefined },
) => token.clientId === client.clientId;

/**
 * The person's platform session answers the provider's question who is there. `prompt=login` is met by another session
 * than the one that the request began in (OpenID Connect Core, 3.1.2.1).
 */
function loginFollowsPlatform() {
  const policy = interactionPolicy.base();
  const login = policy.get('login');
  login?.checks.remove('login_prompt');
  login?.checks.add(
    new interactionPolicy.Check(
      'login_prompt',
      'login prompt was not resolved',
      'login_required',
      ({ oidc }) => {
        if (!oidc.prompts.has('login')) return false;
        const { Interaction } = oidc.entities;
        return !Interaction || Interaction.session?.uid === oidc.session?.uid;
      },
    ),
  );
  return policy;
}

async function findAccount(base: Ctx, koa: KoaContextWithOIDC, sub: string) {
  const isHere = signedInPerson(koa.req)?.personId === sub || objectsOf(koa)?.active.has(sub);
  if (!isHere && !(await accountFacts(base, [sub])).get(sub)?.active) return undefined;
  return {
    accountId: sub,
    async claims(use: string, scope: string) {
      const granted = scope.split(' ').filter(isBeyondSignIn);
      const clientId = koa.oidc.client?.clientId;
      // What scopes ask for is told by userinfo, not in the ID token (OpenID Connect Core, 5.4).
      if (use === 'id_token' || granted.length === 0 || !clientId) return { sub };
      const app = await findAppOfRequest(base, koa, clientId);
      const subject = app && (await findSubject(base, sub, app));
      return { sub, ...(subject && claimsOf(subject, new Set(granted))) };
    },
  };
}

const patience = 5000;

/**
 * Calls apps back (sign-out notices): over https, or to this machine where a developer tries things out. The library
 * would refuse private addresses; bureaus run apps inside the education network, and a reviewer saw every address.
 */
function guardedFetch(
  isDevelopment: boolean,
  url: string | URL | Request,
  options?: RequestInit,
): Promise<Response> {
  const { protocol, hostname } = new URL(url instanceof Request ? url.url : url);
  const isLoopback = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
  if (protocol !== 'https:' && !(isDevelopment && isLoopback)) {
    return Promise.reject(new errors.InvalidRequest('only https addresses are called'));
  }
  const { dispatcher: _unused, ...plain } = (options ?? {}) as RequestInit & { dispatcher?: unknown };
  return fetch(url, { ...plain, redirect: 'manual', signal: AbortSignal.timeout(patience) });
}
