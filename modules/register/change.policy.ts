import type { EnrolmentRecord } from '#modules/directory/index.ts';
import { type Bilingual, PlatformError } from '#platform/errors.ts';

const statusNames: Record<EnrolmentRecord['status'], Bilingual> = {
  admitted: { zh: '待报到', en: 'admitted' },
  active: { zh: '在读', en: 'active' },
  suspended: { zh: '休学', en: 'suspended' },
  transferred: { zh: '已转出', en: 'transferred' },
  graduated: { zh: '已毕业', en: 'graduated' },
  withdrawn: { zh: '已离校', en: 'withdrawn' },
};

export const isLeaving = (status: string): boolean =>
  status === 'graduated' || status === 'transferred' || status === 'withdrawn';

/** Rows that never lasted a day: something was changed twice on it. They cover nothing. */
const lasted = (record: EnrolmentRecord): boolean =>
  record.validTo === undefined || record.validTo > record.validFrom;

/** A row of one who left long ago and was recorded without an end says nothing about now. */
const binds = (record: EnrolmentRecord): boolean =>
  lasted(record) && !(isLeaving(record.status) && record.validTo === undefined);

/** The enrolment that covers a day, if any. */
export function standingOn(records: readonly EnrolmentRecord[], day: string): EnrolmentRecord | undefined {
  return records.find(
    (record) =>
      binds(record) && record.validFrom <= day && (record.validTo === undefined || record.validTo > day),
  );
}

/** What a pupil is on a day: the row of one who is to leave later carries the status already. */
export function statusOn(record: EnrolmentRecord, day: string): EnrolmentRecord['status'] {
  return isLeaving(record.status) && record.validTo !== undefined && record.validTo > day
    ? 'active'
    : record.status;
}

/**
 * The enrolment that a change on a day continues or ends: the pupil's last one, open, at this school.
 * @throws register.not-enrolled, register.later-change, register.before-start, register.wrong-status
 */
export function changeable(
  records: readonly EnrolmentRecord[],
  { schoolId, on, from }: { schoolId: string; on: string; from: readonly EnrolmentRecord['status'][] },
): EnrolmentRecord {
  const known = records.filter(binds);
  const last = known.at(-1);
  if (!last || last.schoolId !== schoolId || (last.validTo !== undefined && last.validTo <= on)) {
    const left = last && last.schoolId === schoolId && isLeaving(last.status);
    if (left) throw wrongStatus(last.status);
    throw new PlatformError('register.not-enrolled');
  }
  if (last.validFrom > on) {
    if (known.length > 1)
      throw new PlatformError('register.later-change', { values: { on: last.validFrom } });
    throw new PlatformError('register.before-start', { values: { on: last.validFrom } });
  }
  if (last.validTo !== undefined)
    throw new PlatformError('register.later-change', { values: { on: last.validTo } });
  if (!from.includes(last.status)) throw wrongStatus(last.status);
  return last;
}

/** Who leaves was there for a day at least, or history would forget that the pupil came. @throws register.same-day */
export function refuseSameDay(record: EnrolmentRecord, on: string): EnrolmentRecord {
  if (record.validFrom < on) return record;
  throw new PlatformError('register.same-day', { values: { on: record.validFrom } });
}

/**
 * Nobody is enrolled twice: nothing may cover the day or follow it.
 * @throws register.enrolled-elsewhere
 */
export function refuseEnrolled(records: readonly EnrolmentRecord[], on: string): void {
  const standing = records.find(
    (record) => binds(record) && (record.validTo === undefined || record.validTo > on),
  );
  if (!standing) return;
  throw new PlatformError('register.enrolled-elsewhere', {
    extra: { remedy: 'transfer', since: standing.validFrom, until: standing.validTo ?? null },
  });
}

function wrongStatus(status: EnrolmentRecord['status']): PlatformError {
  const name = statusNames[status];
  return new PlatformError('register.wrong-status', { values: { status: name.zh, statusEn: name.en } });
}
