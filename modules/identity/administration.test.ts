import assert from 'node:assert/strict';
import { it } from 'node:test';
import { modules } from '#modules';
import { createTestApp, personActor } from '#platform/testing/app.ts';
import { buildAccount, buildSchool, openBrowser } from './identity.factory.ts';

const password = 'Liu-Shui-42';
const app = await createTestApp(modules);
const school = await buildSchool(app);
const elsewhere = await buildSchool(app);
const name = await buildAccount(app, school.headTeacher, password);
const { organisation } = {
  organisation: await app
    .system(school.tenantId)
    .db.selectFrom('directory.organisation')
    .select('path')
    .where('id', '=', school.bureauId)
    .executeTakeFirstOrThrow(),
};
const at = { tenantId: school.tenantId, path: organisation.path };
const security = personActor({ role: 'security-admin', personId: school.securityAdmin.id, ...at });
const inBureau = personActor({
  role: 'security-admin',
  personId: school.securityAdmin.id,
  organisationId: school.bureauId,
  ...at,
});
const auditor = personActor({ role: 'audit-admin', personId: school.auditAdmin.id, ...at });
const system = personActor({ role: 'system-admin', personId: school.systemAdmin.id, ...at });
const stranger = personActor({ role: 'security-admin', tenantId: elsewhere.tenantId, path: '' });

const call = (
  as: ReturnType<typeof personActor>,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  payload?: object,
) => app.request({ method, url: `/api/identity${path}`, as, ...(payload && { payload }) });
const accountPath = (rest = '') => `/accounts/${school.headTeacher.id}${rest}`;

it('keeps the three administrators apart', async () => {
  const theirs: [ReturnType<typeof personActor>, 'GET' | 'POST' | 'PUT' | 'DELETE', string, object?][] = [
    [security, 'GET', `/accounts?q=${name}`],
    [security, 'GET', accountPath()],
    [security, 'DELETE', accountPath('/lock')],
    [security, 'DELETE', accountPath('/sessions')],
    [auditor, 'GET', '/audit'],
    [auditor, 'GET', '/audit/export'],
  ];
  for (const [who, method, path, payload] of theirs) {
    assert.equal(
      (await call(who, method, path, payload)).status,
      200,
      `${who.grant?.role} ${method} ${path}`,
    );
    for (const other of [security, auditor, system].filter((actor) => actor !== who)) {
      const refused = await call(other, method, path, payload);
      assert.equal(refused.status, 403, `${other.grant?.role} ${method} ${path}`);
    }
  }
});

it('finds accounts by name, phone and the beginning of a name, of the own bureau only', async () => {
  for (const q of [name, name.slice(0, 4), school.headTeacher.phone]) {
    const { body } = await call(security, 'GET', `/accounts?q=${encodeURIComponent(q)}`);
    assert.equal(JSON.parse(body).items[0]?.personId, school.headTeacher.id, q);
  }
  assert.deepEqual((await call(stranger, 'GET', `/accounts?q=${name}`)).json().items, []);
  const byName = (await call(inBureau, 'GET', `/accounts?q=${encodeURIComponent('祁连')}`)).json().items;
  assert.deepEqual(
    byName.map(({ personId, status, loginName }: Record<string, unknown>) => [personId, status, loginName]),
    [[school.otherPupil.id, 'none', null]],
    'people without an account are found too',
  );
  for (const [method, path] of [
    ['GET', ''],
    ['POST', '/reset'],
    ['DELETE', '/lock'],
    ['DELETE', '/factors'],
    ['DELETE', '/sessions'],
  ] as const) {
    assert.equal((await call(stranger, method, accountPath(path))).status, 404, path);
  }
});

it('disables an account: every session ends at once; enabling gives the way back', async () => {
  const browser = openBrowser(app);
  await browser.signIn(name, password);
  assert.equal(
    (await call(security, 'PUT', accountPath('/status'), { status: 'disabled' })).json().status,
    'disabled',
  );
  assert.equal((await browser.get('/session')).body.signedIn, false);
  assert.equal((await browser.signIn(name, password)).body.code, 'identity.disabled');
  assert.equal(
    (await browser.signIn(name, 'Wrong-Guess-1')).body.code,
    'identity.wrong-credentials',
    'only who knows the password is told',
  );
  assert.equal(
    (await call(security, 'PUT', accountPath('/status'), { status: 'active' })).json().status,
    'active',
  );
  assert.equal((await browser.signIn(name, password)).status, 200);
});

it('unlocks', async () => {
  for (let count = 0; count < 5; count++) await openBrowser(app).signIn(name, 'Wrong-Guess-1');
  assert.ok((await call(security, 'GET', accountPath())).json().lockedUntil, 'the fifth wrong one locks');
  assert.equal((await openBrowser(app).signIn(name, password)).status, 429);
  assert.equal((await call(security, 'DELETE', accountPath('/lock'))).json().lockedUntil, null);
  assert.equal((await openBrowser(app).signIn(name, password)).status, 200);
});

it('signs somebody out everywhere', async () => {
  const browsers = [openBrowser(app), openBrowser(app)];
  for (const browser of browsers) await browser.signIn(name, password);
  assert.ok((await call(security, 'GET', accountPath())).json().sessions.length >= 2);
  assert.ok((await call(security, 'DELETE', accountPath('/sessions'))).json().ended >= 2);
  for (const browser of browsers) assert.equal((await browser.get('/session')).body.signedIn, false);
});

it('resets an account with a code that is handed over', async () => {
  const { status, body } = await call(security, 'POST', accountPath('/reset'));
  assert.equal(status, 201);
  const { loginName, code } = JSON.parse(body);
  const browser = openBrowser(app);
  assert.equal((await browser.signIn(name, password)).status, 401);
  const ticket = await browser.post('/activations', { name: loginName, code });
  assert.equal(
    (await browser.post('/passwords', { ticket: ticket.body.ticket, password: 'abcdef' })).status,
    400,
    'staff need a strong one',
  );
  assert.equal((await browser.post('/passwords', { ticket: ticket.body.ticket, password })).status, 200);
});

it('lets nobody act on the own account', async () => {
  await buildAccount(app, school.securityAdmin, password, 'administrator');
  const own = await call(security, 'PUT', `/accounts/${school.securityAdmin.id}/status`, {
    status: 'disabled',
  });
  assert.equal(own.status, 409);
  assert.equal(own.json().code, 'identity.own-account');
});

it('lists the own sessions and ends them one by one or all others', async () => {
  const here = openBrowser(app);
  const there = openBrowser(app);
  await here.signIn(name, password);
  await there.signIn(name, password);
  const { items } = (await here.get('/sessions')).body;
  assert.equal(items.filter(({ current }: { current: boolean }) => current).length, 1);
  const other = items.find(({ current }: { current: boolean }) => !current);
  assert.equal((await here.delete(`/sessions/${other.id}`)).status, 200);
  assert.equal((await here.delete(`/sessions/${other.id}`)).status, 404);
  await there.signIn(name, password);
  assert.equal((await here.delete('/sessions')).body.items.length, 1);
  assert.equal((await there.get('/session')).body.signedIn, false);
  assert.equal((await here.get('/session')).body.signedIn, true);
  const stranger = openBrowser(app);
  await stranger.signIn(
    await buildAccount(app, school.pupils[0] as { id: string }, password, 'pupil'),
    password,
  );
  const mine = (await here.get('/sessions')).body.items[0];
  assert.equal(
    (await stranger.delete(`/sessions/${mine.id}`)).status,
    404,
    'nobody ends the session of another',
  );
});

it('shows the auditor who did what, with filters and pages', async () => {
  const all = (await call(auditor, 'GET', '/audit?limit=200')).json();
  const actions = new Set(all.items.map(({ action }: { action: string }) => action));
  for (const action of [
    'identity.session.open',
    'identity.account.disable',
    'identity.account.unlock',
    'identity.account.reset',
    'identity.audit.read',
  ]) {
    assert.ok(actions.has(action), action);
  }
  const disabled = (await call(auditor, 'GET', '/audit?action=identity.account.disable')).json().items;
  assert.equal(disabled.length, 1);
  assert.equal(disabled[0].personId, school.securityAdmin.id);
  assert.equal(disabled[0].personName, '钱安全');
  assert.deepEqual(disabled[0].subject, { type: 'person', id: school.headTeacher.id });
  const failed = (await call(auditor, 'GET', '/audit?outcome=failed')).json().items;
  assert.ok(failed.length > 0 && failed.every(({ outcome }: { outcome: string }) => outcome === 'failed'));
  const walked: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: { items: { id: string }[]; nextCursor: string | null } = (
      await call(auditor, 'GET', `/audit?action=identity.session.&limit=7${cursor && `&cursor=${cursor}`}`)
    ).json();
    walked.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  const together = all.items
    .filter(({ action }: { action: string }) => action.startsWith('identity.session.'))
    .map(({ id }: { id: string }) => id);
  assert.deepEqual(walked, together);
});

it('shows an auditor of another bureau nothing of this one', async () => {
  const other = personActor({
    role: 'audit-admin',
    tenantId: elsewhere.tenantId,
    path: `${organisation.path}x.y.`,
  });
  const { items } = (await call(other, 'GET', '/audit?limit=200')).json();
  assert.ok(items.every(({ tenantId }: { tenantId: string }) => tenantId === elsewhere.tenantId));
});

it('exports the trail as a file that no spreadsheet runs', async () => {
  await app
    .as(security)
    .db.insertInto('platform.audit_entry')
    .values({
      tenant_id: school.tenantId,
      occurred_at: new Date(),
      id: '01900000-0000-7000-8000-000000000001',
      action: 'identity.session.open',
      outcome: 'failed',
      actor: '{}',
      detail: '{}',
      request_id: '=cmd()',
      address: '"quoted", and more',
    })
    .execute();
  const { status, headers, body } = await call(auditor, 'GET', '/audit/export');
  assert.equal(status, 200);
  assert.match(headers['content-type'] ?? '', /^text\/csv/);
  assert.match(headers['content-disposition'] ?? '', /attachment/);
  assert.ok(body.startsWith('\ufefftime,tenant,action'));
  assert.ok(body.includes(`"'=cmd()"`));
  assert.ok(body.includes('"""quoted"", and more"'));
});

it('refuses audit questions that make no sense', async () => {
  for (const query of [
    'from=2026-01-01T00:00:00Z&to=2025-01-01T00:00:00Z',
    'from=2020-01-01T00:00:00Z&to=2026-01-01T00:00:00Z',
    'cursor=nonsense',
    'limit=1000',
    "action=x';drop",
  ]) {
    assert.equal((await call(auditor, 'GET', `/audit?${query}`)).status, 400, query);
  }
});

it('lets nobody change or delete the trail', async () => {
  for (const statement of [
    'delete from platform.audit_entry',
    "update platform.audit_entry set action = 'x'",
    'truncate platform.audit_entry',
  ]) {
    await assert.rejects(app.pool.query(statement), /permission denied/);
  }
});

it('has no dev mailbox outside a demo', async () => {
  const app = await createTestApp(modules, { env: { TONGXUE_DEMO: 'none' } });
  assert.equal((await openBrowser(app).get('/dev-mailbox')).status, 404);
  assert.deepEqual((await openBrowser(app).get('/sign-in-options')).body, {
    recovery: { phone: false, mail: false },
    demo: false,
  });
  const refused = await openBrowser(app).post('/recoveries', { channel: 'phone', address: '13900000001' });
  assert.equal(refused.body.code, 'messages.sms-not-configured');
});
