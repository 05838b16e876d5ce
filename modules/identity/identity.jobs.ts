import type { Ctx } from '#platform/ctx.ts';
import type { ScheduleDefinition } from '#platform/jobs.ts';

const day = 86_400_000;
// A card's code is remembered longer, so that a late pupil is told "expired" and not "wrong".
const proofDays = { activation: 180, other: 2 };
// As long as the trail is kept at least (GB/T 22239, 8.1.4.3).
const sessionDays = 180;

/** Takes away what nobody asks for any more: old proofs, counters and sessions. */
async function sweep({ db, now }: Ctx): Promise<void> {
  const before = (days: number) => new Date(now().getTime() - days * day);
  await db
    .deleteFrom('identity.proof')
    .where('expires_at', '<', before(proofDays.other))
    .where((eb) =>
      eb.or([eb('purpose', '!=', 'activation'), eb('expires_at', '<', before(proofDays.activation))]),
    )
    .execute();
  await db.deleteFrom('identity.attempt').where('first_failed_at', '<', before(1)).execute();
  await db.deleteFrom('identity.session').where('expires_at', '<', before(sessionDays)).execute();
}

export const schedules: ScheduleDefinition[] = [{ name: 'identity.sweep', cron: '20 3 * * *', run: sweep }];
