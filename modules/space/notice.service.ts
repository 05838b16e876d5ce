import { getOrganisation, organisationsByIds, peopleByIds, tenantsOf } from '#modules/directory/index.ts';
import { audit } from '#platform/audit.ts';
import { authorise } from '#platform/auth/authorise.ts';
import { uuidv7 } from '#platform/codes/uuid.ts';
import { type Ctx, personOf } from '#platform/ctx.ts';
import { inTx, read } from '#platform/db/db.ts';
import { notFound, PlatformError } from '#platform/errors.ts';
import { emit } from '#platform/events.ts';
import { cutPage, fromCursor, type Page, type PageQuery } from '#platform/http/page.ts';
import { noticePublished, noticeWithdrawn } from './notice.events.ts';
import {
  countReceipts,
  countUnread,
  insertNotices,
  type NoticeRow,
  selectAddressed,
  selectAddressedOne,
  selectNotice,
  selectSent,
  upsertReceipt,
  withdrawNotice,
} from './notice.queries.ts';
import { type Notice, type NoticeInput, toNotice, toSentNotice } from './notice.schema.ts';
import { roleOf, type Standing, standingsOf } from './place.service.ts';

const day = 86_400_000;
/** Older notices count as seen: a newcomer does not start with a thousand unread ones. */
const unreadFor = 180 * day;

const readerOf = (ctx: Ctx, standings: Standing[]) => ({
  standings,
  role: roleOf(ctx),
  personId: personOf(ctx).personId,
  now: ctx.now(),
});

const keyOf = (row: NoticeRow) => [row.published_at.toISOString(), row.id] as const;

function beforeOf(cursor: string | undefined) {
  const key = fromCursor(cursor, 2);
  return key && { at: new Date(String(key[0])), id: String(key[1]) };
}

/** Notices addressed to the actor, the newest first. */
export async function listNotices(
  ctx: Ctx,
  { cursor, limit, unread }: PageQuery & { unread: boolean },
  places?: Standing[],
): Promise<Page<Notice>> {
  const standings = places ?? (await standingsOf(ctx));
  if (standings.length === 0) return { items: [], nextCursor: null };
  const rows = await selectAddressed(ctx.db, readerOf(ctx, standings), {
    limit: limit + 1,
    before: beforeOf(cursor),
    unread,
  });
  const page = cutPage(rows, limit, keyOf);
  return { ...page, items: page.items.map(toNotice) };
}

/** How many notices the actor has not opened, up to 99. */
export async function unreadNotices(ctx: Ctx, places?: Standing[]): Promise<number> {
  const standings = places ?? (await standingsOf(ctx));
  if (standings.length === 0) return 0;
  return countUnread(ctx.db, readerOf(ctx, standings), new Date(ctx.now().getTime() - unreadFor));
}

/** Opens a notice: that is its read receipt. */
export async function openNotice(ctx: Ctx, id: string): Promise<Notice> {
  return receive(ctx, id, null);
}

/** Confirms a notice that asks for it. */
export async function confirmNotice(ctx: Ctx, id: string): Promise<Notice> {
  return receive(ctx, id, ctx.now());
}

async function receive(ctx: Ctx, id: string, confirmed: Date | null): Promise<Notice> {
  const standings = await standingsOf(ctx);
  if (standings.length === 0) throw notFound('这条通知', 'notice');
  const reader = readerOf(ctx, standings);
  return inTx(ctx, async (ctx) => {
    const row = await selectAddressedOne(ctx.db, reader, id);
    if (!row) throw notFound('这条通知', 'notice');
    if (!row.read_at || (confirmed && !row.confirmed_at)) {
      await upsertReceipt(ctx.db, row.tenant_id, id, reader.personId, reader.now, confirmed);
    }
    return toNotice({
      ...row,
      read_at: row.read_at ?? reader.now,
      confirmed_at: row.confirmed_at ?? confirmed,
    });
  });
}

/**
 * Publishes to everybody at and below a node where the actor's right holds, its own or one below it, or to some roles
 * there. @returns the notice's id.
 */
export async function publishNotice(ctx: Ctx, input: NoticeInput): Promise<{ id: string }> {
  const place = await getOrganisation(ctx, input.organisationId);
  authorise(ctx, 'space.notice.publish', place);
  const person = personOf(ctx);
  if (place.validTo) throw new PlatformError('space.place-closed');
  const author = (await peopleByIds(ctx, [person.personId])).get(person.personId);
  const own = person.grant?.organisationId ?? place.id;
  const publisher = own === place.id ? place : (await organisationsByIds(ctx, [own])).get(own);
  const id = uuidv7();
  // A bureau's notice is written once for each tenant at and below it: a small number, not one a reader.
  const below = (await tenantsOf(ctx))
    .filter((tenant) => tenant.path.startsWith(place.path))
    .map((tenant) => tenant.id);
  const tenants = [...new Set([place.tenantId, ...below])].filter((tenant) => ctx.tenants.includes(tenant));
  await inTx(ctx, async (ctx) => {
    await insertNotices(
      ctx.db,
      tenants.map((tenant) => ({
        tenant_id: tenant,
        id,
        origin_tenant_id: place.tenantId,
        organisation_id: place.id,
        path: place.path,
        roles: input.roles,
        title: input.title,
        body: input.body,
        author_id: person.personId,
        author_name: author?.name ?? '',
        publisher: publisher?.name ?? place.name,
        place_name: place.name,
        must_confirm: input.mustConfirm,
        is_public: input.isPublic && place.kind !== 'class',
        published_at: ctx.now(),
        expires_at: input.expiresAt ?? null,
      })),
    );
    await emit(ctx, noticePublished, place.tenantId, {
      noticeId: id,
      organisationId: place.id,
      roles: input.roles,
    });
    await audit(ctx, {
      action: 'space.notice.publish',
      tenantId: place.tenantId,
      subject: { type: 'notice', id },
    });
    for (const tenant of tenants) {
      await ctx.ports.realtime.publish(ctx, `notices:${tenant}`, {
        kind: 'notice',
        id,
        path: place.path,
        roles: input.roles,
      });
    }
  });
  return { id };
}

/** What the actor published, with its receipts. */
export async function listSentNotices(ctx: Ctx, { cursor, limit }: PageQuery) {
  authorise(ctx, 'space.notice.publish');
  const { personId, grant } = personOf(ctx);
  const tenantId = grant?.tenantId ?? '';
  return read(ctx, async (ctx) => {
    const rows = await selectSent(ctx.db, tenantId, personId, limit + 1, beforeOf(cursor));
    const page = cutPage(rows, limit, keyOf);
    const items = [];
    // At most one page of counts, each bounded.
    for (const row of page.items)
      items.push(toSentNotice(row, await countReceipts(ctx.db, row.id, ctx.tenants)));
    return { ...page, items };
  });
}

/** Takes a notice back everywhere. @throws resource.changed when it was changed since `version`. */
export async function withdraw(ctx: Ctx, id: string, version: number): Promise<void> {
  authorise(ctx, 'space.notice.publish');
  const { personId, grant } = personOf(ctx);
  await inTx(ctx, async (ctx) => {
    const row = await selectNotice(ctx.db, grant?.tenantId ?? '', id);
    if (!row || row.author_id !== personId) throw notFound('这条通知', 'notice');
    if (row.withdrawn_at) throw new PlatformError('space.notice-withdrawn');
    if (!(await withdrawNotice(ctx.db, ctx.tenants, id, version, ctx.now())))
      throw new PlatformError('resource.changed');
    await emit(ctx, noticeWithdrawn, row.tenant_id, { noticeId: id });
    await audit(ctx, {
      action: 'space.notice.withdraw',
      tenantId: row.tenant_id,
      subject: { type: 'notice', id },
    });
  });
}
