import { peopleByIds, tenantsOf } from '#modules/directory/index.ts';
import { audit } from '#platform/audit.ts';
import { holds } from '#platform/auth/authorise.ts';
import { uuidv7 } from '#platform/codes/uuid.ts';
import { type Ctx, personOf } from '#platform/ctx.ts';
import { inTx } from '#platform/db/db.ts';
import { invalidField, notFound, PlatformError } from '#platform/errors.ts';
import { cutPage, fromCursor, type PageQuery } from '#platform/http/page.ts';
import { appSubmitted } from './app.events.ts';
import { applicationIssues, isEditable } from './app.policy.ts';
import {
  type AppRow,
  findApp,
  insertApp,
  insertTrace,
  listAppsOfVendor,
  listTraces,
  lockApp,
  updateApp,
} from './app.queries.ts';
import type { AppDetail, Application, AppSummary, Contact } from './app.schema.ts';
import { emitTo } from './consent.service.ts';
import { findIconOwners, listKeys } from './key.queries.ts';

const contactPlace = (appId: string) => `sso.app.contact:${appId}`;

const sealContact = (ctx: Ctx, appId: string, contact: Contact) =>
  ctx.ports.cipher.seal(JSON.stringify(contact), contactPlace(appId));

const openContact = (ctx: Ctx, app: AppRow): Contact =>
  JSON.parse(ctx.ports.cipher.open(app.contact, contactPlace(app.id)));

/** An app that the signed-in person applied for. @throws resource.not-found, sso.app-not-yours */
export async function getOwnApp(ctx: Ctx, appId: string): Promise<AppRow> {
  const app = await findApp(ctx, appId);
  if (!app) throw notFound('这个应用', 'app');
  if (app.vendor_id !== personOf(ctx).personId) throw new PlatformError('sso.app-not-yours');
  return app;
}

/** Whether this reviewer's bureau is the one that the app was handed to. */
const reviews = (ctx: Ctx, app: AppRow) =>
  (holds(ctx, 'sso.app.review') || holds(ctx, 'sso.app.suspend')) && ctx.tenants.includes(app.tenant_id);

/** Begins an application. Any signed-in person may be a vendor's contact; nothing works before it is approved. */
export async function createApp(
  ctx: Ctx,
  { tenantId, application, contact }: { tenantId: string; application: Application; contact: Contact },
): Promise<AppDetail> {
  const actor = personOf(ctx);
  if (!(await tenantsOf(ctx)).some((tenant) => tenant.id === tenantId)) {
    throw invalidField('/tenantId', '没有这个教育局', 'There is no such bureau');
  }
  const id = uuidv7();
  await inTx(ctx, async (ctx) => {
    await insertApp(ctx, {
      id,
      vendor_id: actor.personId,
      tenant_id: tenantId,
      application,
      contact: sealContact(ctx, id, contact),
      now: ctx.now(),
    });
    await audit(ctx, { action: 'sso.app.create', tenantId, subject: { type: 'app', id } });
  });
  return getApp(ctx, id);
}

/** Changes an application; what was approved before goes on working unchanged until this is approved too. */
export async function editApp(
  ctx: Ctx,
  appId: string,
  version: number,
  { application, contact }: { application: Application; contact: Contact },
): Promise<AppDetail> {
  const app = await getOwnApp(ctx, appId);
  if (!isEditable(app.review, app.standing)) throw new PlatformError('sso.wrong-state');
  await inTx(ctx, async (ctx) => {
    const change = { application, contact: sealContact(ctx, appId, contact), review: 'draft' as const };
    if (!(await updateApp(ctx, appId, version, ctx.now(), change)))
      throw new PlatformError('resource.changed');
    await audit(ctx, {
      action: 'sso.app.edit',
      tenantId: app.tenant_id,
      subject: { type: 'app', id: appId },
    });
  });
  return getApp(ctx, appId);
}

/** Hands an application to the bureau. @throws request.invalid naming every field to put right */
export async function submitApp(ctx: Ctx, appId: string): Promise<AppDetail> {
  await getOwnApp(ctx, appId);
  await inTx(ctx, async (ctx) => {
    const app = (await lockApp(ctx, appId)) as AppRow;
    if (app.review === 'submitted' || !isEditable(app.review, app.standing))
      throw new PlatformError('sso.wrong-state');
    const fields = applicationIssues(app.application, { isPublic: ctx.ports.config.publicUrl !== undefined });
    if (fields.length > 0) throw new PlatformError('request.invalid', { fields });
    const now = ctx.now();
    await updateApp(ctx, appId, app.version, now, { review: 'submitted', submitted_at: now });
    await trace(ctx, app, 'submit');
    await emitTo(ctx, appSubmitted, app.tenant_id, { appId, vendorId: app.vendor_id });
  });
  return getApp(ctx, appId);
}

/** Takes an application back before it was decided. */
export async function withdrawApp(ctx: Ctx, appId: string): Promise<AppDetail> {
  await getOwnApp(ctx, appId);
  await inTx(ctx, async (ctx) => {
    const app = (await lockApp(ctx, appId)) as AppRow;
    if (app.review !== 'submitted') throw new PlatformError('sso.wrong-state');
    await updateApp(ctx, appId, app.version, ctx.now(), { review: 'draft' });
    await trace(ctx, app, 'withdraw');
  });
  return getApp(ctx, appId);
}

/** Writes a step into the app's history and the bureau's audit trail. Inside a transaction. */
export async function trace(
  ctx: Ctx,
  app: Pick<AppRow, 'id' | 'tenant_id'>,
  action: string,
  reason?: string,
  detail: Record<string, unknown> = {},
): Promise<void> {
  const { personId } = personOf(ctx);
  const scoped = { ...ctx, db: ctx.db.scopedTo([...new Set([...ctx.tenants, app.tenant_id])]) };
  await insertTrace(scoped, {
    tenantId: app.tenant_id,
    appId: app.id,
    id: uuidv7(),
    action,
    personId,
    at: ctx.now(),
    reason: reason || undefined,
    detail,
  });
  await audit(ctx, {
    action: `sso.app.${action}`,
    tenantId: app.tenant_id,
    subject: { type: 'app', id: app.id },
    detail,
  });
}

export function summarise(app: AppRow, icons: ReadonlySet<string>): AppSummary {
  return {
    id: app.id,
    name: app.name,
    unit: app.application.unit,
    summary: app.application.summary,
    review: app.review,
    standing: app.standing,
    tenantId: app.tenant_id,
    hasIcon: icons.has(app.id),
    submittedAt: app.submitted_at?.toISOString() ?? null,
    updatedAt: app.updated_at.toISOString(),
  };
}

/** The apps that the signed-in person applied for, the newest first. */
export async function listOwnApps(ctx: Ctx, { cursor, limit }: PageQuery) {
  const after = fromCursor(cursor, 1)?.[0];
  const rows = await listAppsOfVendor(ctx, personOf(ctx).personId, { after: after?.toString(), limit });
  const icons = await findIconOwners(
    ctx,
    rows.map((row) => row.id),
  );
  const page = cutPage(rows, limit, (row) => [row.id]);
  return { ...page, items: page.items.map((row) => summarise(row, icons)) };
}

/** An app with its history, for its vendor and its reviewers. @throws resource.not-found for anybody else */
export async function getApp(ctx: Ctx, appId: string): Promise<AppDetail> {
  const actor = personOf(ctx);
  const app = await findApp(ctx, appId);
  const isVendor = app?.vendor_id === actor.personId;
  if (!app || !(isVendor || reviews(ctx, app))) throw notFound('这个应用', 'app');
  const scoped = { ...ctx, db: ctx.db.scopedTo([app.tenant_id]) };
  const [icons, traces, keys, tenants] = await Promise.all([
    findIconOwners(ctx, [appId]),
    listTraces(scoped, app.tenant_id, appId),
    listKeys(ctx, appId, ctx.now()),
    tenantsOf(ctx),
  ]);
  const people = await peopleByIds(ctx, [app.vendor_id, ...traces.map((step) => step.by_person_id)]);
  const named = (id: string) => ({ id, name: people.get(id)?.name ?? '' });
  return {
    ...summarise(app, icons),
    version: app.version,
    application: app.application,
    contact: openContact(ctx, app),
    approval: app.approval,
    bureau: { id: app.tenant_id, name: tenants.find(({ id }) => id === app.tenant_id)?.name ?? '' },
    vendor: named(app.vendor_id),
    traces: traces.map(({ id, action, by_person_id, at, reason }) => ({
      id,
      action,
      at: at.toISOString(),
      by: named(by_person_id),
      reason,
    })),
    keys: keys.map(({ id, created_at, expires_at }) => ({
      id,
      createdAt: created_at.toISOString(),
      expiresAt: expires_at?.toISOString() ?? null,
    })),
    editable: isVendor && isEditable(app.review, app.standing),
  };
}
