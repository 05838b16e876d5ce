import type { z } from 'zod';
import { peopleByIds } from '#modules/directory/index.ts';
import { audit, platformTenant } from '#platform/audit.ts';
import { type Ctx, personOf } from '#platform/ctx.ts';
import { inTx } from '#platform/db/db.ts';
import { notFound } from '#platform/errors.ts';
import { type EventType, emit } from '#platform/events.ts';
import { consentGiven, consentRevoked } from './app.events.ts';
import { findApps } from './app.queries.ts';
import type { WorkingApp } from './client.service.ts';
import { findConsent, listConsents, putConsent, revokeConsentRow } from './consent.queries.ts';
import { deleteOfApp } from './grant-object.queries.ts';
import { findIconOwners } from './key.queries.ts';
import { describeScope, findScope, type Scope } from './scope.policy.ts';

/** Emits a fact of an app to the bureau concerned, which the actor need not see. */
export async function emitTo<P extends z.ZodType>(
  ctx: Ctx,
  event: EventType<P>,
  tenantId: string,
  payload: z.input<P>,
): Promise<void> {
  await emit(
    { ...ctx, db: ctx.db.scopedTo([...new Set([...ctx.tenants, tenantId])]) },
    event,
    tenantId,
    payload,
  );
}

async function homeOf(ctx: Ctx, personId: string): Promise<string> {
  return (await peopleByIds(ctx, [personId])).get(personId)?.tenants[0] ?? platformTenant;
}

/** Keeps what a person agreed to, with the words that were shown. Inside a transaction. */
export async function keepConsent(
  ctx: Ctx,
  { id, approval }: WorkingApp,
  { personId, scopes, remembered }: { personId: string; scopes: readonly string[]; remembered: boolean },
): Promise<void> {
  const { name, unit, purpose, storage } = approval;
  const before = await findConsent(ctx, personId, id);
  await putConsent(ctx, {
    personId,
    appId: id,
    scopes: [...new Set([...(before?.scopes ?? []), ...scopes])],
    remembered,
    terms: { name, unit, purpose, storage },
    now: ctx.now(),
  });
  const home = await homeOf(ctx, personId);
  await audit(ctx, {
    action: 'sso.consent.give',
    tenantId: home,
    personId,
    subject: { type: 'app', id },
    detail: { scopes },
  });
  await emitTo(ctx, consentGiven, home, { appId: id, personId });
}

/** What the signed-in person agreed to, app by app. */
export async function listOwnConsents(ctx: Ctx) {
  const actor = personOf(ctx);
  const rows = await listConsents(ctx, actor.personId);
  const ids = rows.map((row) => row.app_id);
  const [apps, icons] = await Promise.all([findApps(ctx, ids), findIconOwners(ctx, ids)]);
  return rows.map((row) => ({
    app: {
      id: row.app_id,
      name: row.terms.name,
      unit: row.terms.unit,
      hasIcon: icons.has(row.app_id),
      works: apps.get(row.app_id)?.standing === 'active',
    },
    scopes: row.scopes.filter((scope) => findScope(scope)).map((scope) => describeScope(scope as Scope)),
    purpose: row.terms.purpose,
    storage: row.terms.storage,
    givenAt: row.given_at.toISOString(),
    remembered: row.remembered,
  }));
}

/** Takes consent back: whatever the app holds for the person opens nothing from this moment on. */
export async function revokeOwnConsent(ctx: Ctx, appId: string): Promise<void> {
  const actor = personOf(ctx);
  const home = await homeOf(ctx, actor.personId);
  await inTx(ctx, async (ctx) => {
    if (!(await revokeConsentRow(ctx, actor.personId, appId, ctx.now())))
      throw notFound('这项授权', 'consent');
    await deleteOfApp(ctx, appId, actor.personId);
    await audit(ctx, { action: 'sso.consent.revoke', tenantId: home, subject: { type: 'app', id: appId } });
    await emitTo(ctx, consentRevoked, home, { appId, personId: actor.personId });
  });
}
