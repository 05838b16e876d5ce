/** What a file says, whatever its format: the readers make these, the checker and the writer take them. Days are `YYYY-MM-DD`. */

/** Where something stands in the file: the sheet or csv, and its row or line from 1. */
export type Place = { file: string; row: number };

export type TermRecord = Place & {
  key: string;
  title: string;
  kind: 'school-year' | 'term' | 'semester' | 'grading-period';
  startsOn: string;
  endsOn: string;
  schoolYear: string;
  parentKey: string | undefined;
  removed: boolean;
};

export type OrganisationRecord = Place & {
  key: string;
  kind: 'bureau' | 'school' | 'campus' | 'teaching-point' | 'department' | 'grade' | 'class' | 'group';
  name: string;
  shortName?: string;
  schoolType?: string;
  regionCode?: string;
  address?: string;
  codes: { type: 'school-code' | 'credit-code'; value: string }[];
  parentKey: string | undefined;
  stage?: string;
  entryYear?: number;
  classNumber?: number;
  mixedGrades?: boolean;
  removed: boolean;
};

export type IdentifierType =
  | 'resident-id'
  | 'student-number'
  | 'phone'
  | 'mail'
  | 'staff-number'
  | 'passport';

export type EnrolmentRecord = Place & {
  key: string;
  schoolKey: string;
  classKey: string | undefined;
  entryYear: number | undefined;
  residence: string | undefined;
  validFrom: string | undefined;
  validTo: string | undefined;
  removed: boolean;
};
export type PostingRecord = {
  organisationKey: string;
  post: string;
  subjects: string[];
  isPrimary: boolean;
  validFrom: string | undefined;
};
export type TeachingRecord = Place & {
  classKey: string;
  subject: string;
  isHead: boolean;
  validFrom: string | undefined;
};
export type GuardianRecord = { key: string; relation: GuardianRelation };
export type GuardianRelation = 'father' | 'mother' | 'grandfather' | 'grandmother' | 'relative' | 'other';

/** One human being with everything that the file says about them. */
export type PersonRecord = Place & {
  key: string;
  /** The lifelong number, where the file comes from a platform of this kind. */
  number: string | undefined;
  name: string;
  sex: 'male' | 'female' | 'unknown';
  birthDate: string | undefined;
  ethnicity: string | undefined;
  /** In canonical form. */
  identifiers: { type: IdentifierType; value: string }[];
  /** Schools and bureaus of which the person is part, pupils' and staff's and guardians' alike. */
  organisationKeys: string[];
  enrolments: EnrolmentRecord[];
  postings: PostingRecord[];
  teachings: TeachingRecord[];
  guardians: GuardianRecord[];
  removed: boolean;
};

export type Structure = { terms: TermRecord[]; organisations: OrganisationRecord[] };

/** A file that was opened: what it holds, in the order in which it must be written. */
export type RosterSource = {
  format: 'oneroster' | 'xlsx' | 'csv';
  /** Whose keys these are, for finding the same things again next time: part of the external key. */
  system: string;
  /** The file names everybody: who is missing has left. Otherwise it only adds and changes. */
  complete: boolean;
  /** Rows that will be read, for the progress bar; an estimate. */
  rows: number;
  structure: () => Promise<Structure>;
  people: () => AsyncGenerator<PersonRecord[]>;
};
