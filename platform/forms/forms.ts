import { audit } from '../audit.ts';
import { uuidv7 } from '../codes/uuid.ts';
import type { Ctx } from '../ctx.ts';
import { inTx } from '../db/db.ts';
import { notFound, PlatformError } from '../errors.ts';
import { cutPage, fromCursor, type PageQuery } from '../http/page.ts';
import { listData } from './catalogue.ts';
import { checkWhole, placeOf } from './form/check.ts';
import { unboundData } from './form/fill-once.ts';
import { type Finding, finding } from './form/keyword.ts';
import { limits } from './form/limits.ts';
import { type Bilingual, ext, type FormModel, fieldsOf, titleOf } from './form/model.ts';
import { readForm } from './form/read-form.ts';
import './forms.errors.ts';
import {
  deleteForm,
  type FormRow,
  insertForm,
  retireForms,
  selectForm,
  selectNewest,
  selectVersions,
  updateForm,
} from './store.ts';

export type Form = {
  tenantId: string;
  id: string;
  key: string;
  version: number;
  state: 'draft' | 'published' | 'retired';
  name: Bilingual;
  model: FormModel;
  /** Of the edit, for `If-Match`. */
  revision: number;
  changedAt: string;
  publishedAt: string | undefined;
};

export type FormReference = { tenantId: string } & (
  | { id: string }
  | { key: string; version?: number | undefined }
);

const personIn = ({ actor }: Ctx) => (actor.kind === 'person' ? actor.personId : null);

const frozen = new Map<string, FormModel>();

/** Published models never change: one object a version, so that what is worked out for it is worked out once. */
function modelOf(row: FormRow): FormModel {
  if (row.state === 'draft') return row.model as FormModel;
  let model = frozen.get(row.id);
  if (!model) {
    model = row.model as FormModel;
    if (frozen.size > 1000) frozen.clear();
    frozen.set(row.id, model);
  }
  return model;
}

const toForm = (row: FormRow): Form => ({
  tenantId: row.tenant_id,
  id: row.id,
  key: row.key,
  version: row.version,
  state: row.state as Form['state'],
  name: row.name as Bilingual,
  model: modelOf(row),
  revision: row.revision,
  changedAt: row.changed_at.toISOString(),
  publishedAt: row.published_at?.toISOString(),
});

/**
 * A form by id, by key and version, or the newest published one of a key. No right is checked: forms hold no personal
 * data, and each bureau's published forms may be filled in by anybody whom a service lets.
 * @throws resource.not-found
 */
export async function getForm(ctx: Ctx, { tenantId, ...by }: FormReference): Promise<Form> {
  const row = await selectForm(ctx.db.scopedTo([tenantId]), tenantId, by);
  if (!row) throw notFound('这张表单', 'form');
  return toForm(row);
}

/** The newest version of each form of a tenant, by key. */
export async function listForms(ctx: Ctx, tenantId: string, { cursor, limit }: PageQuery) {
  const after = fromCursor(cursor, 1)?.[0];
  const rows = await selectNewest(ctx.db, tenantId, {
    after: after === undefined ? undefined : String(after),
    limit: limit + 1,
  });
  const { items, nextCursor } = cutPage(rows, limit, (row) => [row.key]);
  return {
    items: items.map((row) => ({
      id: row.id,
      key: row.key,
      version: row.version,
      state: row.state as Form['state'],
      name: row.name as Bilingual,
      changedAt: row.changed_at.toISOString(),
      publishedVersion: row.published_version ?? undefined,
    })),
    nextCursor,
  };
}

export async function listVersions(ctx: Ctx, { tenantId, key }: { tenantId: string; key: string }) {
  const rows = await selectVersions(ctx.db, tenantId, key);
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    state: row.state as Form['state'],
    changedAt: row.changed_at.toISOString(),
    publishedAt: row.published_at?.toISOString(),
  }));
}

const emptyModel: FormModel = {
  schema: { type: 'object', properties: {} },
  layout: { sections: [{ id: 'main', title: { zh: '基本情况', en: 'Basics' }, fields: [] }] },
};

/** What keeps a form from being published: unknown keywords, formulas that fail, data asked for that the platform knows. */
export function checkForm(value: unknown): { model: FormModel | undefined; findings: Finding[] } {
  const read = readForm(value);
  if (!read.model) return read;
  const { model } = read;
  const catalogue = listData();
  const known = new Map(catalogue.map((datum) => [datum.key, datum]));
  const strange = fieldsOf(model).flatMap(({ path, field }) => {
    const { bind, sensitive } = ext(field);
    if (!bind) return [];
    const at = [...placeOf(model, path), 'x-tongxue', 'bind', 'datum'];
    const datum = known.get(bind.datum);
    if (!datum)
      return finding(at, `数据目录中没有 ${bind.datum}`, `The catalogue has no datum ${bind.datum}`);
    const { zh, en } = titleOf(field);
    if (field.type !== datum.schema.type)
      return finding(at, `“${zh}”的类型与目录数据不符`, `"${en}" is of another type than the datum`);
    if (datum.sensitive && !sensitive)
      return finding(at, `“${zh}”是敏感数据，请设为敏感`, `"${en}" is sensitive; mark it so`);
    return [];
  });
  const asked = unboundData(model, catalogue).flatMap(({ path, title, candidates }) => {
    const list = (language: 'zh' | 'en') =>
      candidates
        .slice(0, 4)
        .map((datum) => `${datum.title[language]} (${datum.key})`)
        .join(language === 'zh' ? '、' : ', ');
    return finding(
      placeOf(model, path),
      `“${title.zh}”要求填写平台已有的数据，请改为取自数据目录：${list('zh')}`,
      `"${title.en}" asks for what the platform knows; bind it to the catalogue: ${list('en')}`,
    );
  });
  return { model, findings: [...checkWhole(model), ...strange, ...asked] };
}

/** The model of an edit: readable, though it need not be fit for publishing. @throws forms.unfit */
function readEdit(value: unknown): FormModel {
  // Read first: that bounds the depth, without which writing it as text would overflow the stack.
  const { model, findings } = readForm(value);
  if (!model) throw unfit(findings);
  if (JSON.stringify(model).length > limits.formBytes)
    throw unfit(finding([], '表单太大，请拆成几张', 'The form is too large; split it'));
  return model;
}

const unfit = (findings: Finding[]) => new PlatformError('forms.unfit', { fields: findings });

/** Begins a form. @throws forms.key-taken */
export async function createForm(
  ctx: Ctx,
  { tenantId, key, name, model }: { tenantId: string; key: string; name: Bilingual; model?: unknown },
): Promise<Form> {
  const id = uuidv7();
  return inTx(ctx, async (ctx) => {
    const inserted = await insertForm(ctx.db, {
      tenant_id: tenantId,
      id,
      key,
      version: 1,
      state: 'draft',
      name,
      model: model === undefined ? emptyModel : readEdit(model),
      changed_at: ctx.now(),
      changed_by: personIn(ctx),
    });
    if (!inserted) throw new PlatformError('forms.key-taken', { values: { key } });
    await audit(ctx, { action: 'forms.form.create', tenantId, subject: { type: 'form', id } });
    return getForm(ctx, { tenantId, id });
  });
}

async function getDraftVersion(ctx: Ctx, tenantId: string, id: string, revision: number): Promise<FormRow> {
  const row = await selectForm(ctx.db, tenantId, { id });
  if (!row) throw notFound('这张表单', 'form');
  if (row.state !== 'draft') throw new PlatformError('forms.frozen');
  if (row.revision !== revision)
    throw new PlatformError('resource.changed', { extra: { revision: row.revision } });
  return row;
}

/** Keeps an edit of a version that is not yet published. @throws forms.frozen, forms.unfit, resource.changed */
export async function editForm(
  ctx: Ctx,
  {
    tenantId,
    id,
    revision,
    name,
    model,
  }: { tenantId: string; id: string; revision: number; name: Bilingual; model: unknown },
): Promise<Form> {
  const read = readEdit(model);
  return inTx(ctx, async (ctx) => {
    const row = await getDraftVersion(ctx, tenantId, id, revision);
    const change = { name, model: read, changed_at: ctx.now(), changed_by: personIn(ctx) };
    if (!(await updateForm(ctx.db, row, change))) throw new PlatformError('resource.changed');
    return getForm(ctx, { tenantId, id });
  });
}

/**
 * Publishes a version and retires the one before. From now on it is frozen.
 * @throws forms.unfit with every finding; a datum asked for without its binding is named
 */
export async function publishForm(
  ctx: Ctx,
  { tenantId, id, revision }: { tenantId: string; id: string; revision: number },
): Promise<Form> {
  return inTx(ctx, async (ctx) => {
    const row = await getDraftVersion(ctx, tenantId, id, revision);
    const { findings } = checkForm(row.model);
    if (findings.length > 0) throw unfit(findings);
    await retireForms(ctx.db, row);
    const at = ctx.now();
    const by = personIn(ctx);
    const change = {
      state: 'published' as const,
      changed_at: at,
      changed_by: by,
      published_at: at,
      published_by: by,
    };
    if (!(await updateForm(ctx.db, row, change))) throw new PlatformError('resource.changed');
    await audit(ctx, {
      action: 'forms.form.publish',
      tenantId,
      subject: { type: 'form', id },
      detail: { version: row.version },
    });
    return getForm(ctx, { tenantId, id });
  });
}

/** The next version as a draft, beginning as a copy of the given one; the open draft when there is one. */
export async function nextVersion(
  ctx: Ctx,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<Form> {
  return inTx(ctx, async (ctx) => {
    const from = await getForm(ctx, { tenantId, id });
    const [newest] = await listVersions(ctx, from);
    if (newest?.state === 'draft') return getForm(ctx, { tenantId, id: newest.id });
    const next = uuidv7();
    const inserted = await insertForm(ctx.db, {
      tenant_id: tenantId,
      id: next,
      key: from.key,
      version: (newest?.version ?? 0) + 1,
      state: 'draft',
      name: from.name,
      model: from.model,
      changed_at: ctx.now(),
      changed_by: personIn(ctx),
    });
    if (!inserted) throw new PlatformError('resource.conflict');
    return getForm(ctx, { tenantId, id: next });
  });
}

/** A draft version goes; a published one takes no new fillings, and what was filled in stays readable. */
export async function withdrawForm(
  ctx: Ctx,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<void> {
  await inTx(ctx, async (ctx) => {
    const row = await selectForm(ctx.db, tenantId, { id });
    if (!row) throw notFound('这张表单', 'form');
    if (row.state === 'draft') await deleteForm(ctx.db, row);
    else await retireForms(ctx.db, row);
    await audit(ctx, { action: 'forms.form.withdraw', tenantId, subject: { type: 'form', id } });
  });
}

/**
 * Installs a ready-made form: published as version 1, once. An edited one is left as it is.
 * @throws forms.unfit when the data file is wrong
 */
export async function installForm(
  ctx: Ctx,
  { tenantId, key, name, model }: { tenantId: string; key: string; name: Bilingual; model: unknown },
): Promise<Form> {
  return inTx(ctx, async (ctx) => {
    const { model: read, findings } = checkForm(model);
    if (!read || findings.length > 0) throw unfit(findings);
    const at = ctx.now();
    const by = personIn(ctx);
    await insertForm(ctx.db, {
      tenant_id: tenantId,
      id: uuidv7(),
      key,
      version: 1,
      state: 'published',
      name,
      model: read,
      changed_at: at,
      changed_by: by,
      published_at: at,
      published_by: by,
    });
    return getForm(ctx, { tenantId, key });
  });
}
