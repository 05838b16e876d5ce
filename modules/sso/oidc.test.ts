import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as oidc from 'openid-client';
import { openBrowser } from '#platform/testing/browser.ts';
import {
  type BuiltApp,
  type BuiltPerson,
  buildApp,
  buildBureau,
  buildPerson,
  passInteractions,
  serve,
  signIn,
} from './sso.factory.ts';

const callback = 'https://exercise.example.cn/callback';
const served = await serve();
const bureau = await buildBureau(served.app, '东乡县教育局');
const teacher = await buildPerson(served.app, bureau, { post: 'teacher' });
const exercise = await buildApp(served.app, bureau);

const client = (app: BuiltApp, authentication?: oidc.ClientAuth) =>
  oidc.discovery(
    new URL(served.origin),
    app.id,
    undefined,
    authentication ?? oidc.ClientSecretBasic(app.secret),
    {
      execute: [oidc.allowInsecureRequests],
    },
  );

/** Signs somebody in to an app, as a browser and the app's server do it together. */
async function authorise(
  app: BuiltApp,
  person: BuiltPerson,
  {
    scope = 'openid profile roles organisation',
    prompt = '',
    browser = openBrowser(served.origin),
    authentication = undefined as oidc.ClientAuth | undefined,
    stranger = false,
  } = {},
) {
  const config = await client(app, authentication);
  const verifier = oidc.randomPKCECodeVerifier();
  const state = oidc.randomState();
  const nonce = oidc.randomNonce();
  const url = oidc.buildAuthorizationUrl(config, {
    redirect_uri: callback,
    scope,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
    ...(prompt && { prompt }),
  });
  let step = await browser.follow(url);
  if (
    !stranger &&
    step.url.pathname.startsWith('/consent/') &&
    !browser.cookies.some(({ name }) => name === 'tongxue_session')
  ) {
    await signIn(served.origin, person, browser);
  }
  step = await passInteractions(browser, step);
  assert.equal(`${step.url.origin}${step.url.pathname}`, callback, await step.response.text());
  const exchange = () =>
    oidc.authorizationCodeGrant(config, step.url, {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
    });
  return { config, browser, back: step.url, verifier, state, nonce, exchange };
}

const refusedWith = (error: string) => (thrown: unknown) =>
  thrown instanceof oidc.ResponseBodyError && thrown.error === error;

describe('OpenID Connect', () => {
  it('signs a teacher in with code and PKCE, and tells what was agreed to', async () => {
    const { config, exchange } = await authorise(exercise, teacher);
    const tokens = await exchange();
    const sub = tokens.claims()?.sub as string;
    assert.equal(sub, teacher.id);
    assert.deepEqual(tokens.claims()?.amr, ['pwd']);
    const told = await oidc.fetchUserInfo(config, tokens.access_token, sub);
    assert.equal(told.name, teacher.name);
    assert.equal(told.preferred_username, teacher.loginName);
    assert.deepEqual(told.organisation, { id: bureau.schoolId, name: '东乡县教育局第一小学' });
    assert.deepEqual(
      (told.roles as { role: string }[]).map(({ role }) => role),
      ['teacher'],
    );
  });

  it('enters a second time without a question, and silently with prompt=none', async () => {
    const { browser } = await authorise(exercise, teacher);
    const again = await authorise(exercise, teacher, { browser });
    assert.equal((await again.exchange()).claims()?.sub, teacher.id);
    const silent = await authorise(exercise, teacher, { browser, prompt: 'none' });
    assert.equal((await silent.exchange()).claims()?.sub, teacher.id);
  });

  it('answers prompt=none of a stranger with login_required', async () => {
    const { back } = await authorise(exercise, teacher, { prompt: 'none', stranger: true });
    assert.equal(back.searchParams.get('error'), 'login_required');
  });

  it('asks for a fresh sign-in with prompt=login', async () => {
    const { browser, config } = await authorise(exercise, teacher);
    const url = oidc.buildAuthorizationUrl(config, {
      redirect_uri: callback,
      scope: 'openid',
      code_challenge: await oidc.calculatePKCECodeChallenge(oidc.randomPKCECodeVerifier()),
      code_challenge_method: 'S256',
      prompt: 'login',
    });
    const asked = await browser.follow(url);
    const view = await browser.send(`/api/sso/interactions/${asked.url.pathname.split('/').pop()}`);
    assert.deepEqual(await view.json(), { state: 'sign-in-again' });
    await signIn(served.origin, teacher, browser);
    const { url: back } = await passInteractions(browser, asked);
    assert.equal(back.origin, new URL(callback).origin);
    assert.ok(back.searchParams.get('code'));
  });

  it('rotates refresh tokens; one that comes twice ends the whole grant', async () => {
    const { config, exchange } = await authorise(exercise, teacher);
    const first = await exchange();
    const second = await oidc.refreshTokenGrant(config, first.refresh_token as string);
    assert.notEqual(second.refresh_token, first.refresh_token);
    await oidc.fetchUserInfo(config, second.access_token, teacher.id);
    await assert.rejects(
      oidc.refreshTokenGrant(config, first.refresh_token as string),
      refusedWith('invalid_grant'),
    );
    await assert.rejects(
      oidc.refreshTokenGrant(config, second.refresh_token as string),
      refusedWith('invalid_grant'),
    );
    await assert.rejects(oidc.fetchUserInfo(config, second.access_token, teacher.id));
  });

  it('lets one of two simultaneous refreshes through', async () => {
    const { config, exchange } = await authorise(exercise, teacher);
    const { refresh_token } = await exchange();
    const both = await Promise.allSettled([
      oidc.refreshTokenGrant(config, refresh_token as string),
      oidc.refreshTokenGrant(config, refresh_token as string),
    ]);
    assert.ok(both.filter(({ status }) => status === 'fulfilled').length <= 1);
  });

  it('refuses a code that comes twice, and what it gave dies', async () => {
    const { config, exchange } = await authorise(exercise, teacher);
    const tokens = await exchange();
    await assert.rejects(exchange(), refusedWith('invalid_grant'));
    await assert.rejects(oidc.fetchUserInfo(config, tokens.access_token, teacher.id));
  });

  it('refuses a wrong redirect address on its own page, never by redirecting', async () => {
    const browser = await signIn(served.origin, teacher);
    const query = new URLSearchParams({
      client_id: exercise.id,
      response_type: 'code',
      scope: 'openid',
      redirect_uri: 'https://evil.example.cn/callback',
      code_challenge: 'a'.repeat(43),
      code_challenge_method: 'S256',
    });
    const response = await browser.send(`/oauth/authorize?${query}`, { headers: { accept: 'text/html' } });
    assert.equal(response.status, 400);
    assert.equal(response.headers.get('location'), null);
    assert.match(response.headers.get('content-security-policy') ?? '', /default-src 'self'/);
    assert.match(await response.text(), /redirect_uri/);
  });

  it('refuses requests without PKCE, with the plain method, and a wrong verifier', async () => {
    const browser = await signIn(served.origin, teacher);
    const ask = async (extra: Record<string, string>) => {
      const query = new URLSearchParams({
        client_id: exercise.id,
        response_type: 'code',
        scope: 'openid',
        redirect_uri: callback,
        ...extra,
      });
      const { url } = await browser.follow(`/oauth/authorize?${query}`);
      return url.searchParams.get('error');
    };
    assert.equal(await ask({}), 'invalid_request');
    assert.equal(
      await ask({ code_challenge: 'a'.repeat(43), code_challenge_method: 'plain' }),
      'invalid_request',
    );
    const { config, back, state, nonce } = await authorise(exercise, teacher);
    await assert.rejects(
      oidc.authorizationCodeGrant(config, back, {
        pkceCodeVerifier: oidc.randomPKCECodeVerifier(),
        expectedState: state,
        expectedNonce: nonce,
      }),
      refusedWith('invalid_grant'),
    );
  });

  it('knows an app by its key alone', async () => {
    const { exchange } = await authorise(exercise, teacher, {
      authentication: oidc.ClientSecretBasic('not-the-secret'),
    });
    await assert.rejects(exchange(), (thrown: { cause?: { status?: number }; status?: number }) => {
      assert.equal(thrown.status, 401);
      return true;
    });
  });

  it('keeps tokens, codes and secrets out of the database', async () => {
    const { exchange } = await authorise(exercise, teacher);
    const tokens = await exchange();
    const { rows } = await served.app.pool.query('select row(t.*)::text as text from sso.grant_object t');
    const { rows: keys } = await served.app.pool.query('select row(t.*)::text as text from sso.app_key t');
    const everything = [...rows, ...keys].map(({ text }) => text).join('\n');
    assert.ok(rows.length > 3);
    for (const secret of [tokens.access_token, tokens.refresh_token, exercise.secret, callback]) {
      assert.ok(!everything.includes(secret as string));
    }
  });

  it('gives pairwise subjects and ES256 to apps that want them', async () => {
    const own = await buildApp(served.app, bureau, { pairwise: true, idTokenAlgorithm: 'ES256' });
    const config = await client(own);
    const { exchange } = await authorise(own, teacher);
    const tokens = await exchange();
    assert.notEqual(tokens.claims()?.sub, teacher.id);
    assert.match(tokens.id_token as string, /^eyJ/);
    const header = JSON.parse(
      Buffer.from((tokens.id_token as string).split('.')[0] as string, 'base64url').toString(),
    );
    assert.equal(header.alg, 'ES256');
    const told = await oidc.fetchUserInfo(config, tokens.access_token, tokens.claims()?.sub as string);
    assert.equal(told.sub, tokens.claims()?.sub);
  });

  it('lets an app on people’s devices in without a secret, with PKCE', async () => {
    const native = await buildApp(served.app, bureau, {
      clientType: 'native',
      redirectUris: [callback],
      scopes: ['openid', 'profile'],
    });
    const { exchange } = await authorise(native, teacher, {
      authentication: oidc.None(),
      scope: 'openid profile',
    });
    assert.equal((await exchange()).claims()?.sub, teacher.id);
  });

  it('signs out from the app: the session, its tokens and the platform’s own session end', async () => {
    const { config, browser, exchange } = await authorise(exercise, teacher);
    const tokens = await exchange();
    const url = oidc.buildEndSessionUrl(config, {
      id_token_hint: tokens.id_token as string,
      post_logout_redirect_uri: 'https://exercise.example.cn/bye',
      state: 'there',
    });
    const { response } = await browser.follow(url, { headers: { accept: 'text/html' } });
    const page = await response.text();
    assert.match(page, /课堂练习/);
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(page)?.[1] as string;
    const done = await browser.send('/oauth/logout/confirm', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ xsrf, logout: 'yes' }),
    });
    assert.equal(done.headers.get('location'), 'https://exercise.example.cn/bye?state=there');
    await assert.rejects(oidc.fetchUserInfo(config, tokens.access_token, teacher.id));
    await assert.rejects(oidc.refreshTokenGrant(config, tokens.refresh_token as string));
    const session = await browser.send('/api/identity/session');
    assert.deepEqual(await session.json(), { signedIn: false });
  });

  it('ends an app’s tokens when the person signs out of the platform', async () => {
    const { config, browser, exchange } = await authorise(exercise, teacher);
    const tokens = await exchange();
    await browser.send('/api/identity/session', { method: 'DELETE', headers: { origin: served.origin } });
    await assert.rejects(oidc.fetchUserInfo(config, tokens.access_token, teacher.id));
    await assert.rejects(oidc.refreshTokenGrant(config, tokens.refresh_token as string));
  });

  it('keeps offline access past the sign-out, until consent is taken back', async () => {
    const { config, browser, exchange } = await authorise(exercise, teacher, {
      scope: 'openid profile offline_access',
      prompt: 'consent',
    });
    const tokens = await exchange();
    await browser.send('/api/identity/session', { method: 'DELETE', headers: { origin: served.origin } });
    const later = await oidc.refreshTokenGrant(config, tokens.refresh_token as string);
    assert.equal((await oidc.fetchUserInfo(config, later.access_token, teacher.id)).name, teacher.name);
    const mine = await signIn(served.origin, teacher);
    const listed = (await (await mine.send('/api/sso/consents')).json()) as {
      items: { app: { id: string } }[];
    };
    assert.ok(listed.items.some(({ app }) => app.id === exercise.id));
    const revoked = await mine.send(`/api/sso/consents/${exercise.id}`, {
      method: 'DELETE',
      headers: { origin: served.origin },
    });
    assert.equal(revoked.status, 200);
    await assert.rejects(oidc.fetchUserInfo(config, later.access_token, teacher.id));
    await assert.rejects(oidc.refreshTokenGrant(config, later.refresh_token as string));
    const { browser: asked } = await authorise(exercise, teacher);
    assert.ok(asked);
  });

  it('revokes and introspects tokens', async () => {
    const { config, exchange } = await authorise(exercise, teacher);
    const tokens = await exchange();
    assert.equal((await oidc.tokenIntrospection(config, tokens.access_token)).active, true);
    await oidc.tokenRevocation(config, tokens.access_token);
    assert.equal((await oidc.tokenIntrospection(config, tokens.access_token)).active, false);
  });

  it('publishes discovery and keys of two algorithms, and no private part', async () => {
    const discovery = (await (
      await fetch(`${served.origin}/.well-known/openid-configuration`)
    ).json()) as Record<string, string[]>;
    assert.equal(discovery.issuer, served.origin);
    assert.deepEqual(discovery.code_challenge_methods_supported, ['S256']);
    assert.deepEqual(discovery.response_types_supported, ['code']);
    const { keys } = (await (await fetch(`${served.origin}/oauth/jwks`)).json()) as {
      keys: Record<string, string>[];
    };
    assert.deepEqual(keys.map(({ alg }) => alg).sort(), ['ES256', 'RS256']);
    for (const key of keys) assert.ok(!('d' in key));
  });

  it('makes no issuer of a foreign Host header', async () => {
    const { app } = served;
    const answer = await app.request({
      method: 'GET',
      url: '/.well-known/openid-configuration',
      headers: { host: 'evil.example.cn' },
    });
    assert.doesNotMatch(answer.json().issuer, /evil/);
  });
});
