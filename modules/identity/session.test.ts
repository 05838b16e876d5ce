import assert from 'node:assert/strict';
import { it } from 'node:test';
import { modules } from '#modules';
import { createTestApp } from '#platform/testing/app.ts';
import { buildAccount, buildSchool, openBrowser } from './identity.factory.ts';

const password = 'Liu-Shui-42';
const minutes = (count: number) => count * 60_000;

let clock = Date.now();
const app = await createTestApp(modules, { now: () => new Date(clock) });
const school = await buildSchool(app);
const teacherName = await buildAccount(app, school.headTeacher, password);
await buildAccount(app, school.pupils[0] as { id: string }, password);

it('signs in by account name, phone and student number', async () => {
  const pupil = school.pupils[0];
  for (const [name, id] of [
    [teacherName, school.headTeacher.id],
    [` ${teacherName.toUpperCase()} `, school.headTeacher.id],
    [school.headTeacher.phone, school.headTeacher.id],
    [`+86 ${school.headTeacher.phone}`, school.headTeacher.id],
    [pupil?.studentNumber, pupil?.id],
    [pupil?.studentNumber?.toLowerCase(), pupil?.id],
  ]) {
    const browser = openBrowser(app);
    const answer = await browser.signIn(name as string, password);
    assert.equal(answer.status, 200, `${name}: ${JSON.stringify(answer.body)}`);
    assert.equal(answer.body.session.person.id, id);
    assert.equal((await browser.get('/session')).body.person.id, id);
  }
});

it('hashes a password again at the next sign-in when the setting asks for another cost', async () => {
  const { id } = school.headTeacher;
  const { db } = app.system();
  const stored = async () =>
    (
      await db
        .selectFrom('identity.account')
        .select('password_hash')
        .where('person_id', '=', id)
        .executeTakeFirstOrThrow()
    ).password_hash as string;
  const usual = await stored();
  assert.match(usual, /\$m=19456,t=2,p=1\$/);
  app.ports.config.passwordCost = { memory: 20, passes: 3 };
  try {
    assert.equal((await openBrowser(app).signIn(teacherName, 'Liu-Shui-43')).status, 401);
    assert.equal(await stored(), usual);
    assert.equal((await openBrowser(app).signIn(teacherName, password)).status, 200);
    const upgraded = await stored();
    assert.match(upgraded, /\$m=20480,t=3,p=1\$/);
    assert.equal((await openBrowser(app).signIn(teacherName, password)).status, 200);
    assert.equal(await stored(), upgraded);
  } finally {
    app.ports.config.passwordCost = { memory: 19, passes: 2 };
  }
  assert.equal((await openBrowser(app).signIn(teacherName, password)).status, 200);
});

it('tells who is signed in, as which role, with which permissions', async () => {
  const browser = openBrowser(app);
  await browser.signIn(teacherName, password);
  const { body } = await browser.get('/session');
  assert.equal(body.signedIn, true);
  assert.deepEqual(body.person, { id: school.headTeacher.id, name: '王芳', avatarText: '王芳' });
  assert.equal(body.activeRole.role, 'head-teacher');
  assert.equal(body.activeRole.roleName.zh, '班主任');
  assert.equal(body.activeRole.organisation.id, school.classId);
  assert.equal(body.roles.length, 1);
  assert.ok(body.permissions.includes('identity.card.issue'));
  assert.ok(!body.permissions.includes('identity.audit.read'));
  assert.deepEqual(body.mustDo, []);
});

it('keeps the cookie away from scripts and other sites', async () => {
  const own = await openBrowser(app).signIn(teacherName, password);
  const [cookie] = own.setCookies as {
    name: string;
    httpOnly?: boolean;
    sameSite?: string;
    maxAge?: number;
    path?: string;
  }[];
  assert.equal(cookie?.name, 'tongxue_session');
  assert.equal(cookie?.httpOnly, true);
  assert.equal(cookie?.sameSite, 'Lax');
  assert.equal(cookie?.path, '/');
  assert.ok((cookie?.maxAge ?? 0) > 0);
  const shared = await openBrowser(app).signIn(teacherName, password, true);
  assert.equal(shared.setCookies[0]?.maxAge, undefined);
});

it('gives a fresh token at each sign-in and ends the one before', async () => {
  const browser = openBrowser(app);
  await browser.signIn(teacherName, password);
  const old = new Map(browser.cookies);
  await browser.signIn(teacherName, password);
  assert.notDeepEqual(browser.cookies, old);
  const thief = openBrowser(app);
  for (const [name, value] of old) thief.cookies.set(name, value);
  assert.deepEqual((await thief.get('/session')).body, { signedIn: false });
});

it('refuses a token that was replayed after sign-out', async () => {
  const browser = openBrowser(app);
  await browser.signIn(teacherName, password);
  const kept = new Map(browser.cookies);
  const out = await browser.delete('/session');
  assert.equal(out.status, 200);
  assert.equal(browser.cookies.size, 0);
  for (const [name, value] of kept) browser.cookies.set(name, value);
  assert.deepEqual((await browser.get('/session')).body, { signedIn: false });
  assert.equal((await browser.delete('/session')).status, 401);
});

it('never opens another person’s session, whatever is done to the token', async () => {
  const mine = openBrowser(app);
  await mine.signIn(teacherName, password);
  const other = openBrowser(app);
  await other.signIn(school.pupils[0]?.studentNumber as string, password);
  const [myId, mySecret] = (mine.cookies.get('tongxue_session') as string).split('.');
  const [otherId, otherSecret] = (other.cookies.get('tongxue_session') as string).split('.');
  const forged = [
    `${otherId}.${mySecret}`,
    `${myId}.${otherSecret}`,
    `${otherId}.`,
    `.${mySecret}`,
    `${otherId}.${'A'.repeat(43)}`,
  ];
  for (let at = 0; at < 40; at++) {
    const token = `${otherId}.${otherSecret}`;
    const place = (at * 7) % token.length;
    const sign = token[place] === 'x' ? 'y' : 'x';
    forged.push(token.slice(0, place) + sign + token.slice(place + 1));
  }
  for (const token of [...forged, 'nonsense', '', `${myId}.${mySecret}; x`]) {
    const thief = openBrowser(app);
    thief.cookies.set('tongxue_session', token);
    const { body } = await thief.get('/session');
    assert.ok(
      !body.signedIn || (token.startsWith(`${myId}.${mySecret}`) && body.person.id === school.headTeacher.id),
      token,
    );
  }
});

it('ends a session that was left alone, and one that is old', async () => {
  const browser = openBrowser(app);
  await browser.signIn(teacherName, password);
  clock += minutes(110);
  assert.equal((await browser.get('/session')).body.signedIn, true);
  clock += minutes(110);
  assert.equal((await browser.get('/session')).body.signedIn, true, 'a request moves the idle clock');
  clock += minutes(121);
  assert.equal((await browser.get('/session')).body.signedIn, false);
  await browser.signIn(teacherName, password);
  for (let at = 0; at < 24; at++) {
    clock += minutes(61);
    await browser.get('/session');
  }
  assert.equal((await browser.get('/session')).body.signedIn, false, 'a day is the most');
});

it('ends sessions on shared devices sooner', async () => {
  const browser = openBrowser(app);
  await browser.signIn(school.pupils[0]?.studentNumber as string, password, true);
  clock += minutes(19);
  assert.equal((await browser.get('/session')).body.signedIn, true);
  clock += minutes(21);
  assert.equal((await browser.get('/session')).body.signedIn, false);
});

it('locks after five wrong passwords, for known and unknown names alike', async () => {
  const name = await buildAccount(app, school.otherHeadTeacher, password);
  const answers: unknown[][] = [];
  for (const who of [name, 'nobody-has-this-name', '13000000000']) {
    const browser = openBrowser(app);
    const seen: unknown[] = [];
    for (let at = 0; at < 6; at++) {
      const { status, body, headers } = await browser.signIn(who, 'Wrong-Guess-1');
      seen.push([status, body.code, body.title, body.attemptsLeft, headers['retry-after']]);
    }
    answers.push(seen);
  }
  assert.deepEqual(
    answers[0]?.map((answer) => (answer as unknown[])[0]),
    [401, 401, 401, 401, 429, 429],
  );
  assert.deepEqual(answers[1], answers[0]);
  assert.deepEqual(answers[2], answers[0]);
  assert.equal(
    (await openBrowser(app).signIn(name, password)).status,
    429,
    'the right password does not open a locked account',
  );
  assert.equal(
    (await openBrowser(app).signIn(school.otherHeadTeacher.phone, password)).status,
    429,
    'nor by another name',
  );
  clock += minutes(31);
  assert.equal((await openBrowser(app).signIn(name, password)).status, 200);
});

it('counts guesses that are sent at once', async () => {
  const name = await buildAccount(app, school.nobody, password);
  const answers = await Promise.all(
    Array.from({ length: 12 }, () => openBrowser(app).signIn(name, 'Wrong-Guess-1')),
  );
  assert.equal(answers.filter(({ status }) => status === 401).length, 4);
  assert.equal((await openBrowser(app).signIn(name, password)).status, 429);
  clock += minutes(31);
  assert.equal((await openBrowser(app).signIn(name, password)).status, 200);
});

it('lets a class behind one address mistype, and slows one who tries a whole school', async () => {
  const attempt = (at: number, remoteAddress: string) =>
    app.server.inject({
      method: 'POST',
      url: '/api/identity/sessions',
      payload: { name: `pupil${at}-${remoteAddress}`, password: 'x' },
      remoteAddress,
    });
  const school = await Promise.all(Array.from({ length: 90 }, (_, at) => attempt(at, '10.0.0.1')));
  assert.deepEqual([...new Set(school.map(({ statusCode }) => statusCode))], [401]);
  const sprayed = await Promise.all(Array.from({ length: 60 }, (_, at) => attempt(100 + at, '10.0.0.1')));
  const refused = sprayed.filter(({ statusCode }) => statusCode === 429);
  assert.ok(refused.length > 0);
  assert.equal(refused[0]?.json().code, 'identity.address-busy');
  assert.equal((await attempt(0, '10.0.0.2')).statusCode, 401, 'another address is not concerned');
  clock += 5_000;
  assert.equal((await attempt(999, '10.0.0.1')).statusCode, 401, 'it recovers in seconds');
});

it('refuses requests that come from other sites', async () => {
  const browser = openBrowser(app);
  const payload = { name: teacherName, password };
  const foreign = await browser.post('/sessions', payload, { origin: 'https://evil.example' });
  assert.equal(foreign.status, 403);
  assert.equal(foreign.body.code, 'request.foreign-origin');
  assert.equal((await browser.post('/sessions', payload, { 'sec-fetch-site': 'cross-site' })).status, 403);
  assert.equal(
    (await browser.post('/sessions', payload, { host: 'tongxue.test', origin: 'https://tongxue.test' }))
      .status,
    200,
  );
});

it('bounds what it reads', async () => {
  const browser = openBrowser(app);
  for (const payload of [
    {},
    { name: '', password: 'x' },
    { name: 'x'.repeat(65), password: 'x' },
    { name: 'x', password: 'y'.repeat(257) },
    { name: 1, password: 2 },
  ]) {
    assert.equal((await browser.post('/sessions', payload)).status, 400);
  }
});

it('stops working when the role ends or the account is disabled', async () => {
  const browser = openBrowser(app);
  const pupil = school.pupils[1] as { id: string; studentNumber: string };
  await buildAccount(app, pupil, password, 'pupil');
  await browser.signIn(pupil.studentNumber, password);
  assert.equal((await browser.get('/session')).body.activeRole.role, 'pupil');
  const enrolment = school.enrolments.find(({ personId }) => personId === pupil.id);
  await app
    .system(school.tenantId)
    .db.updateTable('directory.enrolment')
    .set({ valid_to: '2026-09-02' })
    .where('id', '=', enrolment?.id as string)
    .execute();
  const ended = (await browser.get('/session')).body;
  assert.equal(ended.signedIn, true);
  assert.equal(ended.activeRole, null);
  assert.deepEqual(ended.permissions, []);
  await app
    .system()
    .db.updateTable('identity.account')
    .set({ status: 'disabled' })
    .where('person_id', '=', pupil.id)
    .execute();
  assert.equal((await browser.get('/session')).body.signedIn, false);
  const refused = await openBrowser(app).signIn(pupil.studentNumber, password);
  assert.equal(refused.status, 403);
  assert.equal(refused.body.code, 'identity.disabled');
});

it('writes sign-ins, good and bad, to the trail of the bureau', async () => {
  const entries = await app
    .system(school.tenantId)
    .db.selectFrom('platform.audit_entry')
    .select(['outcome', 'person_id', 'detail'])
    .where('action', '=', 'identity.session.open')
    .where('person_id', '=', school.otherHeadTeacher.id)
    .orderBy('occurred_at')
    .execute();
  assert.deepEqual(
    entries.map(({ outcome }) => outcome),
    ['failed', 'failed', 'failed', 'failed', 'failed', 'failed', 'failed', 'failed', 'done'],
  );
  assert.ok(!JSON.stringify(entries).includes('Wrong-Guess'));
});
