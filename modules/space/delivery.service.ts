import { audienceOf, getOrganisation, reachOf, tenantsOf } from '#modules/directory/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { kindsOf } from './audience.policy.ts';
import { type NoticeRow, selectDone, selectNotice, setRecipients, setReminded } from './notice.queries.ts';
import { selectPreferences } from './preference.queries.ts';

/**
 * Counts whom a notice reaches, and tells those who asked for it by mail or text message. A notice for roles that are
 * no kind of belonging (principals, say) is not counted, and reaches its readers in their spaces only.
 */
export async function deliverNotice(ctx: Ctx, tenantId: string, noticeId: string): Promise<void> {
  const notice = await selectNotice(ctx.db, tenantId, noticeId);
  if (!notice || notice.withdrawn_at || !kindsOf(notice.roles)) return;
  let count = 0;
  for await (const { people } of recipientsOf(ctx, notice)) {
    count += people.length;
    await tell(ctx, people, { subject: notice.title, text: `${notice.publisher}：${notice.title}` });
  }
  await setRecipients(ctx.db, tenantId, noticeId, count);
}

/**
 * Tells those who have not read a notice (or not confirmed one that asks for it) once more, by the channels that they
 * chose, and counts them.
 */
export async function deliverReminder(ctx: Ctx, tenantId: string, noticeId: string): Promise<void> {
  const notice = await selectNotice(ctx.db, tenantId, noticeId);
  // Counted already: the event came twice.
  if (!notice?.reminded_at || notice.withdrawn_at || notice.reminded !== null) return;
  let count = 0;
  for await (const { people, tenants } of recipientsOf(ctx, notice)) {
    const done = await selectDone(ctx.db.scopedTo(tenants), notice, people);
    const late = people.filter((personId) => !done.has(personId));
    count += late.length;
    await tell(ctx, late, {
      subject: `提醒：${notice.title}`,
      text: `${notice.publisher}提醒您${notice.must_confirm ? '确认' : '阅读'}：${notice.title}`,
    });
  }
  await setReminded(ctx.db, tenantId, noticeId, count);
}

/** Everybody whom a notice reaches, each once, in pages; with the tenants in which a receipt may stand. */
async function* recipientsOf(
  ctx: Ctx,
  notice: NoticeRow,
): AsyncGenerator<{ people: string[]; tenants: string[] }> {
  const kinds = kindsOf(notice.roles);
  if (!kinds) return;
  const place = await getOrganisation(ctx, notice.organisation_id);
  const below = (await tenantsOf(ctx))
    .filter((tenant) => tenant.path.startsWith(place.path))
    .map((tenant) => tenant.id);
  const tenants = [...new Set([notice.tenant_id, ...below])];
  const reached = new Set<string>();
  for (const tenant of tenants) {
    for await (const members of audienceOf(ctx, tenant, place)) {
      const people: string[] = [];
      for (const { personId, kind } of members) {
        if (reached.has(personId) || (kinds.length > 0 && !kinds.includes(kind))) continue;
        reached.add(personId);
        people.push(personId);
      }
      yield { people, tenants };
    }
  }
}

/** Sends to those of these people who chose a channel. One that fails is logged and does not stop the others. */
async function tell(
  ctx: Ctx,
  people: readonly string[],
  message: { subject: string; text: string },
): Promise<void> {
  const preferences = await selectPreferences(ctx.db, people);
  const wishes = [...preferences].filter(([, { mail, sms }]) => mail || sms);
  if (wishes.length === 0) return;
  const reach = await reachOf(
    ctx,
    wishes.map(([personId]) => personId),
  );
  const { mail: mailer, sms: sender } = ctx.ports;
  for (const [personId, { mail, sms }] of wishes) {
    const { phone, mail: address } = reach.get(personId) ?? {};
    try {
      if (sms && phone && sender.available) await sender.send({ to: phone, text: `【通学】${message.text}` });
      if (mail && address && mailer.available) await mailer.send({ to: address, ...message });
    } catch (error) {
      ctx.log.warn({ err: error, personId }, 'a notice was not delivered');
    }
  }
}
