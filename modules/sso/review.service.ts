import { tenantsOf } from '#modules/directory/index.ts';
import { authorise } from '#platform/auth/authorise.ts';
import { type Ctx, tenantOf } from '#platform/ctx.ts';
import { inTx } from '#platform/db/db.ts';
import { invalidField, notFound, PlatformError } from '#platform/errors.ts';
import { cutPage, fromCursor, type PageQuery } from '#platform/http/page.ts';
import { appDecided, appStandingChanged } from './app.events.ts';
import { mayChangeStanding, reviewAfter, standingAfter } from './app.policy.ts';
import { type AppRow, listAppsOfBureau, lockApp, type QueueState, updateApp } from './app.queries.ts';
import type { AppDetail, Approval, Decision, StandingChange } from './app.schema.ts';
import { getApp, summarise, trace } from './app.service.ts';
import { deleteTicketsOfApp } from './cas-ticket.queries.ts';
import { emitTo } from './consent.service.ts';
import { deleteOfApp } from './grant-object.queries.ts';
import { findIconOwners } from './key.queries.ts';

/** The applications that were handed to the reviewer's bureau. */
export async function listReviews(ctx: Ctx, { state, cursor, limit }: PageQuery & { state: QueueState }) {
  authorise(ctx, 'sso.app.review');
  const after = fromCursor(cursor, 1)?.[0];
  const rows = await listAppsOfBureau(ctx, tenantOf(ctx), state, { after: after?.toString(), limit });
  const icons = await findIconOwners(
    ctx,
    rows.map((row) => row.id),
  );
  const page = cutPage(rows, limit, (row) => [row.id]);
  return { ...page, items: page.items.map((row) => summarise(row, icons)) };
}

/** The app, held for a decision of its own bureau. @throws resource.not-found for another bureau's */
async function holdApp(ctx: Ctx, appId: string, permission: string): Promise<AppRow> {
  const app = await lockApp(ctx, appId);
  if (!app) throw notFound('这个应用', 'app');
  const bureau = (await tenantsOf(ctx)).find(({ id }) => id === app.tenant_id);
  if (!bureau || !ctx.tenants.includes(app.tenant_id)) throw notFound('这个应用', 'app');
  authorise(ctx, permission, { tenantId: app.tenant_id, path: bureau.path });
  return app;
}

/**
 * Approves, returns or rejects an application. What is approved works from then on: at and below the bureau's node, with
 * the scopes and for the roles that the reviewer left.
 * @throws sso.wrong-state, request.invalid for a scope that was not asked for
 */
export async function decide(ctx: Ctx, appId: string, decision: Decision): Promise<AppDetail> {
  authorise(ctx, 'sso.app.review');
  await inTx(ctx, async (ctx) => {
    const app = await holdApp(ctx, appId, 'sso.app.review');
    if (app.review !== 'submitted') throw new PlatformError('sso.wrong-state');
    const now = ctx.now();
    const review = reviewAfter[decision.action];
    const approval = decision.action === 'approve' ? await approve(ctx, app, decision) : undefined;
    const narrowed = approval && lostScopes(app.approval, approval);
    await updateApp(ctx, appId, app.version, now, {
      review,
      decided_at: now,
      ...(approval && { approval, standing: app.standing ?? 'active' }),
    });
    // A token says what was allowed when it was made; when less is allowed now, apps ask again.
    if (narrowed) await deleteOfApp(ctx, appId);
    const detail = approval
      ? { scopes: approval.scopes, roles: approval.roles, trusted: approval.trusted }
      : {};
    await trace(ctx, app, decision.action, decision.reason, detail);
    await emitTo(ctx, appDecided, app.tenant_id, {
      appId,
      vendorId: app.vendor_id,
      outcome: review as 'approved' | 'returned' | 'rejected',
    });
  });
  return getApp(ctx, appId);
}

const lostScopes = (before: Approval | null, after: Approval) =>
  before?.scopes.some((scope) => !after.scopes.includes(scope)) ?? false;

async function approve(
  ctx: Ctx,
  app: AppRow,
  { scopes, roles, trusted }: Extract<Decision, { action: 'approve' }>,
): Promise<Approval> {
  const foreign = scopes.findIndex((scope) => !app.application.scopes.includes(scope));
  if (foreign >= 0) {
    throw invalidField(`/scopes/${foreign}`, '应用没有申请这项权限', 'The app did not ask for this scope');
  }
  const tenants = await tenantsOf(ctx);
  const bureau = tenants.find(({ id }) => id === app.tenant_id);
  if (!bureau) throw notFound('这个教育局', 'bureau');
  return {
    ...app.application,
    scopes,
    roles,
    trusted,
    tenantId: bureau.id,
    tenants: tenants.filter(({ path }) => path.startsWith(bureau.path)).map(({ id }) => id),
    path: bureau.path,
    organisationId: bureau.organisationId,
    approvedAt: ctx.now().toISOString(),
  };
}

/** Stops a working app, lets it go on, or ends it. What it holds dies in the same transaction. */
export async function changeStanding(
  ctx: Ctx,
  appId: string,
  { action, reason }: StandingChange,
): Promise<AppDetail> {
  authorise(ctx, 'sso.app.suspend');
  await inTx(ctx, async (ctx) => {
    const app = await holdApp(ctx, appId, 'sso.app.suspend');
    if (!mayChangeStanding(action, app.standing)) throw new PlatformError('sso.wrong-state');
    const standing = standingAfter[action];
    await updateApp(ctx, appId, app.version, ctx.now(), { standing });
    if (standing !== 'active') {
      await deleteOfApp(ctx, appId);
      await deleteTicketsOfApp(ctx, appId);
    }
    await trace(ctx, app, action, reason);
    await emitTo(ctx, appStandingChanged, app.tenant_id, { appId, vendorId: app.vendor_id, standing });
  });
  return getApp(ctx, appId);
}
