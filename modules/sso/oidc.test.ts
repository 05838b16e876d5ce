import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as oidc from 'openid-client';
import { openBrowser } from '#platform/testing/browser.ts';
import {
  type BuiltApp,
  type BuiltPerson,
  type Bureau,
  buildApp,
  buildBureau,
  buildPerson,
  passInteractions,
  type Served,
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

describe('OpenID Connect', () => {
  it('signs a teacher in with code and PKCE, and tells what was agreed to', async () => {
    const { config, exchange } = await authorise(exercise, teacher);
    const tokens = await exchange();
    const sub = tokens.claims()?.sub as string;
    assert.equal(sub, teacher.id);
    const told = await oidc.fetchUserInfo(config, tokens.access_token, sub);
    assert.equal(told.name, teacher.name);
    assert.equal(told.preferred_username, teacher.loginName);
    assert.deepEqual(told.organisation, { id: bureau.schoolId, name: '东乡县教育局第一小学' });
    assert.deepEqual(
      (told.roles as { role: string }[]).map(({ role }) => role),
      ['teacher'],
    );
  });
});
