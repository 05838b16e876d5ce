import type { OrganisationKind } from './organisation.schema.ts';
import type { IdentifierType, PersonInput } from './person.schema.ts';

export const organisationCodeTypes = [
  'school-code',
  'credit-code',
  'statistics-code',
  'former-code',
  'other',
] as const;
export type OrganisationCodeType = (typeof organisationCodeTypes)[number];
export type OrganisationCode = { type: OrganisationCodeType; value: string };

/** Ids are made by the caller (uuidv7, or uuidFrom for rows that must be found again); a known id is an update. */
export type TermInput = {
  id: string;
  /** `2026-2027`. */
  schoolYear: string;
  nameZh: string;
  nameEn: string;
  kind: 'school-year' | 'term' | 'semester' | 'grading-period';
  parentId?: string | undefined;
  startsOn: string;
  /** The last day. */
  endsOn: string;
  externalId?: string | undefined;
};

export type OrganisationInput = {
  id: string;
  parentId: string | undefined;
  kind: OrganisationKind;
  schoolType?: string | undefined;
  name: string;
  shortName?: string | undefined;
  regionCode?: string | undefined;
  stage?: string | undefined;
  entryYear?: number | undefined;
  classNumber?: number | undefined;
  mixedGrades?: boolean | undefined;
  sortOrder?: number | undefined;
  address?: string | undefined;
  externalId?: string | undefined;
  codes?: readonly OrganisationCode[] | undefined;
  validFrom: string;
  validTo?: string | undefined;
};

export type EnrolmentStatus = 'admitted' | 'active' | 'suspended' | 'transferred' | 'graduated' | 'withdrawn';

/** `validTo` of all rows is the first day after; undefined while it lasts. */
export type EnrolmentInput = {
  id: string;
  personId: string;
  schoolId: string;
  classId?: string | undefined;
  status: EnrolmentStatus;
  entryYear?: number | undefined;
  residence?: string | undefined;
  reason?: string | undefined;
  validFrom: string;
  validTo?: string | undefined;
};

export type PostingInput = {
  id: string;
  personId: string;
  organisationId: string;
  post: string;
  subjects?: readonly string[] | undefined;
  isPrimary?: boolean | undefined;
  validFrom: string;
  validTo?: string | undefined;
};

export type TeachingInput = {
  id: string;
  personId: string;
  classId: string;
  subject: string;
  termId?: string | undefined;
  validFrom: string;
  validTo?: string | undefined;
};

export type GuardianshipInput = {
  id: string;
  guardianId: string;
  childId: string;
  relation: 'father' | 'mother' | 'grandfather' | 'grandmother' | 'relative' | 'other';
  kind: 'legal' | 'delegated';
  validFrom: string;
  validTo?: string | undefined;
};

export type RoleAssignmentInput = {
  id: string;
  personId: string;
  role: string;
  organisationId: string;
  validFrom: string;
  validTo?: string | undefined;
};

/** Part of a roster of one tenant, in any order; a few thousand rows at a time keep memory level. */
export type RosterBatch = {
  terms?: readonly TermInput[];
  organisations?: readonly OrganisationInput[];
  people?: readonly PersonInput[];
  enrolments?: readonly EnrolmentInput[];
  postings?: readonly PostingInput[];
  teachings?: readonly TeachingInput[];
  guardianships?: readonly GuardianshipInput[];
  roleAssignments?: readonly RoleAssignmentInput[];
};

export const rosterKinds = [
  'terms',
  'organisations',
  'people',
  'enrolments',
  'postings',
  'teachings',
  'guardianships',
  'roleAssignments',
] as const;
export type RosterKind = (typeof rosterKinds)[number];

/** A row as it was, by column name: JSON. */
export type BeforeImage = Record<string, unknown> & { id: string };

/** Plain JSON: the caller stores it and gives it back to undo the batch. */
export type RosterChanges = {
  /** When the batch was applied: rows changed since are not touched by an undo. */
  at: string;
  created: Record<RosterKind, string[]>;
  updated: Record<RosterKind, BeforeImage[]>;
  /** Identifiers that known people gained and lost. */
  claimed: { hash: string; type: string; personId: string }[];
  released: { hash: string; type: string; personId: string }[];
  codes: { organisationId: string; type: string; value: string }[];
  conflicts: RosterConflict[];
};

/** What was left out because somebody else holds it. */
export type RosterConflict =
  | { kind: 'identifier'; personId: string; type: IdentifierType; holderId: string }
  | { kind: 'code'; organisationId: string; type: OrganisationCodeType; value: string; holderId: string };
