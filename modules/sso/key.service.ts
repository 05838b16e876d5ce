import { audit } from '#platform/audit.ts';
import { uuidv7 } from '#platform/codes/uuid.ts';
import { makeToken, tokenHash } from '#platform/crypto/tokens.ts';
import type { Ctx } from '#platform/ctx.ts';
import { inTx } from '#platform/db/db.ts';
import { PlatformError } from '#platform/errors.ts';
import { appKeyIssued } from './app.events.ts';
import { lockApp } from './app.queries.ts';
import { getOwnApp } from './app.service.ts';
import { emitTo } from './consent.service.ts';
import { iconType } from './icon.policy.ts';
import { expireKeys, findIcon, insertKey, listKeys, putIcon } from './key.queries.ts';

/** How long a replaced key still works: a week, so that nobody must change over at night. */
const overlap = 7 * 86_400_000;

/**
 * Makes a secret for an approved app, shown this once; what is kept is its hash. The key before it runs out in a week.
 * @throws sso.wrong-state before approval or for an app that keeps no secret, sso.too-many-keys
 */
export async function issueKey(ctx: Ctx, appId: string) {
  await getOwnApp(ctx, appId);
  const secret = makeToken();
  const id = uuidv7();
  await inTx(ctx, async (ctx) => {
    const app = await lockApp(ctx, appId);
    if (app?.standing !== 'active' || app.approval?.clientType === 'native')
      throw new PlatformError('sso.wrong-state');
    const now = ctx.now();
    if ((await listKeys(ctx, appId, now)).length >= 2) throw new PlatformError('sso.too-many-keys');
    await expireKeys(ctx, appId, new Date(now.getTime() + overlap));
    await insertKey(ctx, { appId, id, secretHash: tokenHash(secret), now });
    const subject = { type: 'app', id: appId };
    await audit(ctx, { action: 'sso.key.issue', tenantId: app.tenant_id, subject, detail: { keyId: id } });
    await emitTo(ctx, appKeyIssued, app.tenant_id, { appId, keyId: id });
  });
  return { id, clientId: appId, secret, createdAt: ctx.now().toISOString(), expiresAt: null };
}

/** Ends every key of an app at once: one of them became known to others. */
export async function revokeKeys(ctx: Ctx, appId: string): Promise<void> {
  const app = await getOwnApp(ctx, appId);
  await inTx(ctx, async (ctx) => {
    await expireKeys(ctx, appId, ctx.now());
    await audit(ctx, {
      action: 'sso.key.revoke',
      tenantId: app.tenant_id,
      subject: { type: 'app', id: appId },
    });
  });
}

export const largestIcon = 64 * 1024;

/** Keeps the app's picture. @throws sso.icon-unfit */
export async function setIcon(ctx: Ctx, appId: string, content: Buffer): Promise<void> {
  await getOwnApp(ctx, appId);
  const mediaType = content.length <= largestIcon ? iconType(content) : undefined;
  if (!mediaType) throw new PlatformError('sso.icon-unfit');
  await putIcon(ctx, { appId, mediaType, content, now: ctx.now() });
}

export const getIcon = findIcon;
