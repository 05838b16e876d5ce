import assert from 'node:assert/strict';
import { it } from 'node:test';
import { modules } from '#modules';
import { uuidv7 } from '#platform/codes/uuid.ts';
import { createTestApp, personActor } from '#platform/testing/app.ts';
import { ensureAccounts, openDemoAccounts } from './account.service.ts';
import { buildAccount, buildSchool, openBrowser } from './identity.factory.ts';

const day = 86_400_000;
let clock = Date.now();
const app = await createTestApp(modules, { now: () => new Date(clock), env: { TONGXUE_DEMO: 'small' } });
const school = await buildSchool(app);
const teacher = openBrowser(app);
await teacher.signIn(await buildAccount(app, school.headTeacher, 'Liu-Shui-42'), 'Liu-Shui-42');
const issue = (body = {}) => teacher.post(`/classes/${school.classId}/cards`, body);

type Card = { personId: string; personName: string; loginName: string; code: string };
let cards: Card[] = [];
const cardOf = (at: number) => cards.find(({ personId }) => personId === school.pupils[at]?.id) as Card;

async function activate(card: Pick<Card, 'loginName' | 'code'>, password: string) {
  const browser = openBrowser(app);
  const ticket = await browser.post('/activations', { name: card.loginName, code: card.code });
  if (ticket.status !== 200) return { browser, answer: ticket };
  return { browser, answer: await browser.post('/passwords', { ticket: ticket.body.ticket, password }) };
}

it('gives a head teacher cards for the class, each with a name and a code', async () => {
  const { status, body } = await issue();
  assert.equal(status, 201);
  assert.equal(body.className, '三年级1班');
  assert.equal(body.skipped, 0);
  cards = body.cards;
  assert.equal(cards.length, 3);
  for (const { loginName, code } of cards) {
    assert.match(loginName, /^[a-z]{1,4}\d{6,}$/);
    assert.match(code, /^[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}$/);
  }
  assert.equal(new Set(cards.map(({ code }) => code)).size, 3);
  const { rows } = await app.pool.query(
    "select hash, data::text from identity.proof where purpose = 'activation'",
  );
  assert.ok(
    !JSON.stringify(rows).includes(cardOf(0).code.replaceAll('-', '')),
    'the code itself is not stored',
  );
});

it('lets a pupil without phone or mail activate with the card, choose a PIN and be signed in', async () => {
  const browser = openBrowser(app);
  const { loginName, code } = cardOf(0);
  const ticket = await browser.post('/activations', {
    name: loginName.toUpperCase(),
    code: code.toLowerCase().replaceAll('-', ' '),
  });
  assert.equal(ticket.status, 200);
  assert.equal(ticket.body.personName, school.pupils[0]?.name);
  assert.equal(ticket.body.level, 'pupil');
  const weak = await browser.post('/passwords', { ticket: ticket.body.ticket, password: '123456' });
  assert.equal(weak.status, 400);
  assert.equal(weak.body.errors[0].pointer, '/password');
  const done = await browser.post('/passwords', { ticket: ticket.body.ticket, password: '830519' });
  assert.equal(done.status, 200);
  assert.equal(done.body.session.activeRole.role, 'pupil');
  assert.equal((await browser.get('/session')).body.signedIn, true);
  assert.equal((await openBrowser(app).signIn(loginName, '830519')).status, 200);
});

it('refuses a card that was used, and a ticket that was used', async () => {
  const again = await activate(cardOf(0), '471902');
  assert.equal(again.answer.status, 410);
  assert.equal(again.answer.body.code, 'identity.code-used');
  const browser = openBrowser(app);
  const first = await browser.post('/activations', { name: cardOf(1).loginName, code: cardOf(1).code });
  const second = await browser.post('/activations', { name: cardOf(1).loginName, code: cardOf(1).code });
  const [one, other] = await Promise.all([
    browser.post('/passwords', { ticket: first.body.ticket, password: '471902' }),
    openBrowser(app).post('/passwords', { ticket: second.body.ticket, password: '471903' }),
  ]);
  assert.deepEqual(
    [one.status, other.status].sort(),
    [200, 410],
    'of two tickets of one card, one sets the password',
  );
  const used = one.status === 200 ? first : second;
  const replayed = await browser.post('/passwords', { ticket: used.body.ticket, password: '471904' });
  assert.equal(replayed.status, 401);
});

it('tells a mistyped code from a wrong one, and counts only wrong ones', async () => {
  const { loginName, code } = cardOf(2);
  const swapped = code.slice(0, 2) + code[3] + code[2] + code.slice(4);
  const browser = openBrowser(app);
  if (swapped !== code) {
    const typo = await browser.post('/activations', { name: loginName, code: swapped });
    assert.equal(typo.status, 400);
    assert.equal(typo.body.errors[0].pointer, '/code');
  }
  const foreign = await browser.post('/activations', { name: loginName, code: cardOf(1).code });
  const unknown = await browser.post('/activations', { name: 'nobody-at-all', code: cardOf(1).code });
  assert.equal(foreign.status, 401);
  assert.deepEqual(
    [unknown.status, unknown.body.code, unknown.body.title],
    [foreign.status, foreign.body.code, foreign.body.title],
  );
  for (let at = 0; at < 4; at++)
    await browser.post('/activations', { name: loginName, code: cardOf(1).code });
  assert.equal(
    (await browser.post('/activations', { name: loginName, code })).status,
    429,
    'locked, even with the right code',
  );
  clock += 31 * 60_000;
  assert.equal((await browser.post('/activations', { name: loginName, code })).status, 200);
});

it('issues anew for those who have not activated, and voids the older cards', async () => {
  await teacher.signIn(school.headTeacher.phone, 'Liu-Shui-42');
  const old = cardOf(2);
  const { body } = await issue();
  assert.equal(body.skipped, 2);
  assert.deepEqual(
    body.cards.map((card: Card) => card.personId),
    [old.personId],
  );
  assert.equal(body.cards[0].loginName, old.loginName, 'the account name stays');
  assert.equal((await activate(old, '730195')).answer.body.code, 'identity.code-used');
  cards = [...cards.filter(({ personId }) => personId !== old.personId), ...body.cards];
});

it('refuses an expired card', async () => {
  clock += 31 * day;
  const expired = await activate(cardOf(2), '730195');
  assert.equal(expired.answer.status, 410);
  assert.equal(expired.answer.body.code, 'identity.code-expired');
});

it('resets one pupil: the old password and every session end', async () => {
  await teacher.signIn(school.headTeacher.phone, 'Liu-Shui-42');
  const pupil = openBrowser(app);
  await pupil.signIn(cardOf(0).loginName, '830519');
  const { body } = await issue({ personIds: [school.pupils[0]?.id] });
  assert.equal(body.cards.length, 1);
  assert.equal((await pupil.get('/session')).body.signedIn, false);
  assert.equal((await pupil.signIn(cardOf(0).loginName, '830519')).status, 401);
  const fresh = await activate(body.cards[0], '916204');
  assert.equal(fresh.answer.status, 200);
});

it('shows the head teacher how far each pupil is', async () => {
  const { body } = await teacher.get(`/classes/${school.classId}/cards`);
  assert.equal(body.items.length, 3);
  const states = new Map(body.items.map((item: { personId: string }) => [item.personId, item]));
  const state = (at: number) =>
    states.get(school.pupils[at]?.id) as { status: string; cardUntil: string | null };
  assert.deepEqual([state(0).status, state(0).cardUntil], ['active', null]);
  assert.deepEqual([state(2).status, state(2).cardUntil], ['pending', null], 'its card has expired');
  const stranger = personActor({ role: 'head-teacher', tenantId: school.tenantId, path: 'elsewhere.' });
  const refused = await app.request({ url: `/api/identity/classes/${school.classId}/cards`, as: stranger });
  assert.equal(refused.status, 403);
});

it('gives cards only to who leads the class, and only for its pupils', async () => {
  const other = openBrowser(app);
  await other.signIn(await buildAccount(app, school.otherHeadTeacher, 'Gao-Shan-42'), 'Gao-Shan-42');
  const refused = await other.post(`/classes/${school.classId}/cards`);
  assert.equal(refused.status, 403);
  const pupil = openBrowser(app);
  await pupil.signIn(cardOf(0).loginName, '916204');
  assert.equal((await pupil.post(`/classes/${school.classId}/cards`)).status, 403);
  assert.equal((await openBrowser(app).post(`/classes/${school.classId}/cards`)).status, 401);
  const stranger = await issue({ personIds: [school.otherPupil.id] });
  assert.equal(stranger.status, 400);
  assert.equal(stranger.body.errors[0].pointer, '/personIds/0');
  const elsewhere = await buildSchool(app);
  assert.equal(
    (await teacher.post(`/classes/${elsewhere.classId}/cards`)).status,
    404,
    'another bureau’s class does not exist here',
  );
  const neighbour = personActor({ role: 'head-teacher', tenantId: elsewhere.tenantId, path: '' });
  const crossed = await app.request({
    method: 'POST',
    url: `/api/identity/classes/${school.classId}/cards`,
    payload: {},
    as: neighbour,
  });
  assert.equal(crossed.status, 404);
});

it('leaves a trail of each card, without the code', async () => {
  const entries = await app
    .system(school.tenantId)
    .db.selectFrom('platform.audit_entry')
    .selectAll()
    .where('action', '=', 'identity.card.issue')
    .execute();
  assert.equal(entries.length, 5);
  assert.ok(entries.every(({ person_id }) => person_id === school.headTeacher.id));
  assert.ok(!cards.some(({ code }) => JSON.stringify(entries).includes(code)));
});

it('recovers an account by phone, and opens the account of who never had one', async () => {
  const browser = openBrowser(app);
  const started = await browser.post('/recoveries', { channel: 'phone', address: school.guardian.phone });
  assert.equal(started.status, 202);
  const mailbox = (await browser.get('/dev-mailbox')).body.items;
  assert.equal(mailbox[0].to, school.guardian.phone);
  const code = /验证码 (\d{6})/.exec(mailbox[0].text)?.[1] as string;
  const wrong = await browser.post('/recoveries/confirmation', {
    ticket: started.body.ticket,
    code: code === '000000' ? '000001' : '000000',
  });
  assert.equal(wrong.status, 401);
  assert.equal(wrong.body.attemptsLeft, 4);
  const confirmed = await browser.post('/recoveries/confirmation', { ticket: started.body.ticket, code });
  assert.equal(confirmed.status, 200);
  assert.equal(confirmed.body.level, 'guardian');
  assert.equal(
    (await browser.post('/recoveries/confirmation', { ticket: started.body.ticket, code })).status,
    401,
    'a code is good once',
  );
  const done = await browser.post('/passwords', { ticket: confirmed.body.ticket, password: 'jianguo1975' });
  assert.equal(done.body.session.activeRole.role, 'guardian');
  assert.equal((await openBrowser(app).signIn(school.guardian.phone, 'jianguo1975')).status, 200);
});

it('recovers by mail', async () => {
  const browser = openBrowser(app);
  await browser.post('/recoveries', {
    channel: 'mail',
    address: ` ${school.headTeacher.mail.toUpperCase()} `,
  });
  const [message] = (await browser.get('/dev-mailbox')).body.items;
  assert.equal(message.channel, 'mail');
  assert.equal(message.to, school.headTeacher.mail);
});

it('answers the same for an address that nobody has', async () => {
  const browser = openBrowser(app);
  const before = (await browser.get('/dev-mailbox')).body.items.length;
  const started = await browser.post('/recoveries', { channel: 'phone', address: '13900000001' });
  assert.equal(started.status, 202);
  assert.deepEqual(Object.keys(started.body).sort(), ['expiresAt', 'ticket']);
  assert.equal((await browser.get('/dev-mailbox')).body.items.length, before);
  const tries = [];
  for (let at = 0; at < 6; at++)
    tries.push(
      await browser.post('/recoveries/confirmation', { ticket: started.body.ticket, code: '123456' }),
    );
  assert.deepEqual(
    tries.map(({ status, body }) => [status, body.code]),
    [...Array(5).fill([401, 'identity.wrong-code']), [401, 'identity.ticket-expired']],
  );
});

it('bounds tries, time and messages of a recovery', async () => {
  const browser = openBrowser(app);
  const { phone } = school.nobody;
  const started = await browser.post('/recoveries', { channel: 'phone', address: phone });
  const [message] = (await browser.get('/dev-mailbox')).body.items;
  const code = /验证码 (\d{6})/.exec(message.text)?.[1] as string;
  const wrong = code === '111111' ? '222222' : '111111';
  for (let at = 0; at < 5; at++)
    await browser.post('/recoveries/confirmation', { ticket: started.body.ticket, code: wrong });
  assert.equal(
    (await browser.post('/recoveries/confirmation', { ticket: started.body.ticket, code })).status,
    401,
  );
  const late = await browser.post('/recoveries', { channel: 'phone', address: phone });
  const [second] = (await browser.get('/dev-mailbox')).body.items;
  clock += 11 * 60_000;
  const lateCode = /验证码 (\d{6})/.exec(second.text)?.[1] as string;
  assert.equal(
    (await browser.post('/recoveries/confirmation', { ticket: late.body.ticket, code: lateCode })).body.code,
    'identity.ticket-expired',
  );
  const codes = [];
  for (let at = 0; at < 4; at++)
    codes.push((await browser.post('/recoveries', { channel: 'phone', address: phone })).status);
  assert.deepEqual(codes, [202, 202, 202, 429]);
  assert.equal((await browser.post('/recoveries', { channel: 'phone', address: '12345' })).status, 400);
});

it('changes the own password, ends the other sessions, and refuses the old one again', async () => {
  const name = cardOf(0).loginName;
  const here = openBrowser(app);
  const there = openBrowser(app);
  await here.signIn(name, '916204');
  await there.signIn(name, '916204');
  assert.equal(
    (await here.put('/account/password', { currentPassword: '000000', password: '528163' })).status,
    401,
  );
  assert.equal(
    (await here.put('/account/password', { currentPassword: '916204', password: '916204' })).body.code,
    'identity.password-reused',
  );
  const changed = await here.put('/account/password', { currentPassword: '916204', password: '528163' });
  assert.equal(changed.status, 200);
  assert.equal((await here.get('/session')).body.signedIn, true);
  assert.equal((await there.get('/session')).body.signedIn, false);
  assert.equal((await openBrowser(app).signIn(name, '916204')).status, 401);
});

it('asks staff for a new password after ninety days, and pupils never; nothing else is open until then', async () => {
  const name = await buildAccount(app, school.headTeacher, 'Liu-Shui-42');
  clock += 91 * day;
  const pupil = openBrowser(app);
  assert.deepEqual((await pupil.signIn(cardOf(0).loginName, '528163')).body.session.mustDo, []);
  const { body } = await teacher.signIn(name, 'Liu-Shui-42');
  assert.deepEqual(body.session.mustDo, ['password']);
  const gated = await issue();
  assert.equal(gated.status, 403);
  assert.equal(gated.body.code, 'auth.must-do-first');
  const weak = await teacher.put('/account/password', {
    currentPassword: 'Liu-Shui-42',
    password: 'abcdefgh',
  });
  assert.equal(weak.status, 400);
  const done = await teacher.put('/account/password', {
    currentPassword: 'Liu-Shui-42',
    password: 'Xin-Mi-Ma-77',
  });
  assert.deepEqual(done.body.mustDo, []);
  assert.equal((await issue()).status, 201);
});

it('asks for a new password when it was made for a lesser role', async () => {
  await buildAccount(app, school.headTeacher, 'abcdef77', 'guardian');
  const { body } = await teacher.signIn(school.headTeacher.phone, 'abcdef77');
  assert.deepEqual(body.session.mustDo, ['password']);
});

it('makes accounts for thousands of people at once, each name once', async () => {
  const count = 6000;
  const numbers = Array.from({ length: count }, (_, at) =>
    String(1_000_000_000_000_000 + (at % 3000) * 10 + Math.floor(at / 3000) * 10_000_000_000),
  );
  const ids = numbers.map(() => uuidv7());
  const now = new Date(clock);
  await app.pool.query(
    `insert into directory.person (id, number, name, name_pinyin, name_initials, sex, created_at, updated_at)
     select id, number, '马晓东', 'maxiaodong', 'mxd', 'unknown', $3, $3 from unnest($1::uuid[], $2::text[]) as t (id, number)`,
    [ids, numbers, now],
  );
  const names = await ensureAccounts(app.system(), ids);
  assert.equal(names.size, count);
  assert.equal(
    new Set(names.values()).size,
    count,
    'people with equal names and equal last digits have different account names',
  );
  assert.deepEqual(
    await ensureAccounts(app.system(), ids.slice(0, 10)),
    new Map([...names].filter(([id]) => ids.slice(0, 10).includes(id))),
  );
});

it('opens demo accounts only as the system, in a demo', async () => {
  const names = await openDemoAccounts(app.system(), [school.nobody.id], 'Demo-Password-1');
  assert.equal(
    (await openBrowser(app).signIn(names.get(school.nobody.id) as string, 'Demo-Password-1')).status,
    200,
  );
  await assert.rejects(openDemoAccounts(app.as(personActor()), [school.nobody.id], 'x'), /only a demo/);
});
