import { type Ctx, personOf } from '#platform/ctx.ts';
import { notFound } from '#platform/errors.ts';
import { listSessions } from './session.queries.ts';
import { endSessionsOf } from './session.service.ts';

/** A live session as its owner recognises it. */
export const toSessionItem = (row: Awaited<ReturnType<typeof listSessions>>[number]) => ({
  id: row.id,
  createdAt: row.created_at.toISOString(),
  lastSeenAt: row.last_seen_at.toISOString(),
  expiresAt: row.expires_at.toISOString(),
  strong: row.strong,
  sharedDevice: row.shared_device,
  address: row.address,
  device: deviceOf(row.user_agent),
});

/** Where the own account is signed in, the latest first. */
export async function viewOwnSessions(ctx: Ctx) {
  const { personId, sessionId } = personOf(ctx);
  const rows = await listSessions(ctx, personId, ctx.now());
  return rows.map((row) => ({ ...toSessionItem(row), current: row.id === sessionId }));
}

/** Signs the own account out on one device. @throws resource.not-found for anybody else's session */
export async function endOwnSession(ctx: Ctx, id: string): Promise<void> {
  const { personId, grant } = personOf(ctx);
  const ended = await endSessionsOf(ctx, personId, { id }, 'ended-by-owner', grant?.tenantId);
  if (ended === 0) throw notFound('这个登录', 'session');
}

/** Signs the own account out everywhere but here. */
export async function endOtherSessions(ctx: Ctx): Promise<void> {
  const { personId, sessionId, grant } = personOf(ctx);
  await endSessionsOf(ctx, personId, { except: sessionId }, 'ended-by-owner', grant?.tenantId);
}

/** What a person recognises a device by, from the browser's own description; empty when it says nothing known. */
function deviceOf(userAgent: string | null): { browser: string; system: string } {
  const agent = userAgent ?? '';
  const first = (names: [RegExp, string][]) => names.find(([pattern]) => pattern.test(agent))?.[1] ?? '';
  return {
    browser: first([
      [/MicroMessenger/, '微信 WeChat'],
      [/DingTalk/, '钉钉 DingTalk'],
      [/Edg\//, 'Edge'],
      [/QQBrowser/, 'QQ'],
      [/Firefox\//, 'Firefox'],
      [/Chrome\//, 'Chrome'],
      [/Safari\//, 'Safari'],
    ]),
    system: first([
      [/HarmonyOS/, 'HarmonyOS'],
      [/Android/, 'Android'],
      [/iPhone|iPad/, 'iOS'],
      [/Windows/, 'Windows'],
      [/Mac OS X/, 'macOS'],
      [/Linux/, 'Linux'],
    ]),
  };
}
