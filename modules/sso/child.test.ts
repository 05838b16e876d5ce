import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { applyRoster } from '#modules/directory/index.ts';
import { uuidv7 } from '#platform/codes/uuid.ts';
import type { Browser } from '#platform/testing/browser.ts';
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

const { app, origin } = await serve();
const bureau = await buildBureau(app, '康乐县教育局');
const callback = 'https://exercise.example.cn/callback';
const verifier = 'v'.repeat(50);
const challenge = Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(verifier))).toString(
  'base64url',
);

const yearsAgo = (years: number) => `${new Date().getFullYear() - years}-01-01`;

async function enter(browser: Browser, { id, secret }: BuiltApp, scope = 'openid profile roles') {
  const query = new URLSearchParams({
    client_id: id,
    response_type: 'code',
    redirect_uri: callback,
    scope,
    code_challenge: challenge,
    code_challenge_method: 'S256',
  });
  const asked = await browser.follow(`/oauth/authorize?${query}`);
  const { url } = await passInteractions(browser, asked);
  const answer = await fetch(`${origin}/oauth/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: url.searchParams.get('code') ?? '',
      redirect_uri: callback,
      code_verifier: verifier,
    }),
  });
  const tokens = (await answer.json()) as { access_token: string; error?: string };
  const told = await fetch(`${origin}/oauth/userinfo`, {
    headers: { authorization: `Bearer ${tokens.access_token}` },
  });
  return { asked: asked.url, tokens, told: (await told.json()) as Record<string, unknown> };
}

const toldAbout = async ({ access_token }: { access_token: string }) => {
  const answer = await fetch(`${origin}/oauth/userinfo`, {
    headers: { authorization: `Bearer ${access_token}` },
  });
  return (await answer.json()) as Record<string, unknown>;
};

/** A guardian, signed in, with the child linked. */
async function guardianOf(child: BuiltPerson) {
  const guardian = await buildPerson(app, bureau, { name: '马国强' });
  await applyRoster(app.system(bureau.tenantId), bureau.tenantId, {
    guardianships: [
      {
        id: uuidv7(),
        guardianId: guardian.id,
        childId: child.id,
        relation: 'father',
        kind: 'legal',
        validFrom: '2020-01-01',
      },
    ],
  });
  return signIn(origin, guardian);
}

describe('a child under 14', () => {
  it('signs in as somebody without a name until a guardian agrees, and again after revocation', async () => {
    const exercise = await buildApp(app, bureau, {}, { trusted: true });
    const child = await buildPerson(app, bureau, { pupil: true, birthDate: yearsAgo(9), name: '马小明' });
    const browser = await signIn(origin, child);
    const first = await enter(browser, exercise);
    assert.match(first.asked.pathname, /^\/consent\//, 'even a trusted app asks a child');
    assert.deepEqual(first.told, { sub: child.id });

    const guardian = await guardianOf(child);
    const give = await guardian.send(`/api/guardians/children/${child.id}/consents`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: JSON.stringify({ purpose: 'sso.profile', recipient: exercise.id, accepted: true }),
    });
    assert.ok(give.ok, await give.clone().text());
    const { id: consentId } = (await give.json()) as { id: string };
    const second = await enter(browser, exercise);
    assert.equal(second.told.name, '马小明');
    assert.deepEqual(
      (second.told.roles as { role: string }[]).map(({ role }) => role),
      ['pupil'],
    );

    const revoke = await guardian.send(`/api/guardians/children/${child.id}/consents/${consentId}/revoke`, {
      method: 'POST',
      headers: { origin },
    });
    assert.ok(revoke.ok, await revoke.clone().text());
    assert.deepEqual(await toldAbout(second.tokens), { sub: child.id }, 'the next read after revocation');
    assert.deepEqual((await enter(browser, exercise)).told, { sub: child.id });
  });

  it('is told on the consent page what is held back', async () => {
    const exercise = await buildApp(app, bureau);
    const child = await buildPerson(app, bureau, { pupil: true, birthDate: yearsAgo(12) });
    const browser = await signIn(origin, child);
    const query = new URLSearchParams({
      client_id: exercise.id,
      response_type: 'code',
      redirect_uri: callback,
      scope: 'openid profile',
      code_challenge: challenge,
      code_challenge_method: 'S256',
    });
    const { url } = await browser.follow(`/oauth/authorize?${query}`);
    const view = (await (
      await browser.send(`/api/sso/interactions/${url.pathname.split('/').pop()}`)
    ).json()) as {
      isChild: boolean;
      scopes: { scope: string }[];
      withheld: { scope: string }[];
    };
    assert.equal(view.isChild, true);
    assert.deepEqual(
      view.scopes.map(({ scope }) => scope),
      ['openid'],
    );
    assert.deepEqual(
      view.withheld.map(({ scope }) => scope),
      ['profile'],
    );
  });

  it('is who it is when the birth date is not known', async () => {
    const exercise = await buildApp(app, bureau);
    const child = await buildPerson(app, bureau, { pupil: true });
    const { told } = await enter(await signIn(origin, child), exercise);
    assert.deepEqual(told, { sub: child.id });
  });
});

describe('people who decide for themselves', () => {
  it('are pupils of 14', async () => {
    const exercise = await buildApp(app, bureau);
    const pupil = await buildPerson(app, bureau, { pupil: true, birthDate: yearsAgo(15), name: '马晓东' });
    const { told } = await enter(await signIn(origin, pupil), exercise);
    assert.equal(told.name, '马晓东');
  });

  it('are not asked by an app that their bureau vouches for, when they work there', async () => {
    const office = await buildApp(app, bureau, {}, { trusted: true });
    const teacher = await buildPerson(app, bureau, { post: 'teacher', birthDate: yearsAgo(40) });
    const { asked, told } = await enter(await signIn(origin, teacher), office);
    assert.equal(asked.origin, new URL(callback).origin);
    assert.ok(told.name);
    const pupil = await buildPerson(app, bureau, { pupil: true, birthDate: yearsAgo(15) });
    const asPupil = await enter(await signIn(origin, pupil), office);
    assert.match(asPupil.asked.pathname, /^\/consent\//);
  });
});

describe('people whom an app is not for', () => {
  it('are sent back with access_denied: another county, another role, a suspended app', async () => {
    const forTeachers = await buildApp(app, bureau, {}, { roles: ['teacher'] });
    const elsewhere = await buildBureau(app, '永靖县教育局');
    const foreign = await buildPerson(app, elsewhere, { post: 'teacher' });
    const pupil = await buildPerson(app, bureau, { pupil: true, birthDate: yearsAgo(15) });
    for (const person of [foreign, pupil]) {
      const browser = await signIn(origin, person);
      const query = new URLSearchParams({
        client_id: forTeachers.id,
        response_type: 'code',
        redirect_uri: callback,
        scope: 'openid',
        state: 's',
        code_challenge: challenge,
        code_challenge_method: 'S256',
      });
      const { url } = await browser.follow(`/oauth/authorize?${query}`);
      assert.equal(url.searchParams.get('error'), 'access_denied');
      assert.equal(url.searchParams.get('state'), 's');
    }
  });
});
