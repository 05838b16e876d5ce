import { z } from 'zod';
import { enrolmentsOfPeople } from '#modules/directory/index.ts';
import { todayInChina } from '#platform/codes/dates.ts';
import type { Ctx } from '#platform/ctx.ts';
import { PlatformError } from '#platform/errors.ts';
import { type ActionDefinition, defineAction } from '#platform/workflow/index.ts';
import { resumePupil, suspendPupil } from './status.service.ts';

const day = z.iso.date();

/** The enrolment of a pupil that stands today. @throws register.not-enrolled */
async function standing(ctx: Ctx, personId: string) {
  const today = todayInChina(ctx.now().getTime());
  const found = (await enrolmentsOfPeople(ctx, [personId])).find(
    ({ validFrom, validTo }) => validFrom <= today && (!validTo || validTo > today),
  );
  if (!found) throw new PlatformError('register.not-enrolled');
  return found;
}

/** Changes of the register that procedures make once everybody agreed. */
export const actions: readonly ActionDefinition[] = [
  defineAction({
    name: 'register.suspend',
    input: z.object({ personId: z.uuid(), on: day, until: day, reason: z.string().min(1).max(500) }),
    async run(ctx, { personId, on, until, reason }) {
      const { schoolId } = await standing(ctx, personId);
      await suspendPupil(ctx, { schoolId, personId, on, until, reason });
      return undefined;
    },
  }),
  defineAction({
    name: 'register.resume',
    input: z.object({ personId: z.uuid(), on: day }),
    async run(ctx, { personId, on }) {
      const { schoolId, classId } = await standing(ctx, personId);
      if (!classId) throw new PlatformError('register.wrong-class');
      await resumePupil(ctx, { schoolId, classId, personId, on });
      return undefined;
    },
  }),
];
