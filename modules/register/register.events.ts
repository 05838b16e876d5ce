import { z } from 'zod';
import { defineEvent } from '#platform/events.ts';

const id = z.uuid();
const personIds = z.array(id).min(1).max(500);

export const changeKinds = [
  'admitted',
  'placed',
  'suspended',
  'resumed',
  'withdrawn',
  'graduated',
  'continued',
  'repeated',
  'transferred-out',
  'transferred-in',
] as const;

/** Status changes of one kind at one school: at most 500 pupils an event. */
export const pupilsChanged = defineEvent(
  'register.pupils.changed',
  z.object({
    kind: z.enum(changeKinds),
    schoolId: id,
    effectiveOn: z.iso.date(),
    personIds,
    transferId: id.optional(),
    promotionId: id.optional(),
  }),
);

/** A change was taken back. */
export const changeUndone = defineEvent(
  'register.change.undone',
  z.object({ changeId: id, kind: z.enum(changeKinds), schoolId: id, personId: id }),
);

/** Pupils of a cohort went up a level; their enrolments stay as they are, because classes are cohorts. */
export const pupilsPromoted = defineEvent(
  'register.pupils.promoted',
  z.object({
    promotionId: id,
    schoolId: id,
    stage: z.string(),
    fromLevel: z.number().int(),
    toLevel: z.number().int(),
    effectiveOn: z.iso.date(),
    personIds,
  }),
);

const transfer = z.object({
  transferId: id,
  personId: id,
  fromTenantId: id,
  fromSchoolId: id,
  toTenantId: id,
  toSchoolId: id,
});
/** Emitted in both tenants that take part. */
export const transferApplied = defineEvent(
  'register.transfer.applied',
  transfer.extend({ dueOn: z.iso.date() }),
);
export const transferDecided = defineEvent(
  'register.transfer.decided',
  transfer.extend({ decision: z.enum(['confirmed', 'refused', 'withdrawn']) }),
);

const promotion = z.object({ promotionId: id, schoolId: id, schoolYear: z.number().int() });
export const promotionPlanned = defineEvent('register.promotion.planned', promotion);
export const promotionApplied = defineEvent('register.promotion.applied', promotion);
export const promotionUndone = defineEvent('register.promotion.undone', promotion);
