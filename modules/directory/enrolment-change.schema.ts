import type { EnrolmentInput, EnrolmentStatus } from './bulk.schema.ts';
import type { EnrolmentRow } from './enrolment-change.queries.ts';

/** An enrolment as it stands in the register. `validTo` is the first day after; undefined while it lasts. */
export type EnrolmentRecord = EnrolmentInput & { tenantId: string; version: number };

/** Statuses of one who left; the row that carries one has an end. */
export type LeavingStatus = 'transferred' | 'graduated' | 'withdrawn';

/** Ends an enrolment. Without a status it is continued by another row. */
export type EnrolmentEnd = {
  record: EnrolmentRecord;
  status?: LeavingStatus | undefined;
  reason?: string | undefined;
};

export type EnrolmentStart = Omit<EnrolmentInput, 'id' | 'validFrom' | 'validTo'>;

/** What was done, as plain JSON: give it to `revertEnrolments` to take it back. */
export type EnrolmentChanges = {
  tenantId: string;
  /** The day on which rows ended and others began. */
  on: string;
  /** Rows as they were before. */
  ended: EnrolmentRecord[];
  opened: { id: string; personId: string; classId?: string | undefined }[];
};

/** Which pupils of a school: here now (all, or of one status), to come, or gone. */
export type StatusFilter = 'here' | 'active' | 'suspended' | 'admitted' | 'coming' | 'left';

export function toEnrolmentRecord(row: EnrolmentRow): EnrolmentRecord {
  return {
    tenantId: row.tenant_id,
    id: row.id,
    personId: row.person_id,
    schoolId: row.school_id,
    classId: row.class_id ?? undefined,
    status: row.status as EnrolmentStatus,
    entryYear: row.entry_year ?? undefined,
    residence: row.residence ?? undefined,
    reason: row.reason ?? undefined,
    validFrom: row.valid_from,
    validTo: row.valid_to ?? undefined,
    version: row.version,
  };
}
