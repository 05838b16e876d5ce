import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, it } from 'node:test';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { buildApp, buildBureau, buildPerson, passInteractions, serve, signIn } from './sso.factory.ts';

const { app, origin } = await serve({ worker: true });
const bureau = await buildBureau(app, '积石山县教育局');

it('apps that want to know are told of a sign-out with a signed logout token', async () => {
  const told = Promise.withResolvers<URLSearchParams>();
  const site = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    response.end();
    told.resolve(new URLSearchParams(body));
  });
  site.listen(0, '127.0.0.1');
  await once(site, 'listening');
  after(() => {
    site.close();
    site.closeAllConnections();
  });
  const address = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
  const teacher = await buildPerson(app, bureau, { post: 'teacher' });
  const { id } = await buildApp(
    app,
    bureau,
    { redirectUris: [`${address}/callback`], backchannelLogoutUri: `${address}/logout` },
    { trusted: true },
  );
  const browser = await signIn(origin, teacher);
  const query = new URLSearchParams({
    client_id: id,
    response_type: 'code',
    redirect_uri: `${address}/callback`,
    scope: 'openid',
    code_challenge: 'a'.repeat(43),
    code_challenge_method: 'S256',
  });
  const { url } = await passInteractions(browser, await browser.follow(`/oauth/authorize?${query}`));
  assert.ok(url.searchParams.get('code'));
  await browser.send('/api/identity/session', { method: 'DELETE', headers: { origin } });
  const token = (await told.promise).get('logout_token') as string;
  const keys = createRemoteJWKSet(new URL('/oauth/jwks', origin));
  const { payload, protectedHeader } = await jwtVerify(token, keys, { audience: id });
  assert.equal(protectedHeader.typ, 'logout+jwt');
  assert.equal(payload.sub, teacher.id);
  assert.equal(typeof payload.sid, 'string');
  assert.deepEqual(payload.events, { 'http://schemas.openid.net/event/backchannel-logout': {} });
  assert.equal(payload.nonce, undefined);
});
