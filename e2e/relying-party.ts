import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as oidc from 'openid-client';

export type RelyingParty = {
  /** Begins a sign-in: what the app centre opens. */
  startUrl: string;
  redirectUri: string;
  /** Takes over what the vendor got from the platform. */
  connect: (issuer: string, clientId: string, secret: string) => Promise<void>;
  /** Asks the platform again for the last person, as an app does in the background. @throws when it may not any more */
  askAgain: () => Promise<oidc.UserInfoResponse>;
  close: () => Promise<void>;
};

type Attempt = { verifier: string; state: string; nonce: string };

/** A vendor's app with its own server: OpenID Connect code flow with PKCE by an independent client (RFC 7636, OpenID Connect Core 3.1). */
export async function openRelyingParty(): Promise<RelyingParty> {
  let config: oidc.Configuration | undefined;
  let attempt: Attempt | undefined;
  let last: { token: string; subject: string } | undefined;

  const server = createServer((request, response) => {
    answer(request, response).catch((error) => {
      response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(String(error));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const redirectUri = `${origin}/callback`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', origin);
    if (url.pathname === '/start') {
      response.writeHead(302, { location: (await begin()).href }).end();
    } else if (url.pathname === '/callback') {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(await finish(url));
    } else {
      response.writeHead(404).end();
    }
  }

  function connected(): oidc.Configuration {
    if (!config) throw new Error('the vendor has not connected this app yet');
    return config;
  }

  async function begin(): Promise<URL> {
    const [verifier, state, nonce] = [oidc.randomPKCECodeVerifier(), oidc.randomState(), oidc.randomNonce()];
    attempt = { verifier, state, nonce };
    return oidc.buildAuthorizationUrl(connected(), {
      redirect_uri: redirectUri,
      scope: 'openid profile',
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
    });
  }

  async function finish(url: URL): Promise<string> {
    if (url.searchParams.get('error')) return `<h1>没有登录</h1><p>${url.searchParams.get('error')}</p>`;
    if (!attempt) throw new Error('nobody began this');
    const tokens = await oidc.authorizationCodeGrant(connected(), url, {
      pkceCodeVerifier: attempt.verifier,
      expectedState: attempt.state,
      expectedNonce: attempt.nonce,
    });
    last = { token: tokens.access_token, subject: tokens.claims()?.sub ?? '' };
    const { name } = await oidc.fetchUserInfo(connected(), last.token, last.subject);
    return `<!doctype html><html lang="zh-CN"><title>练习册</title><h1>你好，${name}</h1></html>`;
  }

  return {
    startUrl: `${origin}/start`,
    redirectUri,
    connect: async (issuer, clientId, secret) => {
      config = await oidc.discovery(new URL(issuer), clientId, undefined, oidc.ClientSecretBasic(secret), {
        execute: [oidc.allowInsecureRequests],
      });
    },
    askAgain: () => oidc.fetchUserInfo(connected(), last?.token ?? '', last?.subject ?? ''),
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
