import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modules } from '#modules';
import { applyRoster } from '#modules/directory/index.ts';
import { buildClass, buildSchool, buildTenant } from '#modules/directory/organisation.factory.ts';
import { buildGuardian, buildPupil } from '#modules/directory/person.factory.ts';
import { uuidv7 } from '../codes/uuid.ts';
import type { Ctx } from '../ctx.ts';
import { PlatformError } from '../errors.ts';
import { createTestApp, personActor } from '../testing/app.ts';
import { listData, prefill } from './catalogue.ts';
import { discardDraft, findDraft, forgetOldDrafts, saveDraft } from './drafts.ts';
import type { FormModel } from './form/model.ts';
import { everything } from './form/rights.ts';
import { aidForm, buildForm, text } from './form/sample.factory.ts';
import {
  checkForm,
  createForm,
  editForm,
  type Form,
  getForm,
  installForm,
  listForms,
  listVersions,
  nextVersion,
  publishForm,
  withdrawForm,
} from './forms.ts';
import { openAnswers, sealAnswers } from './seal.ts';
import { validateSubmission, viewOf } from './submissions.ts';

const app = await createTestApp(modules);
const tenant = await buildTenant(app);
const school = await buildSchool(app, { tenant, name: '康乐县实验小学' });
const room = await buildClass(app, { school, name: '二年级1班' });
const elder = await buildPupil(app, { inClass: room, name: '马小丰' });
const younger = await buildPupil(app, { inClass: room, name: '马小花' });
const mother = await buildGuardian(app, { of: elder, name: '祁玉兰' });
await applyRoster(app.system(tenant.id), tenant.id, {
  guardianships: [
    {
      id: uuidv7(),
      guardianId: mother.id,
      childId: younger.id,
      relation: 'mother',
      kind: 'legal',
      validFrom: '2026-09-01',
    },
  ],
});
const stranger = await buildPupil(app, { name: '别家孩子' });
const asMother = () =>
  app.as(
    personActor({
      personId: mother.id,
      role: 'guardian',
      tenantId: tenant.id,
      path: '#',
      tenants: [tenant.id],
    }),
  );
const office = (): Ctx =>
  app.as(
    personActor({ role: 'bureau-officer', tenantId: tenant.id, path: tenant.path, tenants: [tenant.id] }),
  );
const name = { zh: '困难学生资助申请', en: 'Aid' };

let keys = 0;
async function published(model: FormModel): Promise<Form> {
  keys += 1;
  const form = await createForm(office(), { tenantId: tenant.id, key: `aid-${keys}`, name, model });
  return publishForm(office(), { tenantId: tenant.id, id: form.id, revision: form.revision });
}

const refused =
  (code: string, check: (error: PlatformError) => void = () => undefined) =>
  (error: unknown) => {
    assert.ok(error instanceof PlatformError, String(error));
    assert.equal(error.code, code);
    check(error);
    return true;
  };

const bind = (datum: string, mode: 'locked' | 'editable' = 'locked', sensitive = false) => ({
  'x-tongxue': { bind: { datum, mode }, ...(sensitive ? { sensitive: true as const } : {}) },
});
const enrolForm = buildForm(
  {
    child: {
      type: 'object',
      title: '孩子',
      properties: {
        name: text('姓名', { format: 'name', ...bind('child.name') }),
        residentId: text('身份证号', { format: 'resident-id', ...bind('child.resident-id', 'locked', true) }),
        room: text('班级', bind('child.class')),
      },
    },
    school: text('就读学校', bind('school.name')),
    phone: text('联系电话', { format: 'phone', ...bind('person.phone', 'editable', true) }),
    reason: text('申请原因', { maxLength: 200 }),
  },
  ['reason', 'child', 'phone'],
);

test('a published version is frozen; the next one begins as its copy and retires it when published', async () => {
  const first = await published(aidForm);
  await assert.rejects(
    editForm(office(), { tenantId: tenant.id, id: first.id, revision: first.revision, name, model: aidForm }),
    refused('forms.frozen'),
  );
  const second = await nextVersion(office(), { tenantId: tenant.id, id: first.id });
  assert.equal((await nextVersion(office(), { tenantId: tenant.id, id: first.id })).id, second.id);
  assert.deepEqual([second.version, second.state, second.model], [2, 'draft', aidForm]);
  const changed = await editForm(office(), {
    tenantId: tenant.id,
    id: second.id,
    revision: 1,
    name,
    model: buildForm({ reason: text('原因') }),
  });
  await assert.rejects(
    editForm(office(), { tenantId: tenant.id, id: second.id, revision: 1, name, model: aidForm }),
    refused('resource.changed'),
  );
  await publishForm(office(), { tenantId: tenant.id, id: second.id, revision: changed.revision });
  assert.equal((await getForm(office(), { tenantId: tenant.id, key: first.key })).version, 2);
  assert.equal(
    (await getForm(office(), { tenantId: tenant.id, key: first.key, version: 1 })).state,
    'retired',
  );
  assert.deepEqual(
    (await listVersions(office(), first)).map(({ version, state }) => [version, state]),
    [
      [2, 'published'],
      [1, 'retired'],
    ],
  );
  const listed = (await listForms(office(), tenant.id, { limit: 50 })).items.find(
    ({ key }) => key === first.key,
  );
  assert.deepEqual([listed?.version, listed?.publishedVersion], [2, 2]);
});

test('a key is taken once; a draft version can be thrown away', async () => {
  const form = await createForm(office(), { tenantId: tenant.id, key: 'once', name });
  await assert.rejects(
    createForm(office(), { tenantId: tenant.id, key: 'once', name }),
    refused('forms.key-taken'),
  );
  await withdrawForm(office(), { tenantId: tenant.id, id: form.id });
  await assert.rejects(
    getForm(office(), { tenantId: tenant.id, id: form.id }),
    refused('resource.not-found'),
  );
});

test('another bureau’s forms are not there', async () => {
  const other = await buildTenant(app);
  const form = await published(aidForm);
  await assert.rejects(getForm(office(), { tenantId: other.id, id: form.id }), refused('resource.not-found'));
});

test('publishing a form that asks for a catalogued datum without binding it is refused, the datum named', async () => {
  const model = buildForm({
    name: text('监护人姓名'),
    card: text('学生身份证号码', { format: 'resident-id' }),
    phone: text('联系电话', { format: 'phone' }),
    witness: text('证明人姓名'),
  });
  const form = await createForm(office(), { tenantId: tenant.id, key: 'unbound', name, model });
  await assert.rejects(
    publishForm(office(), { tenantId: tenant.id, id: form.id, revision: form.revision }),
    refused('forms.unfit', ({ fields }) => {
      assert.deepEqual(
        fields.map(({ pointer }) => pointer),
        ['/schema/properties/name', '/schema/properties/card', '/schema/properties/phone'],
      );
      assert.match(fields[0]?.detail.zh ?? '', /guardian\.name/);
      assert.doesNotMatch(fields[0]?.detail.zh ?? '', /child\.name/);
      assert.match(fields[1]?.detail.en ?? '', /child\.resident-id/);
    }),
  );
});

test('every datum of the catalogue is found by its own title said of its subject, and by no other subject', () => {
  const words = { person: '本人', child: '孩子', guardian: '监护人', school: '学校' };
  for (const datum of listData()) {
    const title = datum.title.zh.startsWith(words[datum.subject])
      ? datum.title.zh
      : `${words[datum.subject]}${datum.title.zh}`;
    const { findings } = checkForm(buildForm({ it: text(title) }));
    const found = findings.map(({ detail }) => detail.zh).join();
    assert.match(found, new RegExp(`\\(${datum.key.replace('.', '\\.')}\\)`), title);
  }
});

test('a binding names a datum of the catalogue, of its type, sealed where that is sensitive', () => {
  const findings = (more: object) =>
    checkForm(buildForm({ it: { ...text('号码'), ...more } as never })).findings.map(
      ({ detail }) => detail.en,
    );
  assert.match(findings(bind('moon.name'))[0] ?? '', /no datum moon.name/);
  assert.match(findings({ type: 'number', ...bind('child.name') })[0] ?? '', /another type/);
  assert.match(findings(bind('child.resident-id'))[0] ?? '', /sensitive/);
  assert.deepEqual(findings(bind('child.resident-id', 'locked', true)), []);
});

test('a guardian of two children gets each child’s data, and nobody else’s', async () => {
  for (const child of [elder, younger]) {
    const { answers, locked, provenance } = await prefill(asMother(), enrolForm, {
      personId: mother.id,
      childId: child.id,
    });
    const number = child.input.identifiers?.[0]?.value as string;
    assert.deepEqual(locked, {
      child: { name: child.name, residentId: number, room: '二年级1班' },
      school: '康乐县实验小学',
    });
    // The guardian uses the number without seeing it.
    const shown = (answers.child as { residentId: string }).residentId;
    assert.notEqual(shown, number);
    assert.match(shown, /\*/);
    assert.equal(provenance['child.name']?.of, child.name);
    assert.deepEqual(
      [provenance['child.name']?.locked, provenance.phone?.locked],
      [true, provenance.phone && false],
    );
    assert.equal(provenance['child.name']?.source.zh, '教育目录');
  }
  for (const subject of [
    { personId: mother.id, childId: stranger.id },
    { personId: stranger.id },
    { personId: mother.id, organisationId: school.id },
  ])
    await assert.rejects(prefill(asMother(), enrolForm, subject), refused('forms.subject-foreign'));
});

test('what is handed in holds the directory’s truth, whatever was sent', async () => {
  const form = await published(enrolForm);
  const data = await validateSubmission(
    asMother(),
    form,
    {
      child: { name: '假名', residentId: '622922********0011' },
      school: '别的学校',
      reason: '搬家',
      phone: '139 0000 0009',
    },
    { rights: everything, subject: { personId: mother.id, childId: younger.id } },
  );
  assert.equal((data.child as { name: string }).name, '马小花');
  assert.equal((data.child as { residentId: string }).residentId, younger.input.identifiers?.[0]?.value);
  assert.deepEqual([data.school, data.phone], ['康乐县实验小学', '13900000009']);
  await assert.rejects(
    validateSubmission(
      asMother(),
      form,
      { phone: '1' },
      { rights: everything, subject: { personId: mother.id, childId: elder.id } },
    ),
    refused('forms.answers-invalid', ({ fields }) =>
      assert.deepEqual(fields.map(({ pointer }) => pointer).sort(), ['/phone', '/reason']),
    ),
  );
});

test('sensitive answers are sealed for one record and field', async () => {
  const { cipher } = app.system().ports;
  const answers = {
    account: '6222020000000001',
    members: [{ name: '马', phone: '13900000001' }],
    reason: '难',
  };
  const sealed = sealAnswers(cipher, aidForm, answers, 'workflow.case:1');
  const stored = JSON.stringify(sealed);
  assert.equal(stored.includes('6222020000000001') || stored.includes('13900000001'), false);
  assert.ok(stored.includes('难'));
  assert.deepEqual(sealAnswers(cipher, aidForm, sealed, 'workflow.case:1'), sealed);
  assert.deepEqual(openAnswers(cipher, aidForm, sealed, 'workflow.case:1'), answers);
  assert.throws(() => openAnswers(cipher, aidForm, sealed, 'workflow.case:2'));
  assert.throws(() =>
    openAnswers(
      cipher,
      aidForm,
      { ...sealed, reason: '难', account: (sealed.members as { phone: unknown }[])[0]?.phone },
      'workflow.case:1',
    ),
  );
});

test('two tabs: the second is told what differs and what stands there', async () => {
  const form = await published(aidForm);
  const of = { form, subject: elder.id };
  const first = await saveDraft(asMother(), {
    ...of,
    version: 0,
    answers: { reason: '一', account: '6222020000000001' },
    device: '手机',
  });
  await saveDraft(asMother(), {
    ...of,
    version: first.version,
    answers: { reason: '二', account: '6222020000000001', agreed: true },
  });
  await assert.rejects(
    saveDraft(asMother(), {
      ...of,
      version: first.version,
      answers: { reason: '三', account: '6222020000000001' },
    }),
    refused('forms.draft-changed', ({ fields, extra }) => {
      assert.deepEqual(
        fields.map(({ pointer }) => pointer),
        ['/reason', '/agreed'],
      );
      const current = extra.current as { answers: { reason: string }; version: number };
      assert.deepEqual([current.answers.reason, current.version], ['二', 2]);
    }),
  );
  assert.deepEqual((await findDraft(asMother(), of))?.answers, {
    reason: '二',
    account: '6222020000000001',
    agreed: true,
  });
  // Another subject, another person: another draft.
  assert.equal(await findDraft(asMother(), { form, subject: younger.id }), undefined);
  assert.equal(await findDraft(office(), of), undefined);
  await discardDraft(asMother(), of);
  assert.equal(await findDraft(asMother(), of), undefined);
  // A tab that is still open begins again.
  await assert.rejects(
    saveDraft(asMother(), { ...of, version: 2, answers: { reason: '四' } }),
    refused('forms.draft-changed', ({ extra }) =>
      assert.equal((extra.current as { version: number }).version, 0),
    ),
  );
});

test('a draft keeps what is not yet right, sealed, and not for ever', async () => {
  const form = await published(aidForm);
  const of = { form, subject: '' };
  await saveDraft(asMother(), { ...of, version: 0, answers: { level: 'nonsense', account: '12' } });
  assert.deepEqual((await findDraft(asMother(), of))?.answers, { level: 'nonsense', account: '12' });
  const row = await app
    .system(tenant.id)
    .db.selectFrom('forms.draft')
    .select('answers')
    .where('form_id', '=', form.id)
    .executeTakeFirstOrThrow();
  assert.match(JSON.stringify(row.answers), /"account":\{"\$sealed":"/);
  await assert.rejects(
    saveDraft(asMother(), { ...of, version: 1, answers: { nobody: 1 } }),
    refused('forms.answers-invalid'),
  );
  const later = { ...app.system(tenant.id), now: () => new Date(Date.now() + 181 * 86_400_000) };
  assert.ok((await forgetOldDrafts(later, tenant.id)) >= 1);
  assert.equal(await findDraft(asMother(), of), undefined);
});

test('what one step is shown tells nothing of hidden fields', async () => {
  const form = await published(aidForm);
  const view = viewOf(
    form,
    { reason: '难', account: '6222020000000001' },
    { fields: { account: 'hidden', reason: 'write' }, otherwise: 'read' },
  );
  const sent = JSON.stringify(view);
  assert.equal(/account|银行卡号|6222/.test(sent), false);
  assert.deepEqual(view.rights, { fields: { reason: 'write' }, otherwise: 'read' });
});

test('a ready-made form is installed once and then belongs to the office', async () => {
  const install = () => installForm(office(), { tenantId: tenant.id, key: 'ready', name, model: aidForm });
  const first = await install();
  const next = await nextVersion(office(), { tenantId: tenant.id, id: first.id });
  const edited = await editForm(office(), {
    tenantId: tenant.id,
    id: next.id,
    revision: 1,
    name,
    model: buildForm({ own: text('自己的') }),
  });
  await publishForm(office(), { tenantId: tenant.id, id: next.id, revision: edited.revision });
  const again = await install();
  assert.deepEqual([again.version, Object.keys(again.model.schema.properties)], [2, ['own']]);
  await assert.rejects(
    installForm(office(), {
      tenantId: tenant.id,
      key: 'bad',
      name,
      model: buildForm({ n: text('孩子姓名') }),
    }),
    refused('forms.unfit'),
  );
});
