import type { Readable } from 'node:stream';
import { uuidv7 } from '../codes/uuid.ts';
import { type Ctx, personOf } from '../ctx.ts';
import { type Db, inTx } from '../db/db.ts';
import { invalidField, notFound, PlatformError } from '../errors.ts';
import { type FileKind, fileKind } from '../files/kind.ts';
import { limits } from './form/limits.ts';
import { type AttachmentKind, ext, fieldsOf } from './form/model.ts';
import type { Form } from './forms.ts';
import './forms.errors.ts';

export type Attachment = {
  id: string;
  kind: 'attachment' | 'signature';
  name: string;
  mediaType: string;
  size: number;
  /** Who uploaded it or signed, and when: facts of the server, not answers. */
  personId: string;
  createdAt: string;
};

/** One person's files on one form that nobody has handed in yet. */
const mostFiles = 60;

const kindWords = {
  image: { zh: '图片（PNG、JPEG、WebP、HEIC）', en: 'pictures (PNG, JPEG, WebP, HEIC)' },
  pdf: { zh: 'PDF', en: 'PDF' },
  document: { zh: 'Word、Excel 文件（docx、xlsx）', en: 'Word and Excel files (docx, xlsx)' },
} as const;

async function headOf(ctx: Ctx, sha256: Buffer): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of await ctx.ports.files.get(sha256, { start: 0, end: 4095 }))
    chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function ruleOf(form: Form, field: string) {
  const placed = fieldsOf(form.model).find(({ path }) => path.join('.') === field);
  const extension = placed && ext(placed.field);
  if (extension?.attachment) return { kind: 'attachment' as const, ...extension.attachment };
  if (extension?.signature)
    return {
      kind: 'signature' as const,
      kinds: ['image'] as AttachmentKind[],
      maxBytes: limits.signatureBytes,
    };
  throw invalidField('/field', '这一项不收附件', 'This field takes no file');
}

const cleanName = (name: string) =>
  name
    .normalize('NFC')
    .replace(/[\p{Cc}/\\]/gu, '')
    .slice(-200) || 'file';

/**
 * Takes a file in for a field of a published form: stored privately, its kind told by its content. A signature is a
 * drawn PNG; the row says who signed and when.
 * @throws files.too-large, forms.file-unfit, forms.not-open
 */
export async function addAttachment(
  ctx: Ctx,
  { form, field, name, content }: { form: Form; field: string; name: string; content: Readable },
): Promise<Attachment> {
  const { personId } = personOf(ctx);
  if (form.state !== 'published') throw new PlatformError('forms.not-open');
  const rule = ruleOf(form, field);
  const db = ctx.db.scopedTo([form.tenantId]);
  if ((await countOf(db, form, personId)) >= mostFiles) throw new PlatformError('forms.too-many-files');
  const stored = await ctx.ports.files.put(content, { limit: rule.maxBytes });
  const found: FileKind | undefined = fileKind(await headOf(ctx, stored.sha256));
  if (!found || !rule.kinds.includes(found.group)) {
    const list = (language: 'zh' | 'en') => rule.kinds.map((kind) => kindWords[kind][language]);
    const detail = { zh: `可上传：${list('zh').join('、')}`, en: `Accepted: ${list('en').join(', ')}` };
    throw new PlatformError('forms.file-unfit', { values: { kinds: list(ctx.locale).join(', ') }, detail });
  }
  const id = uuidv7();
  return inTx({ ...ctx, db }, async (ctx) => {
    const common = { tenant_id: form.tenantId, id, created_at: ctx.now() };
    await ctx.db
      .insertInto('platform.file_object')
      .values({
        ...common,
        ...stored,
        media_type: found.mediaType,
        name: cleanName(name),
        module: 'forms',
        created_by: personId,
      })
      .execute();
    await ctx.db
      .insertInto('forms.attachment')
      .values({ ...common, form_id: form.id, person_id: personId, kind: rule.kind })
      .execute();
    return getAttachment(ctx, { tenantId: form.tenantId, id });
  });
}

async function countOf(db: Db, form: Form, personId: string): Promise<number> {
  const row = await db
    .selectFrom('forms.attachment')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('tenant_id', '=', form.tenantId)
    .where('person_id', '=', personId)
    .where('form_id', '=', form.id)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** What is known of attachments, in one read. No right is checked: for the module that holds the answers. */
export async function attachmentsByIds(
  ctx: Ctx,
  tenantId: string,
  ids: readonly string[],
): Promise<Map<string, Attachment & { formId: string }>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .scopedTo([tenantId])
    .selectFrom('forms.attachment as a')
    .innerJoin('platform.file_object as f', (join) =>
      join.onRef('f.tenant_id', '=', 'a.tenant_id').onRef('f.id', '=', 'a.id'),
    )
    .select([
      'a.id',
      'a.kind',
      'a.form_id',
      'a.person_id',
      'a.created_at',
      'f.name',
      'f.media_type',
      'f.size',
    ])
    .where('a.tenant_id', '=', tenantId)
    .where('a.id', 'in', [...ids])
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        formId: row.form_id,
        kind: row.kind as Attachment['kind'],
        name: row.name,
        mediaType: row.media_type,
        size: Number(row.size),
        personId: row.person_id,
        createdAt: row.created_at.toISOString(),
      },
    ]),
  );
}

async function getAttachment(ctx: Ctx, { tenantId, id }: { tenantId: string; id: string }) {
  const attachment = (await attachmentsByIds(ctx, tenantId, [id])).get(id);
  if (!attachment) throw notFound('这个附件', 'attachment');
  return attachment;
}

/** One's own attachment. Others' are shown by the module that holds the case. @throws resource.not-found */
export async function getOwnAttachment(ctx: Ctx, of: { tenantId: string; id: string }): Promise<Attachment> {
  const attachment = await getAttachment(ctx, of);
  if (attachment.personId !== personOf(ctx).personId) throw notFound('这个附件', 'attachment');
  return attachment;
}

/** The bytes. No right is checked. */
export async function openAttachment(
  ctx: Ctx,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<Readable> {
  const row = await ctx.db
    .scopedTo([tenantId])
    .selectFrom('platform.file_object')
    .select('sha256')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .where('module', '=', 'forms')
    .executeTakeFirst();
  if (!row) throw notFound('这个附件', 'attachment');
  return ctx.ports.files.get(row.sha256);
}

/**
 * Takes an uploaded file away again. The caller makes sure that it was not handed in. The bytes stay while another row
 * names them; otherwise the sweep of the file store takes them.
 */
export async function removeAttachment(ctx: Ctx, of: { tenantId: string; id: string }): Promise<void> {
  await getOwnAttachment(ctx, of);
  await inTx({ ...ctx, db: ctx.db.scopedTo([of.tenantId]) }, async (ctx) => {
    await ctx.db
      .deleteFrom('forms.attachment')
      .where('tenant_id', '=', of.tenantId)
      .where('id', '=', of.id)
      .execute();
    await ctx.db
      .deleteFrom('platform.file_object')
      .where('tenant_id', '=', of.tenantId)
      .where('id', '=', of.id)
      .execute();
  });
}
