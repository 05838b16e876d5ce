import { todayInChina } from '#platform/codes/dates.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Bilingual } from '#platform/errors.ts';
import type {
  EnrolmentInput,
  GuardianshipInput,
  OrganisationCode,
  PostingInput,
  TeachingInput,
  TermInput,
} from './bulk.schema.ts';
import {
  selectAffiliatedBelow,
  selectCurrentEnrolments,
  selectMemberships,
  selectOrganisationCodes,
  selectOrganisationsBelow,
  selectTerms,
  selectTermsOn,
} from './membership.queries.ts';
import { type Organisation, toOrganisation } from './organisation.schema.ts';

/** What ties people to a tenant, in the form that `applyRoster` takes. */
export type PersonMemberships = {
  enrolments: EnrolmentInput[];
  postings: PostingInput[];
  teachings: TeachingInput[];
  /** Of children: their guardians. */
  guardianships: GuardianshipInput[];
};

const orUndefined = <T>(value: T | null): T | undefined => value ?? undefined;

type EnrolmentRow = Awaited<ReturnType<typeof selectCurrentEnrolments>>[number];

const toEnrolmentInput = (row: EnrolmentRow): EnrolmentInput => ({
  id: row.id,
  personId: row.person_id,
  schoolId: row.school_id,
  classId: orUndefined(row.class_id),
  status: row.status as EnrolmentInput['status'],
  entryYear: orUndefined(row.entry_year),
  residence: orUndefined(row.residence),
  reason: orUndefined(row.reason),
  validFrom: row.valid_from,
  validTo: orUndefined(row.valid_to),
});

/**
 * What ties these people to a tenant: all their enrolments, and the postings, teachings and guardianships that last.
 * No right is checked: for imports, which authorised themselves.
 */
export async function membershipsOf(
  ctx: Ctx,
  tenantId: string,
  personIds: readonly string[],
  today: string,
): Promise<PersonMemberships> {
  if (personIds.length === 0) return { enrolments: [], postings: [], teachings: [], guardianships: [] };
  const rows = await selectMemberships(ctx.db.scopedTo([tenantId]), tenantId, personIds, today);
  return {
    enrolments: rows.enrolments.map(toEnrolmentInput),
    postings: rows.postings.map((row) => ({
      id: row.id,
      personId: row.person_id,
      organisationId: row.organisation_id,
      post: row.post,
      subjects: row.subjects,
      isPrimary: row.is_primary,
      validFrom: row.valid_from,
      validTo: orUndefined(row.valid_to),
    })),
    teachings: rows.teachings.map((row) => ({
      id: row.id,
      personId: row.person_id,
      classId: row.class_id,
      subject: row.subject,
      termId: orUndefined(row.term_id),
      validFrom: row.valid_from,
      validTo: orUndefined(row.valid_to),
    })),
    guardianships: rows.guardianships.map((row) => ({
      id: row.id,
      guardianId: row.guardian_id,
      childId: row.child_id,
      relation: row.relation as GuardianshipInput['relation'],
      kind: row.kind as GuardianshipInput['kind'],
      validFrom: row.valid_from,
      validTo: orUndefined(row.valid_to),
    })),
  };
}

/** Enrolments of these schools that last and were recorded before a moment, in pages of 5,000. No right is checked. */
export async function* currentEnrolments(
  ctx: Ctx,
  tenantId: string,
  schoolIds: readonly string[],
  before: Date,
): AsyncGenerator<EnrolmentInput[]> {
  const limit = 5000;
  const db = ctx.db.scopedTo([tenantId]);
  let after: string | undefined;
  while (schoolIds.length > 0) {
    const rows = await selectCurrentEnrolments(db, tenantId, { schoolIds, before, after, limit });
    if (rows.length > 0) yield rows.map(toEnrolmentInput);
    if (rows.length < limit) return;
    after = rows.at(-1)?.id;
  }
}

/** Which of these people belong to an organisation at or below the path. No right is checked. */
export async function affiliatedBelow(
  ctx: Ctx,
  tenantId: string,
  path: string,
  personIds: readonly string[],
): Promise<Set<string>> {
  if (personIds.length === 0) return new Set();
  return new Set(await selectAffiliatedBelow(ctx.db.scopedTo([tenantId]), tenantId, path, personIds));
}

export type CodedOrganisation = Organisation & { codes: OrganisationCode[] };

/** Every organisation at or below a path with its codes, the upper ones first. No right is checked. */
export async function organisationsBelow(
  ctx: Ctx,
  tenantIds: readonly string[],
  path: string,
): Promise<CodedOrganisation[]> {
  const rows = await selectOrganisationsBelow(ctx.db, tenantIds, path);
  const codes = Map.groupBy(await selectOrganisationCodes(ctx.db, tenantIds), (code) => code.organisation_id);
  return rows.map((row) => ({
    ...toOrganisation(row),
    codes: (codes.get(row.id) ?? []).map(({ type, value }) => ({
      type: type as OrganisationCode['type'],
      value,
    })),
  }));
}

export type Term = TermInput & { tenantId: string; updatedAt: Date };

/** School years and terms of these tenants, the earlier first. No right is checked: a calendar is no secret. */
export async function termsOf(ctx: Ctx, tenantIds: readonly string[]): Promise<Term[]> {
  return (await selectTerms(ctx.db, tenantIds)).map((row) => ({
    tenantId: row.tenant_id,
    id: row.id,
    schoolYear: row.school_year,
    nameZh: row.name_zh,
    nameEn: row.name_en,
    kind: row.kind as TermInput['kind'],
    parentId: orUndefined(row.parent_id),
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    externalId: orUndefined(row.external_id),
    updatedAt: row.updated_at,
  }));
}

/** Codes in force of all organisations of these tenants, by organisation. They are public. */
export async function organisationCodes(
  ctx: Ctx,
  tenantIds: readonly string[],
): Promise<Map<string, OrganisationCode[]>> {
  const codes = new Map<string, OrganisationCode[]>();
  for (const { organisation_id, type, value } of await selectOrganisationCodes(ctx.db, tenantIds)) {
    codes.set(organisation_id, [
      ...(codes.get(organisation_id) ?? []),
      { type: type as OrganisationCode['type'], value },
    ]);
  }
  return codes;
}

export type CurrentTerm = {
  id: string;
  schoolYear: string;
  name: Bilingual;
  startsOn: string;
  endsOn: string;
  /** 第几周: weeks begin on Monday, the first is the one in which the term begins. */
  week: number;
};

/** The term that contains a day (today unless told); undefined in the holidays, or where no terms are kept. */
export async function currentTerm(
  ctx: Ctx,
  tenantId: string,
  on: string = todayInChina(ctx.now().getTime()),
): Promise<CurrentTerm | undefined> {
  const rows = await selectTermsOn(ctx.db, tenantId, on);
  const term = rows.find((row) => row.kind === 'term' || row.kind === 'semester');
  if (!term) return undefined;
  return {
    id: term.id,
    schoolYear: term.school_year,
    name: { zh: term.name_zh, en: term.name_en },
    startsOn: term.starts_on,
    endsOn: term.ends_on,
    week: Math.floor((mondayOf(on) - mondayOf(term.starts_on)) / 7) + 1,
  };
}

/** The Monday of a day's week, in days since the epoch (which was a Thursday). */
function mondayOf(day: string): number {
  const days = Math.floor(Date.parse(day) / 86_400_000);
  return days - ((days + 3) % 7);
}
