import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { modules } from '#modules';
import { uuidv7 } from '#platform/codes/uuid.ts';
import { createTestApp, personActor } from '#platform/testing/app.ts';
import { buildApp, buildApplication, buildBureau, contact, reviewer } from './sso.factory.ts';

const app = await createTestApp(modules);
const prefecture = await buildBureau(app, '临夏州教育局');
const county = await buildBureau(app, '东乡县教育局', prefecture.tenantId);
const neighbour = await buildBureau(app, '和政县教育局', prefecture.tenantId);
const vendor = personActor();
const technician = reviewer(county);

const post = (url: string, payload: unknown, as = vendor) =>
  app.request({ method: 'POST', url, payload: payload as object, as });
const get = (url: string, as = vendor) => app.request({ method: 'GET', url, as });

async function apply(changes = {}) {
  const answer = await post('/api/sso/apps', {
    tenantId: county.tenantId,
    application: buildApplication(changes),
    contact,
  });
  assert.equal(answer.status, 201, answer.body);
  return answer.json();
}

async function handIn(changes = {}) {
  const { id } = await apply(changes);
  const answer = await post(`/api/sso/apps/${id}/submit`, undefined);
  assert.equal(answer.status, 200, answer.body);
  return id as string;
}

const approval = { action: 'approve', scopes: ['openid', 'profile'], roles: ['teacher'], trusted: false };

describe('an application', () => {
  it('goes from draft to review, and is the vendor’s and the bureau’s to see', async () => {
    const draft = await apply();
    assert.equal(draft.review, 'draft');
    assert.deepEqual(draft.contact, contact);
    assert.equal((await get(`/api/sso/apps/${draft.id}`, personActor())).status, 404);
    assert.equal((await get(`/api/sso/apps/${draft.id}`, reviewer(neighbour))).status, 404);
    await post(`/api/sso/apps/${draft.id}/submit`, undefined);
    const queue = (await get('/api/sso/reviews', technician)).json();
    assert.ok(queue.items.some(({ id }: { id: string }) => id === draft.id));
    const foreign = (await get('/api/sso/reviews', reviewer(neighbour))).json();
    assert.ok(!foreign.items.some(({ id }: { id: string }) => id === draft.id));
    const seen = (await get(`/api/sso/apps/${draft.id}`, technician)).json();
    assert.equal(seen.editable, false);
    assert.deepEqual(
      seen.traces.map(({ action }: { action: string }) => action),
      ['submit'],
    );
  });

  it('keeps contact data sealed', async () => {
    await apply();
    const { rows } = await app.pool.query('select row(a.*)::text as text from sso.app a');
    assert.ok(rows.length > 0);
    for (const { text } of rows) assert.ok(!text.includes(contact.phone) && !text.includes(contact.mail));
  });

  it('names every field that must be put right', async () => {
    const { id } = await apply({
      redirectUris: [
        'http://exercise.example.cn/callback',
        'https://a.example.cn/#x',
        'https://u:p@a.example.cn/',
      ],
      casServices: ['https://*'],
      startUrl: 'javascript:alert(1)',
      scopes: ['profile'],
    });
    const answer = await post(`/api/sso/apps/${id}/submit`, undefined);
    assert.equal(answer.status, 400);
    assert.deepEqual(
      answer
        .json()
        .errors.map(({ pointer }: { pointer: string }) => pointer)
        .sort(),
      [
        '/application/casServices/0',
        '/application/casServices/0',
        '/application/redirectUris/0',
        '/application/redirectUris/1',
        '/application/redirectUris/2',
        '/application/scopes',
        '/application/startUrl',
      ],
    );
  });

  it('is refused for a bureau that does not exist, and an unknown scope', async () => {
    const unknown = await post('/api/sso/apps', {
      tenantId: uuidv7(),
      application: buildApplication(),
      contact,
    });
    assert.equal(unknown.status, 400);
    const scope = await post('/api/sso/apps', {
      tenantId: county.tenantId,
      application: { ...buildApplication(), scopes: ['everything'] },
      contact,
    });
    assert.equal(scope.status, 400);
  });

  it('is edited with the version that was read, not while it is reviewed', async () => {
    const draft = await apply();
    const edit = (version: number, as = vendor) =>
      app.request({
        method: 'PUT',
        url: `/api/sso/apps/${draft.id}`,
        headers: { 'if-match': String(version) },
        payload: { application: buildApplication({ name: '课堂练习二' }), contact },
        as,
      });
    assert.equal((await edit(draft.version, personActor())).status, 403);
    assert.equal((await edit(draft.version)).json().name, '课堂练习二');
    assert.equal((await edit(draft.version)).status, 412);
    await post(`/api/sso/apps/${draft.id}/submit`, undefined);
    assert.equal((await edit(draft.version + 2)).status, 409);
    const back = await post(`/api/sso/apps/${draft.id}/withdraw`, undefined);
    assert.equal(back.json().review, 'draft');
  });
});

describe('a review', () => {
  it('is for the bureau’s reviewers alone', async () => {
    const id = await handIn();
    for (const stranger of [
      personActor({ role: 'teacher', tenantId: county.tenantId, path: county.path }),
      personActor({ role: 'principal', tenantId: county.tenantId, path: county.path }),
      vendor,
    ]) {
      assert.equal((await post(`/api/sso/apps/${id}/decision`, approval, stranger)).status, 403);
      assert.equal((await get('/api/sso/reviews', stranger)).status, 403);
    }
    assert.equal((await post(`/api/sso/apps/${id}/decision`, approval, reviewer(neighbour))).status, 404);
    const below = personActor({
      role: 'bureau-technician',
      tenantId: county.tenantId,
      path: `${county.path}000000000000.`,
    });
    assert.equal((await post(`/api/sso/apps/${id}/decision`, approval, below)).status, 403);
  });

  it('returns with reasons, and is done again after the vendor’s correction', async () => {
    const id = await handIn();
    assert.equal(
      (await post(`/api/sso/apps/${id}/decision`, { action: 'return', reason: '' }, technician)).status,
      400,
    );
    const returned = await post(
      `/api/sso/apps/${id}/decision`,
      { action: 'return', reason: '请补充等保证明' },
      technician,
    );
    assert.equal(returned.json().review, 'returned');
    assert.equal((await post(`/api/sso/apps/${id}/decision`, approval, technician)).status, 409);
    const again = await post(`/api/sso/apps/${id}/submit`, undefined);
    assert.equal(again.json().review, 'submitted');
    const approved = (await post(`/api/sso/apps/${id}/decision`, approval, technician)).json();
    assert.equal(approved.standing, 'active');
    assert.deepEqual(approved.approval.scopes, ['openid', 'profile']);
    assert.deepEqual(
      approved.traces.map(({ action, reason }: { action: string; reason: string }) => [action, reason]),
      [
        ['submit', null],
        ['return', '请补充等保证明'],
        ['submit', null],
        ['approve', null],
      ],
    );
  });

  it('gives no scope that was not asked for', async () => {
    const id = await handIn({ scopes: ['openid'] });
    assert.equal((await post(`/api/sso/apps/${id}/decision`, approval, technician)).status, 400);
  });

  it('ends with a rejection', async () => {
    const id = await handIn();
    assert.equal(
      (
        await post(`/api/sso/apps/${id}/decision`, { action: 'reject', reason: '与教学无关' }, technician)
      ).json().review,
      'rejected',
    );
    assert.equal((await post(`/api/sso/apps/${id}/submit`, undefined)).status, 409);
  });

  it('lets one of two decisions at once win', async () => {
    const id = await handIn();
    const both = await Promise.all([
      post(`/api/sso/apps/${id}/decision`, approval, technician),
      post(`/api/sso/apps/${id}/decision`, { action: 'reject', reason: '不同意' }, technician),
    ]);
    assert.deepEqual(both.map(({ status }) => status).sort(), [200, 409]);
  });

  it('leaves what works unchanged while an edit waits', async () => {
    const { id } = await buildApp(app, county, { name: '旧名字' });
    const owned = (await get(`/api/sso/apps/${id}`, technician)).json();
    const owner = personActor({ personId: owned.vendor.id });
    const edited = await app.request({
      method: 'PUT',
      url: `/api/sso/apps/${id}`,
      headers: { 'if-match': String(owned.version) },
      payload: { application: buildApplication({ name: '新名字' }), contact },
      as: owner,
    });
    assert.equal(edited.json().name, '新名字');
    assert.equal(edited.json().approval.name, '旧名字');
    assert.equal(edited.json().standing, 'active');
  });

  it('writes every step into the bureau’s audit trail', async () => {
    const id = await handIn();
    await post(`/api/sso/apps/${id}/decision`, approval, technician);
    const { rows } = await app
      .system(county.tenantId)
      .db.selectFrom('platform.audit_entry')
      .select('action')
      .where('subject_id', '=', id)
      .execute()
      .then((rows) => ({ rows }));
    const actions = rows.map(({ action }) => action);
    for (const action of ['sso.app.create', 'sso.app.submit', 'sso.app.approve'])
      assert.ok(actions.includes(action));
  });
});

describe('keys', () => {
  it('are shown once, kept as hashes, and overlap by a week', async () => {
    const { id, secret } = await buildApp(app, county);
    const { vendor: owner } = (await get(`/api/sso/apps/${id}`, technician)).json();
    const as = personActor({ personId: owner.id });
    const second = await post(`/api/sso/apps/${id}/keys`, undefined, as);
    assert.notEqual(second.json().secret, secret);
    const { keys } = (await get(`/api/sso/apps/${id}`, as)).json();
    assert.equal(keys.length, 2);
    assert.equal(keys[0].expiresAt, null);
    assert.ok(new Date(keys[1].expiresAt).getTime() - Date.now() < 7 * 86_400_000 + 1000);
    assert.ok(!JSON.stringify(keys).includes(secret));
    assert.equal((await post(`/api/sso/apps/${id}/keys`, undefined, as)).status, 409);
    assert.equal((await post(`/api/sso/apps/${id}/keys`, undefined, technician)).status, 403);
    await app.request({ method: 'DELETE', url: `/api/sso/apps/${id}/keys`, as });
    assert.deepEqual((await get(`/api/sso/apps/${id}`, as)).json().keys, []);
  });

  it('are not given before approval', async () => {
    const id = await handIn();
    assert.equal((await post(`/api/sso/apps/${id}/keys`, undefined)).status, 409);
  });
});

describe('the app centre', () => {
  it('shows apps of the bureau and those above to the roles that they are for', async () => {
    const forTeachers = await buildApp(app, county, { name: '备课助手' }, { roles: ['teacher'] });
    const ofPrefecture = await buildApp(app, prefecture, { name: '全州阅读' });
    const names = async (bureau: typeof county, role: string, path = bureau.path) => {
      const actor = personActor({ role, tenantId: bureau.tenantId, path });
      return (await get('/api/sso/centre', actor)).json().items.map(({ id }: { id: string }) => id);
    };
    const teacher = await names(county, 'teacher', `${county.path}abc.`);
    assert.ok(teacher.includes(forTeachers.id));
    assert.ok(teacher.includes(ofPrefecture.id));
    assert.ok((await names(county, 'guardian', '#')).includes(ofPrefecture.id));
    assert.ok(!(await names(county, 'pupil')).includes(forTeachers.id));
    assert.ok(!(await names(neighbour, 'teacher')).includes(forTeachers.id));
    assert.deepEqual((await get('/api/sso/centre', personActor())).json().items, []);
  });

  it('no longer shows what was suspended', async () => {
    const { id } = await buildApp(app, county);
    const teacher = personActor({ role: 'teacher', tenantId: county.tenantId, path: county.path });
    const shown = async () =>
      (await get('/api/sso/centre', teacher)).json().items.some((item: { id: string }) => item.id === id);
    assert.equal(await shown(), true);
    const change = (action: string) =>
      post(`/api/sso/apps/${id}/standing`, { action, reason: '例行检查' }, technician);
    assert.equal((await change('suspend')).json().standing, 'suspended');
    assert.equal(await shown(), false);
    assert.equal((await change('suspend')).status, 409);
    assert.equal((await change('resume')).json().standing, 'active');
    assert.equal(await shown(), true);
    assert.equal((await change('revoke')).json().standing, 'revoked');
    assert.equal((await change('resume')).status, 409);
  });
});

describe('icons', () => {
  const send = async (id: string, content: Buffer, as = vendor) => {
    const boundary = 'x-boundary';
    const body = Buffer.concat([
      Buffer.from(
        `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="icon"\r\ncontent-type: image/png\r\n\r\n`,
      ),
      content,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]);
    return app.request({
      method: 'POST',
      url: `/api/sso/apps/${id}/icon`,
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
      payload: body,
      as,
    });
  };
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle cx="4" cy="4" r="3" fill="#1f7a5c"/></svg>';

  it('are kept when harmless, and served without a chance to run', async () => {
    const { id } = await apply();
    assert.equal((await send(id, Buffer.from(svg), personActor())).status, 403);
    const kept = await send(id, Buffer.from(svg));
    assert.equal(kept.status, 200, kept.body);
    const served = await app.request({ method: 'GET', url: `/api/sso/apps/${id}/icon` });
    assert.equal(served.headers['content-type'], 'image/svg+xml');
    assert.match(served.headers['content-security-policy'] as string, /default-src 'none'.*sandbox/);
    assert.equal(served.body, svg);
  });

  it('are refused when they run, reach out, are too large or something else', async () => {
    const { id } = await apply();
    const around = (inside: string) => svg.replace('<circle', `${inside}<circle`);
    for (const content of [
      around('<script>alert(1)</script>'),
      around('<image href="https://evil.example.cn/x.png"/>'),
      around('<a href="java&#115;cript:alert(1)"><rect/></a>'),
      around('<foreignObject/>'),
      svg.replace('<svg', '<svg onload="alert(1)"'),
      `<!DOCTYPE svg [<!ENTITY x "y">]>${svg}`,
      '<html><script>1</script></html>',
      'GIF89a',
      around(`<!--${'x'.repeat(70_000)}-->`),
    ]) {
      const answer = await send(id, Buffer.from(content));
      assert.equal(answer.status, 422, content.slice(0, 80));
    }
    const huge = Buffer.alloc(40);
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).copy(huge);
    huge.write('IHDR', 12);
    huge.writeUInt32BE(40_000, 16);
    huge.writeUInt32BE(40_000, 20);
    assert.equal((await send(id, huge)).status, 422);
  });
});
