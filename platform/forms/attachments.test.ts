import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { modules } from '#modules';
import { buildTenant } from '#modules/directory/organisation.factory.ts';
import { uuidv7 } from '../codes/uuid.ts';
import type { Ctx } from '../ctx.ts';
import { PlatformError } from '../errors.ts';
import { createTestApp, personActor } from '../testing/app.ts';
import { addAttachment, removeAttachment } from './attachments.ts';
import type { FormModel } from './form/model.ts';
import { everything } from './form/rights.ts';
import { buildForm } from './form/sample.factory.ts';
import { type Form, installForm } from './forms.ts';
import { validateSubmission } from './submissions.ts';

const app = await createTestApp(modules);
const tenant = await buildTenant(app);
const mother = { id: uuidv7() };
const asMother = () => app.as(personActor({ personId: mother.id }));
const office = (): Ctx =>
  app.as(
    personActor({ role: 'bureau-officer', tenantId: tenant.id, path: tenant.path, tenants: [tenant.id] }),
  );

const published = (model: FormModel): Promise<Form> =>
  installForm(office(), { tenantId: tenant.id, key: 'papers', name: { zh: '材料', en: 'Papers' }, model });

const refused =
  (code: string, check: (error: PlatformError) => void = () => undefined) =>
  (error: unknown) => {
    assert.ok(error instanceof PlatformError, String(error));
    assert.equal(error.code, code);
    check(error);
    return true;
  };

const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(40, 7)]);
const fileForm = buildForm({
  papers: {
    type: 'array',
    title: '证明材料',
    maxItems: 3,
    items: { type: 'string', format: 'uuid' },
    'x-tongxue': { attachment: { kinds: ['image', 'pdf'], maxBytes: 4096 } },
  },
  signed: { type: 'string', title: '签名', format: 'uuid', 'x-tongxue': { signature: true } },
});
const add = (ctx: Ctx, form: Form, field: string, bytes: Buffer, file = 'a.png') =>
  addAttachment(ctx, { form, field, name: file, content: Readable.from([bytes]) });

test('files are told by their content and handed in by whom they belong to', async () => {
  const form = await published(fileForm);
  const mine = await add(asMother(), form, 'papers', png, '../证明\u0000.png');
  const signature = await add(asMother(), form, 'signed', png);
  assert.deepEqual(
    [mine.name, mine.mediaType, mine.size, mine.personId],
    ['..证明.png', 'image/png', 48, mother.id],
  );
  assert.equal(signature.kind, 'signature');
  const theirs = await add(office(), form, 'papers', png);
  const hand = (given: object) => validateSubmission(asMother(), form, given, { rights: everything });
  assert.deepEqual(await hand({ papers: [mine.id], signed: signature.id }), {
    papers: [mine.id],
    signed: signature.id,
  });
  for (const [given, pointer] of [
    [{ papers: [theirs.id] }, '/papers/0'],
    [{ papers: [signature.id] }, '/papers/0'],
    [{ signed: mine.id }, '/signed'],
    [{ papers: [uuidv7()] }, '/papers/0'],
  ] as const)
    await assert.rejects(
      hand(given),
      refused('forms.answers-invalid', ({ fields }) => assert.equal(fields[0]?.pointer, pointer)),
    );
  // What a step before handed in stays, whoever acts now.
  const kept = await validateSubmission(
    office(),
    form,
    { papers: [mine.id] },
    { rights: everything, previous: { papers: [mine.id] } },
  );
  assert.deepEqual(kept, { papers: [mine.id] });

  await assert.rejects(
    add(asMother(), form, 'papers', Buffer.from('<svg onload=alert(1)>')),
    refused('forms.file-unfit'),
  );
  await assert.rejects(
    add(asMother(), form, 'signed', Buffer.from('%PDF-1.7 …')),
    refused('forms.file-unfit'),
  );
  await assert.rejects(add(asMother(), form, 'papers', Buffer.alloc(5000, 1)), refused('files.too-large'));
  await assert.rejects(add(asMother(), form, 'nothing', png), refused('request.invalid'));
  await assert.rejects(
    removeAttachment(asMother(), { tenantId: tenant.id, id: theirs.id }),
    refused('resource.not-found'),
  );
  await removeAttachment(asMother(), { tenantId: tenant.id, id: mine.id });
  await assert.rejects(hand({ papers: [mine.id] }), refused('forms.answers-invalid'));
});
