import { audienceOf, getOrganisation, reachOf, tenantsOf } from '#modules/directory/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { selectNotice, setRecipients } from './notice.queries.ts';
import { selectPreferences } from './preference.queries.ts';

const kindsOf: Record<string, 'pupil' | 'guardian' | 'staff'> = {
  pupil: 'pupil',
  guardian: 'guardian',
  teacher: 'staff',
};

/**
 * Counts whom a notice reaches, and tells those who asked for it by mail or text message. A notice for roles that are
 * no kind of belonging (principals, say) is not counted, and reaches its readers in their spaces only.
 */
export async function deliverNotice(ctx: Ctx, tenantId: string, noticeId: string): Promise<void> {
  const notice = await selectNotice(ctx.db, tenantId, noticeId);
  if (!notice || notice.withdrawn_at) return;
  const place = await getOrganisation(ctx, notice.organisation_id);
  const kinds = notice.roles.map((role) => kindsOf[role]);
  if (kinds.includes(undefined)) return;
  const below = (await tenantsOf(ctx))
    .filter((tenant) => tenant.path.startsWith(place.path))
    .map((tenant) => tenant.id);
  const reached = new Set<string>();
  for (const tenant of new Set([tenantId, ...below])) {
    for await (const members of audienceOf(ctx, tenant, place)) {
      const fresh = members
        .filter(
          ({ personId, kind }) => !reached.has(personId) && (kinds.length === 0 || kinds.includes(kind)),
        )
        .map((member) => member.personId);
      for (const personId of fresh) reached.add(personId);
      await tell(ctx, fresh, { subject: notice.title, text: `${notice.publisher}：${notice.title}` });
    }
  }
  await setRecipients(ctx.db, tenantId, noticeId, reached.size);
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
