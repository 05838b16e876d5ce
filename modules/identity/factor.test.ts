import assert from 'node:assert/strict';
import { it } from 'node:test';
import { generateSync } from 'otplib';
import { modules } from '#modules';
import { createTestApp, personActor } from '#platform/testing/app.ts';
import { buildAuthenticator } from './authenticator.factory.ts';
import { requireStrong } from './factor.service.ts';
import { type Browser, buildAccount, buildSchool, openBrowser } from './identity.factory.ts';

const password = 'Guan-Li-Yuan-42';
const origin = 'https://xue.example.edu.cn';
let clock = Date.now();
const app = await createTestApp(modules, { now: () => new Date(clock), env: { PUBLIC_URL: origin } });
const school = await buildSchool(app);
const admin = await buildAccount(app, school.securityAdmin, password, 'administrator');

const step = () => {
  clock += 30_000;
};
const codeOf = (secret: string) => generateSync({ secret, epoch: Math.floor(clock / 1000) });
let secret = '';
let recovery: string[] = [];

async function signInWith(browser: Browser, factor: object) {
  const first = await browser.signIn(admin, password);
  assert.equal(first.body.state, 'second-factor');
  return browser.post('/sessions/second-factor', { ticket: first.body.ticket, factor });
}

it('forces an administrator to a second factor before anything else', async () => {
  const browser = openBrowser(app);
  const { body, setCookies } = await browser.signIn(admin, password);
  assert.equal(setCookies[0]?.name, '__Host-tongxue_session');
  assert.equal((setCookies[0] as { secure?: boolean }).secure, true);
  assert.deepEqual(body.session.mustDo, ['second-factor']);
  assert.equal(body.session.account.secondFactor, 'none');
  assert.equal((await browser.get(`/accounts?q=${admin}`)).body.code, 'auth.must-do-first');
  assert.equal((await browser.get('/sessions')).status, 403);

  const started = await browser.post('/factors/totp', { label: '办公手机' });
  assert.equal(started.status, 201);
  assert.match(started.body.uri, /^otpauth:\/\/totp\/.*secret=/);
  secret = started.body.secret;
  const stored = await app.pool.query('select secret from identity.factor');
  assert.ok(!stored.rows[0].secret.includes(secret), 'the secret is sealed');
  const wrong = await browser.post(`/factors/totp/${started.body.id}/confirmation`, { code: '000000' });
  assert.equal(wrong.status, 401);
  const confirmed = await browser.post(`/factors/totp/${started.body.id}/confirmation`, {
    code: codeOf(secret),
  });
  assert.equal(confirmed.status, 200);
  recovery = confirmed.body.recoveryCodes;
  assert.equal(recovery.length, 10);
  assert.deepEqual((await browser.get('/session')).body.mustDo, []);
  assert.equal((await browser.get(`/accounts?q=${admin}`)).status, 200);
});

it('asks for the code at the next sign-in, and gives no session before it', async () => {
  step();
  const browser = openBrowser(app);
  const first = await browser.signIn(admin, password);
  assert.deepEqual(first.body.kinds.sort(), ['recovery-code', 'totp']);
  assert.equal(browser.cookies.size, 0);
  const second = await browser.post('/sessions/second-factor', {
    ticket: first.body.ticket,
    factor: { kind: 'totp', code: codeOf(secret) },
  });
  assert.equal(second.status, 200);
  assert.equal(second.body.session.account.strong, true);
  const replayed = await openBrowser(app).post('/sessions/second-factor', {
    ticket: first.body.ticket,
    factor: { kind: 'totp', code: codeOf(secret) },
  });
  assert.equal(replayed.body.code, 'identity.ticket-expired');
});

it('refuses a TOTP code that was used, and older ones', async () => {
  const used = codeOf(secret);
  assert.equal((await signInWith(openBrowser(app), { kind: 'totp', code: used })).status, 401);
  step();
  const fresh = codeOf(secret);
  const [one, other] = await Promise.all([
    signInWith(openBrowser(app), { kind: 'totp', code: fresh }),
    signInWith(openBrowser(app), { kind: 'totp', code: fresh }),
  ]);
  assert.deepEqual([one.status, other.status].sort(), [200, 401], 'of two who send one code, one is let in');
  assert.equal((await signInWith(openBrowser(app), { kind: 'totp', code: used })).status, 401);
});

it('lets a clock be one step off, not three', async () => {
  step();
  step();
  const ahead = generateSync({ secret, epoch: Math.floor(clock / 1000) + 90 });
  assert.equal((await signInWith(openBrowser(app), { kind: 'totp', code: ahead })).status, 401);
  const behind = generateSync({ secret, epoch: Math.floor(clock / 1000) - 30 });
  assert.equal((await signInWith(openBrowser(app), { kind: 'totp', code: behind })).status, 200);
});

it('accepts each recovery code once', async () => {
  const [code] = recovery as [string];
  assert.equal(
    (await signInWith(openBrowser(app), { kind: 'recovery-code', code: code.toLowerCase() })).status,
    200,
  );
  assert.equal((await signInWith(openBrowser(app), { kind: 'recovery-code', code })).status, 401);
  const browser = openBrowser(app);
  await signInWith(browser, { kind: 'recovery-code', code: recovery[1] });
  assert.equal((await browser.get('/factors')).body.recoveryCodesLeft, 8);
  const renewed = await browser.post('/factors/recovery-codes');
  assert.equal(renewed.body.recoveryCodes.length, 10);
  assert.equal(
    (await signInWith(openBrowser(app), { kind: 'recovery-code', code: recovery[2] })).status,
    401,
  );
  recovery = renewed.body.recoveryCodes;
});

it('locks guessing of the second factor, password known or not', async () => {
  const browser = openBrowser(app);
  const first = await browser.signIn(admin, password);
  const answers = [];
  for (let at = 0; at < 6; at++) {
    answers.push(
      await browser.post('/sessions/second-factor', {
        ticket: first.body.ticket,
        factor: { kind: 'totp', code: '000000' },
      }),
    );
  }
  assert.equal(answers.at(-1)?.status, 429);
  const again = await browser.signIn(admin, password);
  assert.equal(again.status, 200, 'the password itself is not locked');
  step();
  const right = await browser.post('/sessions/second-factor', {
    ticket: again.body.ticket,
    factor: { kind: 'totp', code: codeOf(secret) },
  });
  assert.equal(right.status, 429);
  clock += 31 * 60_000;
});

const authenticator = buildAuthenticator(origin);

it('adds a passkey and signs in with it alone', async () => {
  const browser = openBrowser(app);
  step();
  await signInWith(browser, { kind: 'totp', code: codeOf(secret) });
  const options = (await browser.post('/factors/passkey-options')).body;
  assert.equal(options.rp.id, 'xue.example.edu.cn');
  const response = authenticator.create(options);
  const added = await browser.post('/factors/passkeys', { label: '指纹', response });
  assert.equal(added.status, 201, JSON.stringify(added.body));
  assert.deepEqual(added.body.recoveryCodes, [], 'codes were given with the first factor');
  assert.equal(
    (await browser.post('/factors/passkeys', { label: '指纹', response })).status,
    401,
    'a challenge is answered once',
  );

  const visitor = openBrowser(app);
  const ask = (await visitor.post('/sessions/passkey-options')).body;
  assert.equal(ask.allowCredentials, undefined);
  const answer = authenticator.get(ask, { personId: school.securityAdmin.id });
  const signedIn = await visitor.post('/sessions/passkey', { response: answer });
  assert.equal(signedIn.status, 200, JSON.stringify(signedIn.body));
  assert.equal(signedIn.body.session.account.strong, true);
  assert.deepEqual(signedIn.body.session.mustDo, []);
  assert.equal(
    (await openBrowser(app).post('/sessions/passkey', { response: answer })).status,
    401,
    'an answer is good once',
  );
});

it('refuses passkey answers of another site, person, challenge or without verification', async () => {
  const personId = school.securityAdmin.id;
  const visitor = openBrowser(app);
  const ask = async () => (await visitor.post('/sessions/passkey-options')).body;
  const refused = async (response: object) => {
    const { status, body } = await visitor.post('/sessions/passkey', { response });
    assert.equal(status, 401, JSON.stringify(body));
    assert.equal(body.code, 'identity.passkey-refused');
  };
  await refused(
    authenticator.get(await ask(), { personId, from: 'https://xue.example.edu.cn.evil.example' }),
  );
  await refused(authenticator.get(await ask(), { personId: school.headTeacher.id }));
  await refused(authenticator.get(await ask(), {}));
  await refused(buildAuthenticator(origin).get(await ask(), { personId }));
  const good = authenticator.get(await ask(), { personId });
  assert.equal(
    (await visitor.post('/sessions/passkey', { response: good })).status,
    200,
    'and the right one passes',
  );
  await refused(authenticator.get({ challenge: 'AAAA' }, { personId }));
  await refused(authenticator.get(await ask(), { personId, flags: 0b001 }));
  clock += 31 * 60_000;
  assert.equal((await visitor.post('/sessions/passkey', { response: { id: 'x' } })).status, 400);
});

it('uses a passkey as second step', async () => {
  const browser = openBrowser(app);
  const first = await browser.signIn(admin, password);
  const ask = (await browser.post('/sessions/passkey-options', { ticket: first.body.ticket })).body;
  assert.deepEqual(
    ask.allowCredentials.map(({ id }: { id: string }) => id),
    [authenticator.id],
  );
  const factor = { kind: 'passkey', response: authenticator.get(ask) };
  assert.equal(
    (await browser.post('/sessions/second-factor', { ticket: first.body.ticket, factor })).status,
    200,
  );
});

it('asks who was signed in before for a factor, and opens what needs one after it', async () => {
  const weak = personActor({ strong: false });
  assert.throws(() => requireStrong(app.as(weak)), { code: 'auth.second-factor' });
  assert.doesNotThrow(() => requireStrong(app.as({ ...weak, strong: true })));
  const browser = openBrowser(app);
  const teacherName = await buildAccount(app, school.headTeacher, password);
  await browser.signIn(teacherName, password);
  const other = openBrowser(app);
  await other.signIn(teacherName, password);
  const started = await browser.post('/factors/totp', { label: '手机' });
  await browser.post(`/factors/totp/${started.body.id}/confirmation`, { code: codeOf(started.body.secret) });
  const refused = await other.post('/factors/totp', { label: '另一部' });
  assert.equal(refused.status, 403);
  assert.equal(refused.body.code, 'auth.second-factor');
  assert.equal((await other.delete(`/factors/${started.body.id}`)).status, 403);
  step();
  const given = await other.post('/session/factor', {
    factor: { kind: 'totp', code: codeOf(started.body.secret) },
  });
  assert.equal(given.body.account.strong, true);
  assert.equal((await other.delete(`/factors/${started.body.id}`)).status, 200);
  assert.deepEqual((await other.get('/factors')).body, { factors: [], recoveryCodesLeft: 0 });
  assert.equal((await openBrowser(app).signIn(teacherName, password)).body.state, 'signed-in');
});

it('shows no factor of another person', async () => {
  const browser = openBrowser(app);
  await browser.signIn(await buildAccount(app, school.headTeacher, password), password);
  assert.deepEqual((await browser.get('/factors')).body.factors, []);
});
