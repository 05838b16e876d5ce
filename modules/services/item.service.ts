import { organisationsByIds } from '#modules/directory/index.ts';
import { audit } from '#platform/audit.ts';
import { authorise } from '#platform/auth/authorise.ts';
import { uuidv7 } from '#platform/codes/uuid.ts';
import { type Ctx, tenantOf } from '#platform/ctx.ts';
import { inTx, read } from '#platform/db/db.ts';
import { notFound, PlatformError } from '#platform/errors.ts';
import { cutPage, fromCursor, type Page, type PageQuery } from '#platform/http/page.ts';
import {
  type ItemRow,
  insertItem,
  retirePublished,
  selectItem,
  selectItems,
  updateItem,
} from './item.queries.ts';
import { type Item, type ItemEdit, toItem } from './item.schema.ts';

async function withOffices(ctx: Ctx, rows: readonly ItemRow[]): Promise<Item[]> {
  const offices = await organisationsByIds(ctx, [...new Set(rows.map((row) => row.organisation_id))]);
  return rows.map((row) => toItem(row, offices.get(row.organisation_id)?.name ?? ''));
}

/** What a county offers, by life event; public. */
export async function listItems(
  ctx: Ctx,
  {
    tenantId,
    cursor,
    limit,
    ...filter
  }: PageQuery & {
    tenantId: string;
    lifeEvent?: string | undefined;
    audience?: string | undefined;
    q?: string | undefined;
  },
): Promise<Page<Item>> {
  return read({ ...ctx, db: ctx.db.scopedTo([tenantId]) }, async (ctx) => {
    const key = fromCursor(cursor, 2);
    const rows = await selectItems(
      ctx.db,
      tenantId,
      { state: 'published', ...filter },
      { limit: limit + 1, after: key && { event: String(key[0]), key: String(key[1]) } },
    );
    const page = cutPage(rows, limit, (row) => [row.life_event, row.key]);
    return { ...page, items: await withOffices(ctx, page.items) };
  });
}

/** One service; drafts only for those who write them. @throws resource.not-found */
export async function getItem(ctx: Ctx, tenantId: string, id: string): Promise<Item> {
  return read({ ...ctx, db: ctx.db.scopedTo([tenantId]) }, async (ctx) => {
    const row = await selectItem(ctx.db, tenantId, id);
    if (!row || row.state === 'draft') throw notFound('这项服务', 'service');
    return (await withOffices(ctx, [row]))[0] as Item;
  });
}

/** Drafts of the actor's bureau. */
export async function listDrafts(ctx: Ctx): Promise<{ items: Item[] }> {
  authorise(ctx, 'services.item.edit');
  const rows = await selectItems(ctx.db, tenantOf(ctx), { state: 'draft' }, { limit: 200 });
  return { items: await withOffices(ctx, rows) };
}

/** A new draft version of a published service, with its guide as it stands. */
export async function draftOf(ctx: Ctx, id: string): Promise<Item> {
  const tenantId = tenantOf(ctx);
  return inTx(ctx, async (ctx) => {
    const row = await itemFor(ctx, 'services.item.edit', id);
    if (row.state !== 'published') throw new PlatformError('services.item-state');
    const draft = { ...row, id: uuidv7(), version: row.version + 1, state: 'draft', revision: 1 };
    await insertItem(ctx.db, {
      ...draft,
      guide: JSON.stringify(row.guide),
      updated_at: ctx.now(),
      published_at: null,
    });
    await audit(ctx, { action: 'services.item.edit', subject: { type: 'service', id: draft.id } });
    const made = await selectItem(ctx.db, tenantId, draft.id);
    // Somebody else began the same version: there is one draft, theirs.
    if (!made) throw new PlatformError('services.item-state');
    return (await withOffices(ctx, [made]))[0] as Item;
  });
}

async function itemFor(ctx: Ctx, permission: string, id: string): Promise<ItemRow> {
  const tenantId = tenantOf(ctx);
  const row = await selectItem(ctx.db, tenantId, id);
  if (!row) throw notFound('这项服务', 'service');
  authorise(ctx, permission, { tenantId, path: row.path });
  return row;
}

export async function editItem(
  ctx: Ctx,
  { id, revision }: { id: string; revision: number },
  input: ItemEdit,
): Promise<Item> {
  return inTx(ctx, async (ctx) => {
    const row = await itemFor(ctx, 'services.item.edit', id);
    if (row.state !== 'draft') throw new PlatformError('services.item-state');
    const changed = await updateItem(
      ctx.db,
      { tenantId: row.tenant_id, id, revision },
      {
        title_zh: input.title.zh,
        title_en: input.title.en,
        guide: JSON.stringify(input.guide),
        promised_days: input.promisedDays,
        life_event: input.lifeEvent,
        updated_at: ctx.now(),
      },
    );
    if (!changed) throw new PlatformError('resource.changed');
    await audit(ctx, { action: 'services.item.edit', subject: { type: 'service', id } });
    return (await withOffices(ctx, [changed]))[0] as Item;
  });
}

/** Puts a draft in the place of the published version; open applications go on with theirs. */
export async function publishItem(ctx: Ctx, id: string): Promise<Item> {
  return inTx(ctx, async (ctx) => {
    const row = await itemFor(ctx, 'services.item.publish', id);
    if (row.state !== 'draft') throw new PlatformError('services.item-state');
    await retirePublished(ctx.db, row.tenant_id, row.key);
    const published = await updateItem(
      ctx.db,
      { tenantId: row.tenant_id, id, revision: row.revision },
      { state: 'published', published_at: ctx.now(), updated_at: ctx.now() },
    );
    if (!published) throw new PlatformError('resource.changed');
    await audit(ctx, { action: 'services.item.publish', subject: { type: 'service', id } });
    return (await withOffices(ctx, [published]))[0] as Item;
  });
}
