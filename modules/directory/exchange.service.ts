import { splitName } from '#platform/codes/name.ts';
import type { Ctx } from '#platform/ctx.ts';
import {
  countExchangeEnrolments,
  countExchangeOrganisations,
  countExchangePeople,
  countExchangeTeachings,
  type EnrolmentFilter,
  type ExchangeScope,
  type OrganisationFilter,
  type PeopleFilter,
  type Stretch,
  selectAffiliationsOf,
  selectExchangeEnrolments,
  selectExchangeOrganisations,
  selectExchangePeople,
  selectExchangePersonRows,
  selectExchangeTeachings,
  selectGuardiansOfChildren,
  selectPostingsOf,
  type TeachingFilter,
} from './exchange.queries.ts';
import { sealingPlace } from './identifier.policy.ts';
import { type Organisation, toOrganisation } from './organisation.schema.ts';
import type { Sex } from './person.schema.ts';

export type { EnrolmentFilter, ExchangeScope, OrganisationFilter, PeopleFilter, Stretch, TeachingFilter };

/** How much of each kind a scope holds. Counting walks an index; who asks often keeps the answer for a while. */
export const exchangeCounts = {
  organisations: (ctx: Ctx, scope: ExchangeScope, filter: OrganisationFilter) =>
    countExchangeOrganisations(ctx.db, scope, filter),
  people: (ctx: Ctx, scope: ExchangeScope, filter: PeopleFilter) =>
    countExchangePeople(ctx.db, scope, filter),
  enrolments: (ctx: Ctx, scope: ExchangeScope, filter: EnrolmentFilter) =>
    countExchangeEnrolments(ctx.db, scope, filter),
  teachings: (ctx: Ctx, scope: ExchangeScope, filter: TeachingFilter) =>
    countExchangeTeachings(ctx.db, scope, filter),
};

export type ExchangeOrganisation = Organisation & { updatedAt: Date };

/** Organisations of a scope in the order of tenant and id. No right is checked: the caller authorised the exchange. */
export async function exchangeOrganisations(
  ctx: Ctx,
  scope: ExchangeScope,
  filter: OrganisationFilter,
  stretch: Stretch,
): Promise<ExchangeOrganisation[]> {
  const rows = await selectExchangeOrganisations(ctx.db, scope, filter, stretch);
  return rows.map((row) => ({ ...toOrganisation(row), updatedAt: row.updated_at }));
}

export type ExchangePerson = {
  tenantId: string;
  id: string;
  number: string;
  name: string;
  familyName: string;
  givenName: string;
  sex: Sex;
  birthDate: string | undefined;
  ethnicity: string | undefined;
  updatedAt: Date;
  affiliations: { organisationId: string; kind: 'pupil' | 'staff' | 'guardian' }[];
  /** Of pupils. */
  guardians: { id: string; relation: string }[];
  postings: {
    id: string;
    tenantId: string;
    organisationId: string;
    post: string;
    isPrimary: boolean;
    validFrom: string;
    updatedAt: Date;
  }[];
  /** By type, in clear: only when asked for. */
  identifiers: Readonly<Record<string, string>>;
};

/**
 * People who belong to a scope, in the order of tenant and id. A person of two tenants comes with the first of them
 * only, so a page may be shorter than its limit: go on from the last row that was looked at (`next`).
 * No right is checked: the caller authorised the exchange, and its reading of identifiers.
 */
export async function exchangePeople(
  ctx: Ctx,
  scope: ExchangeScope,
  filter: PeopleFilter,
  stretch: Stretch,
  { withIdentifiers = false }: { withIdentifiers?: boolean } = {},
): Promise<{ people: ExchangePerson[]; next: Stretch['after'] }> {
  const keys = await selectExchangePeople(ctx.db, scope, filter, stretch);
  const ids = keys.map((key) => key.person_id);
  const last = keys.at(-1);
  const next =
    keys.length === stretch.limit && last ? { tenantId: last.tenant_id, id: last.person_id } : undefined;
  if (ids.length === 0) return { people: [], next };
  const rows = new Map(
    (await selectExchangePersonRows(ctx.db, ids, filter.changedSince)).map((row) => [row.id, row]),
  );
  if (rows.size === 0) return { people: [], next };
  const affiliations = Map.groupBy(await selectAffiliationsOf(ctx.db, scope, ids), (row) => row.person_id);
  const tenants = scope.tenants;
  const guardians = Map.groupBy(await selectGuardiansOfChildren(ctx.db, tenants, ids), (row) => row.child_id);
  const postings = Map.groupBy(await selectPostingsOf(ctx.db, tenants, ids), (row) => row.person_id);
  const people = keys.flatMap(({ tenant_id, person_id }): ExchangePerson[] => {
    const row = rows.get(person_id);
    const own = affiliations.get(person_id) ?? [];
    if (!row || own.some((other) => other.tenant_id < tenant_id)) return [];
    const { surname, given } = splitName(row.name);
    const place = sealingPlace(row.id);
    const sealed = Object.entries(row.identifiers as Record<string, string>);
    return [
      {
        tenantId: tenant_id,
        id: row.id,
        number: row.number,
        name: row.name,
        familyName: surname || row.name,
        givenName: surname ? given : row.name,
        sex: row.sex as Sex,
        birthDate: row.birth_date ?? undefined,
        ethnicity: row.ethnicity ?? undefined,
        updatedAt: row.updated_at,
        affiliations: own.map(({ organisation_id, kind }) => ({
          organisationId: organisation_id,
          kind: kind as 'pupil',
        })),
        guardians: (guardians.get(person_id) ?? []).map(({ guardian_id, relation }) => ({
          id: guardian_id,
          relation,
        })),
        postings: (postings.get(person_id) ?? []).map((posting) => ({
          id: posting.id,
          tenantId: posting.tenant_id,
          organisationId: posting.organisation_id,
          post: posting.post,
          isPrimary: posting.is_primary,
          validFrom: posting.valid_from,
          updatedAt: posting.updated_at,
        })),
        identifiers: withIdentifiers
          ? Object.fromEntries(sealed.map(([type, value]) => [type, ctx.ports.cipher.open(value, place)]))
          : {},
      },
    ];
  });
  return { people, next };
}

export type ExchangeEnrolment = {
  tenantId: string;
  id: string;
  personId: string;
  schoolId: string;
  classId: string | undefined;
  status: string;
  entryYear: number | undefined;
  residence: string | undefined;
  validFrom: string;
  validTo: string | undefined;
  updatedAt: Date;
};

/** Enrolments of a scope, ended ones too, in the order of tenant and id. No right is checked. */
export async function exchangeEnrolments(
  ctx: Ctx,
  scope: ExchangeScope,
  filter: EnrolmentFilter,
  stretch: Stretch,
): Promise<ExchangeEnrolment[]> {
  const rows = await selectExchangeEnrolments(ctx.db, scope, filter, stretch);
  return rows.map((row) => ({
    tenantId: row.tenant_id,
    id: row.id,
    personId: row.person_id,
    schoolId: row.school_id,
    classId: row.class_id ?? undefined,
    status: row.status,
    entryYear: row.entry_year ?? undefined,
    residence: row.residence ?? undefined,
    validFrom: row.valid_from,
    validTo: row.valid_to ?? undefined,
    updatedAt: row.updated_at,
  }));
}

export type ExchangeTeaching = {
  tenantId: string;
  id: string;
  personId: string;
  classId: string;
  subject: string;
  termId: string | undefined;
  validFrom: string;
  validTo: string | undefined;
  updatedAt: Date;
};

/** Who teaches which class what, in the order of tenant and id. No right is checked. */
export async function exchangeTeachings(
  ctx: Ctx,
  scope: ExchangeScope,
  filter: TeachingFilter,
  stretch: Stretch,
): Promise<ExchangeTeaching[]> {
  const rows = await selectExchangeTeachings(ctx.db, scope, filter, stretch);
  return rows.map((row) => ({
    tenantId: row.tenant_id,
    id: row.id,
    personId: row.person_id,
    classId: row.class_id,
    subject: row.subject,
    termId: row.term_id ?? undefined,
    validFrom: row.valid_from,
    validTo: row.valid_to ?? undefined,
    updatedAt: row.updated_at,
  }));
}
