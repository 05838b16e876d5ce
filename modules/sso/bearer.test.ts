import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { modules } from '#modules';
import { grantOf } from '#platform/ctx.ts';
import { route } from '#platform/http/route.ts';
import { createTestApp } from '#platform/testing/app.ts';
import { type BuiltApp, buildApp, buildBureau, reviewer } from './sso.factory.ts';

const core = 'https://purl.imsglobal.org/spec/or/v1p2/scope/roster-core.readonly' as const;
const demographics = 'https://purl.imsglobal.org/spec/or/v1p2/scope/roster-demographics.readonly' as const;

/** A module whose data apps may read, as any module would declare it: the scope stands among the roles. */
const library = {
  name: 'library',
  permissions: { 'library.book.read': { zh: '读书', en: 'Read books', roles: [core] } },
  routes: [
    route({
      method: 'GET',
      path: '/books',
      permission: 'library.book.read',
      summary: 'Books',
      response: z.object({ tenantId: z.uuid(), tenants: z.array(z.uuid()), app: z.string() }),
      handler: async (ctx) => ({
        tenantId: grantOf(ctx).tenantId,
        tenants: [...ctx.tenants],
        app: ctx.actor.kind === 'app' ? ctx.actor.appId : '',
      }),
    }),
  ],
};

let now = Date.now();
const app = await createTestApp([...modules, library], { now: () => new Date(now) });
const county = await buildBureau(app, '东乡县教育局');
const service = { clientType: 'service' as const, redirectUris: [], postLogoutRedirectUris: [] };

async function tokenOf({ id, secret }: BuiltApp, scope: string) {
  const answer = await app.request({
    method: 'POST',
    url: '/oauth/token',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
    },
    payload: new URLSearchParams({ grant_type: 'client_credentials', scope }).toString(),
  });
  return { ...answer.json(), status: answer.status } as {
    status: number;
    access_token: string;
    scope?: string;
    error?: string;
  };
}

const read = (token: string) =>
  app.request({ method: 'GET', url: '/api/library/books', headers: { authorization: `Bearer ${token}` } });

describe('client credentials', () => {
  it('let an app read what its scopes allow, where it was approved', async () => {
    const built = await buildApp(app, county, { ...service, scopes: [core] });
    const { access_token, scope } = await tokenOf(built, core);
    assert.equal(scope, core);
    const answer = await read(access_token);
    assert.equal(answer.status, 200, answer.body);
    assert.deepEqual(answer.json(), { tenantId: county.tenantId, tenants: [county.tenantId], app: built.id });
  });

  it('give no scope that was not approved, and no right without its scope', async () => {
    const built = await buildApp(app, county, { ...service, scopes: [demographics] });
    assert.equal((await tokenOf(built, core)).error, 'invalid_scope');
    const { access_token } = await tokenOf(built, demographics);
    const answer = await read(access_token);
    assert.equal(answer.status, 403);
    assert.equal(answer.headers['www-authenticate'], 'Bearer error="insufficient_scope"');
  });

  it('are for apps with a valid key', async () => {
    const built = await buildApp(app, county, { ...service, scopes: [core] });
    const wrong = await tokenOf({ ...built, secret: 'guess' }, core);
    assert.deepEqual([wrong.status, wrong.error], [401, 'invalid_client']);
    const unknown = await tokenOf({ id: county.tenantId, secret: 'guess' }, core);
    assert.equal(unknown.status, 401);
  });

  it('are not for apps without roster data', async () => {
    const built = await buildApp(app, county);
    const { status, access_token } = await tokenOf(built, 'openid');
    assert.deepEqual([status, access_token], [400, undefined]);
  });
});

describe('a token', () => {
  it('that is unknown, mangled or empty is refused with a challenge', async () => {
    for (const token of ['x'.repeat(43), 'short', '%%%', "'; drop table x; --"]) {
      const answer = await read(token);
      assert.equal(answer.status, 401);
      assert.equal(answer.headers['www-authenticate'], 'Bearer error="invalid_token"');
      assert.equal(answer.json().code, 'sso.token-invalid');
    }
    const none = await app.request({ method: 'GET', url: '/api/library/books' });
    assert.deepEqual([none.status, none.headers['www-authenticate']], [401, 'Bearer']);
  });

  it('dies after an hour', async () => {
    const built = await buildApp(app, county, { ...service, scopes: [core] });
    const { access_token } = await tokenOf(built, core);
    now += 59 * 60_000;
    assert.equal((await read(access_token)).status, 200);
    now += 2 * 60_000;
    assert.equal((await read(access_token)).status, 401);
    now -= 61 * 60_000;
  });

  it('dies with the app’s suspension, and does not rise again', async () => {
    const built = await buildApp(app, county, { ...service, scopes: [core] });
    const { access_token } = await tokenOf(built, core);
    const change = (action: string) =>
      app.request({
        method: 'POST',
        url: `/api/sso/apps/${built.id}/standing`,
        payload: { action, reason: '安全检查' },
        as: reviewer(county),
      });
    await change('suspend');
    assert.equal((await read(access_token)).status, 401);
    assert.equal((await tokenOf(built, core)).error, 'invalid_client');
    await change('resume');
    assert.equal((await read(access_token)).status, 401);
    const renewed = await tokenOf(built, core);
    assert.equal((await read(renewed.access_token)).status, 200);
  });

  it('dies when it is revoked', async () => {
    const built = await buildApp(app, county, { ...service, scopes: [core] });
    const { access_token } = await tokenOf(built, core);
    await app.request({
      method: 'POST',
      url: '/oauth/revoke',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        authorization: `Basic ${Buffer.from(`${built.id}:${built.secret}`).toString('base64')}`,
      },
      payload: new URLSearchParams({ token: access_token }).toString(),
    });
    assert.equal((await read(access_token)).status, 401);
  });

  it('of an app opens nothing that belongs to people', async () => {
    const built = await buildApp(app, county, { ...service, scopes: [core] });
    const { access_token } = await tokenOf(built, core);
    for (const url of ['/api/sso/consents', '/api/sso/centre', '/api/sso/apps', '/api/sso/reviews']) {
      const answer = await app.request({
        method: 'GET',
        url,
        headers: { authorization: `Bearer ${access_token}` },
      });
      assert.ok([401, 403].includes(answer.status), `${url} ${answer.status}`);
    }
  });
});
