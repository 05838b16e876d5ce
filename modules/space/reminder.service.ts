import { audit } from '#platform/audit.ts';
import { authorise } from '#platform/auth/authorise.ts';
import { todayInChina } from '#platform/codes/dates.ts';
import { type Ctx, personOf } from '#platform/ctx.ts';
import { inTx } from '#platform/db/db.ts';
import { notFound, PlatformError } from '#platform/errors.ts';
import { emit } from '#platform/events.ts';
import { kindsOf } from './audience.policy.ts';
import { noticeReminded } from './notice.events.ts';
import { markReminded, selectNotice } from './notice.queries.ts';

/**
 * Lets those be told again who have not read the actor's notice, or not confirmed one that asks for it: once a day, so
 * that nobody is pestered. Who they are is found out when the reminder goes out.
 * @throws space.reminded-today, space.notice-over, space.cannot-remind
 */
export async function remindReaders(ctx: Ctx, id: string): Promise<{ remindedAt: string }> {
  authorise(ctx, 'space.notice.publish');
  const { personId, grant } = personOf(ctx);
  return inTx(ctx, async (ctx) => {
    const row = await selectNotice(ctx.db, grant?.tenantId ?? '', id);
    if (!row || row.author_id !== personId) throw notFound('这条通知', 'notice');
    const now = ctx.now();
    if (row.withdrawn_at) throw new PlatformError('space.notice-withdrawn');
    if (row.expires_at && row.expires_at <= now) throw new PlatformError('space.notice-over');
    if (!kindsOf(row.roles)) throw new PlatformError('space.cannot-remind');
    const midnight = new Date(`${todayInChina(now.getTime())}T00:00:00+08:00`);
    if (!(await markReminded(ctx.db, row.tenant_id, id, now, midnight)))
      throw new PlatformError('space.reminded-today');
    await emit(ctx, noticeReminded, row.tenant_id, { noticeId: id });
    await audit(ctx, {
      action: 'space.notice.remind',
      tenantId: row.tenant_id,
      subject: { type: 'notice', id },
    });
    return { remindedAt: now.toISOString() };
  });
}
