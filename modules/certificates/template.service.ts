import type { z } from 'zod';
import { getOrganisation, organisationsByIds } from '#modules/directory/index.ts';
import { audit } from '#platform/audit.ts';
import { authorise, may } from '#platform/auth/authorise.ts';
import { todayInChina } from '#platform/codes/dates.ts';
import { uuidv7 } from '#platform/codes/uuid.ts';
import type { Ctx } from '#platform/ctx.ts';
import { inTx, read } from '#platform/db/db.ts';
import { notFound, PlatformError } from '#platform/errors.ts';
import { sheetOf } from './certificate-sheet.ts';
import { scopeOf } from './place.policy.ts';
import { addressOf } from './platform-address.ts';
import { selectActiveSeal, selectSeal } from './seal.queries.ts';
import { actorId, pictureOf, placeOf } from './seal.service.ts';
import { drawSeal } from './seal-drawing.ts';
import { sheetAsSvg } from './sheet-svg.ts';
import { counterOf, numberFrom, publishingErrors } from './template.policy.ts';
import {
  insertTemplate,
  insertTemplateVersion,
  selectTemplate,
  selectTemplateByKey,
  selectTemplates,
  selectTemplateVersion,
  selectTemplateVersions,
  type TemplateRow,
  updateTemplate,
} from './template.queries.ts';
import {
  type newTemplate,
  type Preview,
  type previewRequest,
  type TemplateContent,
  type TemplateDetail,
  type TemplateField,
  type TemplateSummary,
  templateContent,
} from './template.schema.ts';

const contentOf = (json: unknown): TemplateContent => templateContent.parse(json);

/** Templates that the actor may issue from or work on. */
export async function listTemplates(ctx: Ctx): Promise<TemplateSummary[]> {
  authorise(ctx, 'certificates.template.read');
  return read(ctx, async (ctx) => {
    const rows = await selectTemplates(ctx.db, scopeOf(ctx));
    return (await toDetails(ctx, rows)).map(({ summary }) => summary);
  });
}

async function toDetails(ctx: Ctx, rows: readonly TemplateRow[]) {
  const versions = await selectTemplateVersions(
    ctx.db,
    rows.map(({ id }) => id),
  );
  const organisations = await organisationsByIds(
    ctx,
    rows.map((row) => row.organisation_id),
  );
  return rows.map((row) => {
    const own = versions.filter(({ template_id }) => template_id === row.id);
    const current = own.find(({ number }) => number === row.published_number);
    const published = current ? contentOf(current.content) : null;
    const content = row.draft ? contentOf(row.draft) : (published as TemplateContent);
    const summary: TemplateSummary = {
      id: row.id,
      key: row.key,
      organisation: { id: row.organisation_id, name: organisations.get(row.organisation_id)?.name ?? '' },
      state: row.state as TemplateSummary['state'],
      type: content.type,
      publishedNumber: row.published_number,
      hasDraft: row.draft !== null,
      holder: content.holder,
      updatedAt: row.updated_at.toISOString(),
      version: row.version,
    };
    return { row, summary, content, published, versions: own };
  });
}

/** A row that the actor may see: at its node, below it, or made above for everybody below. */
async function getTemplateRow(ctx: Ctx, id: string): Promise<TemplateRow> {
  const row = await selectTemplate(ctx.db, id);
  const { from, to, above } = scopeOf(ctx);
  const isSeen = row && ((row.path >= from && row.path < to) || above.includes(row.path));
  if (!row || !isSeen) throw notFound('这个模板', 'template');
  return row;
}

const placeOfRow = (row: TemplateRow) => ({ tenantId: row.tenant_id, path: row.path });

export async function getTemplate(ctx: Ctx, id: string): Promise<TemplateDetail> {
  authorise(ctx, 'certificates.template.read');
  return read(ctx, async (ctx) => {
    const row = await getTemplateRow(ctx, id);
    const [detail] = await toDetails(ctx, [row]);
    if (!detail) throw notFound('这个模板', 'template');
    return {
      ...detail.summary,
      content: detail.content,
      published: detail.published,
      versions: detail.versions.map(({ number, published_at }) => ({
        number,
        publishedAt: published_at.toISOString(),
      })),
      mayEdit: may(ctx, 'certificates.template.edit', placeOfRow(row)),
    };
  });
}

/** Begins a template at an institution, for it and for everybody below. @throws certificates.template-key-taken */
export async function createTemplate(ctx: Ctx, input: z.infer<typeof newTemplate>): Promise<TemplateDetail> {
  const organisation = await getOrganisation(ctx, input.organisationId);
  authorise(ctx, 'certificates.template.edit', placeOf(organisation));
  const id = uuidv7();
  await inTx(ctx, async (ctx) => {
    const made = await insertTemplate(ctx.db, {
      tenant_id: organisation.tenantId,
      id,
      key: input.key,
      organisation_id: organisation.id,
      path: organisation.path,
      state: 'draft',
      draft: JSON.stringify(input.content),
      updated_at: ctx.now(),
    });
    if (!made) throw new PlatformError('certificates.template-key-taken');
    await audit(ctx, {
      action: 'certificates.template.create',
      tenantId: organisation.tenantId,
      subject: { type: 'template', id },
    });
  });
  return getTemplate(ctx, id);
}

/** Works on a template. What is published stays as it is until the work is published too. */
export async function editTemplate(
  ctx: Ctx,
  id: string,
  version: number,
  content: TemplateContent,
): Promise<TemplateDetail> {
  await change(ctx, id, version, () => ({ draft: JSON.stringify(content) }));
  return getTemplate(ctx, id);
}

async function change(
  ctx: Ctx,
  id: string,
  version: number,
  toChange: (row: TemplateRow) => Parameters<typeof updateTemplate>[3],
): Promise<TemplateRow> {
  return inTx(ctx, async (ctx) => {
    const row = await getTemplateRow(ctx, id);
    authorise(ctx, 'certificates.template.edit', placeOfRow(row));
    const changed = await updateTemplate(ctx.db, row, version, { ...toChange(row), updated_at: ctx.now() });
    if (!changed) throw new PlatformError('resource.changed');
    return changed;
  });
}

/**
 * Publishes the work on a template as its next version, which is frozen.
 * @throws certificates.template-invalid naming each field
 */
export async function publishTemplate(ctx: Ctx, id: string, version: number): Promise<TemplateDetail> {
  await inTx(ctx, async (ctx) => {
    const row = await getTemplateRow(ctx, id);
    authorise(ctx, 'certificates.template.edit', placeOfRow(row));
    if (!row.draft) throw new PlatformError('certificates.nothing-to-publish');
    const content = contentOf(row.draft);
    const fields = await problemsOf(ctx, content, row.tenant_id);
    if (fields.length > 0) throw new PlatformError('certificates.template-invalid', { fields });
    const number = (row.published_number ?? 0) + 1;
    await insertTemplateVersion(ctx.db, {
      tenant_id: row.tenant_id,
      template_id: id,
      number,
      content: JSON.stringify(content),
      published_by: actorId(ctx),
      published_at: ctx.now(),
    });
    await change(ctx, id, version, () => ({ state: 'published', published_number: number, draft: null }));
    await audit(ctx, {
      action: 'certificates.template.publish',
      tenantId: row.tenant_id,
      subject: { type: 'template', id },
      detail: { number },
    });
  });
  return getTemplate(ctx, id);
}

/** Takes a template out of use; what was issued from it stays. */
export async function retireTemplate(ctx: Ctx, id: string, version: number): Promise<TemplateDetail> {
  const row = await change(ctx, id, version, () => ({ state: 'retired' }));
  await audit(ctx, {
    action: 'certificates.template.retire',
    tenantId: row.tenant_id,
    subject: { type: 'template', id },
  });
  return getTemplate(ctx, id);
}

async function problemsOf(ctx: Ctx, content: TemplateContent, tenantId: string) {
  const errors = publishingErrors(content);
  if (content.seal.kind === 'fixed') {
    const seal = await selectSeal(ctx.db, content.seal.sealId);
    if (seal?.state !== 'active' || seal.tenant_id !== tenantId)
      errors.push({
        pointer: '/seal',
        detail: { zh: '所选印章不存在或已停用', en: 'The seal chosen does not exist or was retired' },
      });
  }
  return errors;
}

const samples: Record<TemplateField['format'], string> = {
  text: '示例文字',
  number: '100',
  day: '2026-09-01',
  'day-chinese': '2026-09-01',
};
const sampleFacts: Partial<Record<NonNullable<TemplateField['source']>, string>> = {
  'holder.name': '张小明',
  'holder.sex': '男',
  'holder.birthDate': '2016-03-08',
  'holder.number': '1234567890123456',
  'pupil.school': '示例小学',
  'pupil.class': '2024级1班',
  'pupil.entryYear': '2024',
  'pupil.since': '2024-09-01',
};

/** A sample page of a template that is being worked on, and what stands in the way of publishing it. */
export async function previewTemplate(ctx: Ctx, input: z.infer<typeof previewRequest>): Promise<Preview> {
  authorise(ctx, 'certificates.template.read');
  const { content } = input;
  const organisation = await getOrganisation(ctx, input.organisationId);
  authorise(ctx, 'certificates.template.read', placeOf(organisation));
  const problems = await problemsOf(ctx, content, organisation.tenantId);
  const values = Object.fromEntries(
    content.fields.map(({ key, format, source }) => [
      key,
      (source && sampleFacts[source]) ?? samples[format],
    ]),
  );
  const issuedOn = todayInChina(ctx.now().getTime());
  const issuer = organisation.shortName ?? organisation.name;
  const counter = counterOf(content.numberScheme, { issuer, year: issuedOn.slice(0, 4) });
  const sheet = sheetOf({
    content,
    values,
    number: numberFrom(counter, 1),
    issuer: organisation.name,
    issuedOn,
    code: '0'.repeat(26),
    address: addressOf(ctx),
  });
  if (!sheet)
    problems.push({
      pointer: '/body',
      detail: { zh: '正文太长，一页放不下', en: 'The text does not fit on one page' },
    });
  const seal =
    content.seal.kind === 'fixed'
      ? await selectSeal(ctx.db, content.seal.sealId)
      : await selectActiveSeal(ctx.db, organisation.tenantId, organisation.id);
  const picture = seal ? pictureOf(seal) : { drawing: drawSeal(organisation.name.slice(0, 26)) };
  return { svg: sheet ? sheetAsSvg(sheet, picture, '样张') : null, problems };
}

export type PublishedTemplate = { row: TemplateRow; number: number; content: TemplateContent };

/** What certificates are issued from now. No right is checked. @throws certificates.template-not-published */
export async function publishedTemplate(
  ctx: Ctx,
  tenantId: string,
  by: { id: string } | { key: string },
): Promise<PublishedTemplate> {
  const row =
    'id' in by ? await selectTemplate(ctx.db, by.id) : await selectTemplateByKey(ctx.db, tenantId, by.key);
  if (!row || row.tenant_id !== tenantId) throw notFound('这个模板', 'template');
  if (row.state !== 'published' || row.published_number === null)
    throw new PlatformError('certificates.template-not-published');
  return {
    row,
    number: row.published_number,
    content: await contentOfVersion(ctx, tenantId, row.id, row.published_number),
  };
}

/** A frozen version. @throws resource.not-found */
export async function contentOfVersion(
  ctx: Ctx,
  tenantId: string,
  templateId: string,
  number: number,
): Promise<TemplateContent> {
  const version = await selectTemplateVersion(ctx.db, tenantId, templateId, number);
  if (!version) throw notFound('这个模板版本', 'template version');
  return contentOf(version.content);
}

/** A template that a module brings: made and published once in a tenant, then the tenant's own to edit. */
export async function installTemplate(
  ctx: Ctx,
  input: {
    tenantId: string;
    organisation: { id: string; path: string };
    key: string;
    content: TemplateContent;
  },
): Promise<void> {
  if (await selectTemplateByKey(ctx.db, input.tenantId, input.key)) return;
  const fields = publishingErrors(input.content);
  if (fields.length > 0) throw new PlatformError('certificates.template-invalid', { fields });
  await inTx(ctx, async (ctx) => {
    const id = uuidv7();
    const made = await insertTemplate(ctx.db, {
      tenant_id: input.tenantId,
      id,
      key: input.key,
      organisation_id: input.organisation.id,
      path: input.organisation.path,
      state: 'published',
      published_number: 1,
      updated_at: ctx.now(),
    });
    if (!made) return;
    await insertTemplateVersion(ctx.db, {
      tenant_id: input.tenantId,
      template_id: id,
      number: 1,
      content: JSON.stringify(input.content),
      published_by: null,
      published_at: ctx.now(),
    });
  });
}

/** Whether the actor may issue from a template at an institution: it stands there or above. */
export const reaches = (template: Pick<TemplateRow, 'path'>, organisation: { path: string }): boolean =>
  organisation.path.startsWith(template.path);
