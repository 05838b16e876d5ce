import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { modules } from '#modules';
import { buildGuardian } from '#modules/directory/person.factory.ts';
import { uuidv7 } from '#platform/codes/uuid.ts';
import { createTestApp, personActor } from '#platform/testing/app.ts';
import { buildInstitution, buildIssued, buildRequest } from './certificate.factory.ts';
import { issueBatch, issueCertificate } from './index.ts';
import { signReleased } from './signing.service.ts';

let now = new Date('2026-11-20T04:00:00Z');
const app = await createTestApp(modules, { now: () => now });
const scratch = mkdtempSync(join(tmpdir(), 'tongxue-certificates-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

const get = (url: string, as?: ReturnType<typeof personActor>) =>
  app.request({ method: 'GET', url: `/api/certificates${url}`, ...(as && { as }) });
const post = (url: string, as: ReturnType<typeof personActor>, payload: object = {}) =>
  app.request({ method: 'POST', url: `/api/certificates${url}`, as, payload });

const trail = async (tenantId: string) => {
  const rows = await app
    .system(tenantId)
    .db.selectFrom('platform.audit_entry')
    .select(['action', 'person_id'])
    .where('tenant_id', '=', tenantId)
    .where('action', 'like', 'certificates.release.%')
    .orderBy('id')
    .execute();
  return rows;
};

test('a registrar asks, the principal releases, and the pupil holds a certificate', async () => {
  const institution = await buildInstitution(app);
  const { school, registrar, principal, pupil } = institution;
  const { id } = await buildIssued(app, institution);
  const { items } = (await get('/wallet', personActor({ personId: pupil.id }))).json();
  assert.equal(items.length, 1);
  assert.equal(items[0].standing, 'valid');
  assert.match(items[0].number, /学籍证〔2026〕0001号$/);
  assert.equal(items[0].validUntil, '2027-05-19');
  const detail = (await get(`/certificates/${id}`, registrar)).json();
  assert.equal(
    detail.fields.find((one: { field: { key: string } }) => one.field.key === 'name').value,
    '马小丰',
  );
  assert.deepEqual(await trail(school.tenantId), [
    { action: 'certificates.release.request', person_id: registrar.personId },
    { action: 'certificates.release.released', person_id: principal.personId },
  ]);
});

test('numbers count on without a gap, within the scheme', async () => {
  const institution = await buildInstitution(app);
  await buildIssued(app, institution);
  await buildIssued(app, institution);
  const { items } = (await get('/certificates', institution.registrar)).json();
  assert.deepEqual(
    items.map(({ number }: { number: string }) => number.slice(-5)),
    ['0002号', '0001号'],
  );
});

test('nobody releases what they asked for, in whichever role', async () => {
  const institution = await buildInstitution(app);
  const { id } = await buildRequest(app, institution);
  const { registrar, principal } = institution;
  // The same human being, now with the principal's role.
  const twice = { ...principal, personId: registrar.personId };
  const refused = await post(`/releases/${id}/decision`, twice, { decision: 'release' });
  assert.equal(refused.status, 403);
  assert.equal(refused.json().code, 'certificates.same-person');
  assert.equal((await get(`/releases/${id}`, twice)).json().mayDecide, false);
  assert.equal((await get(`/releases/${id}`, principal)).json().mayDecide, true);
  // The registrar's own role has no such right at all.
  assert.equal(
    (await post(`/releases/${id}/decision`, registrar, { decision: 'release' })).json().code,
    'auth.forbidden',
  );
});

test('the database itself refuses one person as both', async () => {
  const institution = await buildInstitution(app);
  const { id } = await buildRequest(app, institution);
  const { tenantId } = institution.school;
  const write = app
    .system(tenantId)
    .db.updateTable('certificates.release')
    .set({ state: 'released', decided_by: institution.registrar.personId, decided_at: now })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .execute();
  await assert.rejects(write, /release_two_people/);
});

test('a release is used once: a second use, by whomever, seals nothing', async () => {
  const institution = await buildInstitution(app);
  const { tenantId } = institution.school;
  const { id } = await buildRequest(app, institution);
  const system = app.system(tenantId);
  const early = signReleased(system, { tenantId, releaseId: id, jobId: uuidv7() });
  await assert.rejects(early, { code: 'certificates.release-closed' });
  const { jobId } = (
    await post(`/releases/${id}/decision`, institution.principal, { decision: 'release' })
  ).json();
  await signReleased(system, { tenantId, releaseId: id, jobId });
  const replay = signReleased(system, { tenantId, releaseId: id, jobId: uuidv7() });
  await assert.rejects(replay, { code: 'certificates.release-used' });
  const again = await post(`/releases/${id}/decision`, institution.principal, { decision: 'release' });
  assert.equal(again.json().code, 'certificates.release-closed');
  // The work itself may be started again where it stopped: it finds everything done.
  await signReleased(system, { tenantId, releaseId: id, jobId });
  const { items } = (await get('/certificates', institution.registrar)).json();
  assert.equal(items.length, 1);
});

test('documents that were changed after the release are not sealed', async () => {
  const institution = await buildInstitution(app);
  const { tenantId } = institution.school;
  const { id, certificates } = await buildRequest(app, institution);
  const { jobId } = (
    await post(`/releases/${id}/decision`, institution.principal, { decision: 'release' })
  ).json();
  const system = app.system(tenantId);
  await system.db
    .updateTable('certificates.certificate')
    .set({ holder_id: uuidv7() })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', certificates[0]?.id as string)
    .execute();
  const sealing = signReleased(system, { tenantId, releaseId: id, jobId });
  await assert.rejects(sealing, { code: 'certificates.release-changed' });
});

test('a request and a release run out', async () => {
  const institution = await buildInstitution(app);
  const { tenantId } = institution.school;
  const [asked, released] = [await buildRequest(app, institution), await buildRequest(app, institution)];
  const { jobId } = (
    await post(`/releases/${released.id}/decision`, institution.principal, { decision: 'release' })
  ).json();
  const before = now;
  now = new Date(before.getTime() + 8 * 86_400_000);
  try {
    const late = await post(`/releases/${asked.id}/decision`, institution.principal, { decision: 'release' });
    assert.equal(late.json().code, 'certificates.release-expired');
    const sealing = signReleased(app.system(tenantId), { tenantId, releaseId: released.id, jobId });
    await assert.rejects(sealing, { code: 'certificates.release-expired' });
    assert.equal((await get(`/releases/${released.id}`, institution.registrar)).json().state, 'expired');
  } finally {
    now = before;
  }
});

test('a refused and a withdrawn request leave nothing in a wallet', async () => {
  const institution = await buildInstitution(app);
  const [one, other] = [await buildRequest(app, institution), await buildRequest(app, institution)];
  const refused = await post(`/releases/${one.id}/decision`, institution.principal, {
    decision: 'refuse',
    reason: '事由不清',
  });
  assert.equal(refused.json().release.certificates[0].state, 'refused');
  assert.equal((await post(`/releases/${other.id}/withdrawal`, institution.principal)).status, 403);
  assert.equal(
    (await post(`/releases/${other.id}/withdrawal`, institution.registrar)).json().state,
    'withdrawn',
  );
  const { items } = (await get('/wallet', personActor({ personId: institution.pupil.id }))).json();
  assert.deepEqual(items, []);
});

test('a guardian sees the child’s certificates, a stranger and another tenant see none', async () => {
  const institution = await buildInstitution(app);
  const { id } = await buildIssued(app, institution);
  const { tenantId, path } = institution.school;
  const guardian = await buildGuardian(app, {
    of: institution.pupil as unknown as { id: string; inClass: typeof institution.school },
  });
  const parent = personActor({ personId: guardian.id, role: 'guardian', tenantId, path: '#' });
  const { items } = (await get('/wallet', parent)).json();
  assert.deepEqual(
    items.map((item: { id: string; isOwn: boolean }) => [item.id, item.isOwn]),
    [[id, false]],
  );
  assert.equal((await get(`/wallet/${id}/file`, parent)).status, 200);
  assert.equal((await get(`/wallet/${id}`, personActor())).status, 404);
  assert.equal((await get(`/wallet/${id}/file`, personActor())).status, 404);
  const other = await buildInstitution(app);
  for (const url of [`/certificates/${id}`, `/certificates/${id}/file`])
    assert.equal((await get(url, other.principal)).status, 404, url);
  const revoked = await post(`/certificates/${id}/revocation`, other.principal, {
    kind: 'wrong',
    reason: '越权',
  });
  assert.equal(revoked.status, 404);
  // A sister school of the same bureau sees it no more than a foreign one.
  const sister = personActor({ role: 'principal', tenantId, path: `${path.slice(0, -13)}ffffffffffff.` });
  assert.equal((await get(`/certificates/${id}`, sister)).status, 404);
});

test('a new issue takes the place of the old one when it is sealed, and both stay in the wallet', async () => {
  const institution = await buildInstitution(app);
  const { id } = await buildIssued(app, institution);
  const { releaseId } = (
    await post(`/certificates/${id}/reissue`, institution.registrar, { reason: '姓名更正' })
  ).json();
  const holder = personActor({ personId: institution.pupil.id });
  const before = (await get('/wallet', holder)).json().items;
  assert.deepEqual(
    before.map((item: { standing: string }) => item.standing),
    ['valid'],
  );
  const { jobId } = (
    await post(`/releases/${releaseId}/decision`, institution.principal, { decision: 'release' })
  ).json();
  const { tenantId } = institution.school;
  await signReleased(app.system(tenantId), { tenantId, releaseId, jobId });
  const { items } = (await get('/wallet', holder)).json();
  assert.deepEqual(
    new Set(items.map((item: { standing: string }) => item.standing)),
    new Set(['valid', 'revoked']),
  );
  // What was superseded can still be revoked for a reason of its own.
  const revoked = await post(`/certificates/${id}/revocation`, institution.principal, {
    kind: 'wrong',
    reason: '姓名有误',
  });
  assert.equal(revoked.json().revocation.kind, 'wrong');
});

test('a character that the font lacks is named, not printed as a box', async () => {
  const institution = await buildInstitution(app, {
    template: {
      fields: [{ key: 'name', title: { zh: '姓名', en: 'Name' }, format: 'text', required: true }],
      body: '{name}',
    },
  });
  const { items } = (await get('/templates', institution.registrar)).json();
  const asked = await post('/releases', institution.registrar, {
    templateId: items[0].id,
    organisationId: institution.school.id,
    reason: '办理居住证',
    documents: [{ holderId: institution.pupil.id, values: { name: '马𠮷' } }],
  });
  assert.equal(asked.status, 400);
  assert.equal(asked.json().errors[0].pointer, '/documents/0/values/name');
  assert.match(asked.json().errors[0].detail, /𠮷/);
});

test('a template is frozen once published, and work on it goes into the next version', async () => {
  const institution = await buildInstitution(app);
  const { tenantId } = institution.school;
  const [template] = (await get('/templates', institution.registrar)).json().items;
  const officer = personActor({
    role: 'bureau-officer',
    tenantId,
    path: institution.school.path.slice(0, -13),
  });
  const detail = (await get(`/templates/${template.id}`, officer)).json();
  const edit = (content: object, version: number) =>
    app.request({
      method: 'PUT',
      url: `/api/certificates/templates/${template.id}`,
      as: officer,
      headers: { 'if-match': `"${version}"` },
      payload: content,
    });
  const broken = await edit({ ...detail.content, body: '{nobody}' }, detail.version);
  assert.equal(broken.status, 200, broken.body);
  const publish = (version: number) =>
    app.request({
      method: 'POST',
      url: `/api/certificates/templates/${template.id}/publication`,
      as: officer,
      headers: { 'if-match': `"${version}"` },
      payload: {},
    });
  const refused = await publish(broken.json().version);
  assert.equal(refused.json().code, 'certificates.template-invalid');
  assert.equal(refused.json().errors[0].pointer, '/body');
  const mended = await edit({ ...detail.content, heading: '在读证明' }, broken.json().version);
  const published = await publish(mended.json().version);
  assert.equal(published.json().publishedNumber, 2);
  const write = app
    .system(tenantId)
    .db.updateTable('certificates.template_version')
    .set({ content: '{}' })
    .where('tenant_id', '=', tenantId)
    .execute();
  await assert.rejects(write, /permission denied/);
  assert.equal((await edit(detail.content, detail.version)).status, 412);
});

test('an institution has one seal; its private key is nowhere in plain', async () => {
  const institution = await buildInstitution(app);
  const { principal, school } = institution;
  const again = await post('/seals', principal, { organisationId: school.id });
  assert.equal(again.json().code, 'certificates.seal-exists');
  const { tenantId } = school;
  const rows = await app
    .system(tenantId)
    .db.selectFrom('certificates.seal_certificate')
    .selectAll()
    .execute();
  assert.match(rows[0]?.sealed_key ?? '', /^[as]1\./);
  const [seal] = (await get('/seals', principal)).json().items;
  assert.ok(!JSON.stringify(seal).includes('sealed'));
  const retired = await post(`/seals/${seal.id}/retirement`, principal, { reason: '更换印章' });
  assert.equal(retired.json().state, 'retired');
  const { status } = await post('/seals', principal, { organisationId: school.id, algorithm: 'sm2' });
  assert.equal(status, 201);
});

test('a picture that is no fit PNG is refused before anybody unpacks it', async () => {
  const institution = await buildInstitution(app);
  const { principal, school } = institution;
  const [seal] = (await get('/seals', principal)).json().items;
  await post(`/seals/${seal.id}/retirement`, principal, { reason: '更换印章' });
  const bomb = Buffer.alloc(100);
  Buffer.from('89504e470d0a1a0a0000000d4948445200010000000100000806000000', 'hex').copy(bomb);
  for (const bytes of [bomb, Buffer.from('<svg/>'), Buffer.alloc(300)]) {
    const refused = await post('/seals', principal, {
      organisationId: school.id,
      picture: bytes.toString('base64'),
    });
    assert.equal(refused.json().code, 'certificates.seal-picture-unfit');
  }
});

const has = (program: string, argument: string) => spawnSync(program, [argument]).error === undefined;
const skip = has('pdfsig', '-v') ? false : 'pdfsig is not here (apt-get install poppler-utils)';

test('poppler finds the issued file signed as a whole by the school', { skip }, async () => {
  const institution = await buildInstitution(app, { algorithm: 'rsa-3072' });
  const { pdf } = await buildIssued(app, institution);
  const path = join(scratch, 'issued.pdf');
  writeFileSync(path, pdf);
  const said = spawnSync('pdfsig', ['-nocert', path], { encoding: 'utf8' }).stdout;
  assert.match(said, /Signature is Valid/);
  assert.match(said, /Total document signed/);
  assert.match(said, new RegExp(`Signer Certificate Common Name: ${institution.school.name}`));
});

test('another module asks for certificates, and is told with its own source when they are sealed', async () => {
  const institution = await buildInstitution(app);
  const { school, registrar, principal, pupil } = institution;
  const { tenantId } = school;
  const system = app.system(tenantId);
  const wish = {
    tenantId,
    templateKey: 'enrolment-proof',
    organisationId: school.id,
    reason: '学籍证明办件',
    source: { kind: 'services.case', id: '42' },
  };
  const one = { holder: { kind: 'person', id: pupil.id }, fields: {} } as const;
  // The system asks for somebody, or not at all: a release needs two people.
  await assert.rejects(issueCertificate(system, { ...wish, ...one }), {
    code: 'certificates.requester-needed',
  });
  const { releaseId } = await issueBatch(system, {
    ...wish,
    documents: [one, one],
    requestedBy: registrar.personId,
  });
  const own = { ...principal, personId: registrar.personId };
  assert.equal((await post(`/releases/${releaseId}/decision`, own, { decision: 'release' })).status, 403);
  const { jobId } = (
    await post(`/releases/${releaseId}/decision`, principal, { decision: 'release' })
  ).json();
  assert.deepEqual(await signReleased(system, { tenantId, releaseId, jobId }), { issued: 2 });
  const told = await system.db
    .selectFrom('platform.event')
    .select('payload')
    .where('tenant_id', '=', tenantId)
    .where('type', '=', 'certificates.certificate.issued')
    .execute();
  assert.deepEqual(
    told.map(({ payload }) => (payload as { source: object }).source),
    [wish.source, wish.source],
  );
});

test('a request stands on the keeper’s list until it is decided', async () => {
  const institution = await buildInstitution(app);
  const { tenantId } = institution.school;
  const { id } = await buildRequest(app, institution);
  const deliver = async (type: string) => {
    const system = app.system(tenantId);
    const event = await system.db
      .selectFrom('platform.event')
      .select(['id', 'payload', 'occurred_at'])
      .where('tenant_id', '=', tenantId)
      .where('type', '=', type)
      .executeTakeFirstOrThrow();
    const handlers = modules.flatMap(({ subscriptions = [] }) => subscriptions);
    const meta = { id: event.id, tenantId, occurredAt: event.occurred_at.toISOString() };
    for (const handler of handlers.filter((one) => one.event.name === type))
      await handler.handle(system, event.payload as never, meta);
  };
  const links = async () => {
    const list = await app.request({ method: 'GET', url: '/api/space/todos', as: institution.principal });
    return list.json().items.map(({ link }: { link: string }) => link);
  };
  await deliver('certificates.release.requested');
  assert.deepEqual(await links(), [`/certificates/releases/${id}`]);
  await post(`/releases/${id}/decision`, institution.principal, { decision: 'refuse', reason: '事由不清' });
  await deliver('certificates.release.decided');
  assert.deepEqual(await links(), []);
});
