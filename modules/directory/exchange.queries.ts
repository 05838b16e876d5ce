import { type SelectQueryBuilder, sql } from 'kysely';
import type { Db, Schema } from '#platform/db/db.ts';

/** Whose rows are exchanged: whole tenants, or within them only what belongs to these organisations. */
export type ExchangeScope = { tenants: readonly string[]; organisationIds: readonly string[] | undefined };

/** A stretch of rows in the order of tenant and id, which is the order of the primary keys. */
export type Stretch = {
  after?: { tenantId: string; id: string } | undefined;
  offset?: number | undefined;
  limit: number;
};

const among = (column: string, ids: readonly string[]) =>
  sql<boolean>`${sql.ref(column)} = any(${[...ids]}::uuid[])`;

export type OrganisationFilter = {
  kinds?: readonly string[];
  ids?: readonly string[];
  below?: string;
  changedSince?: Date;
};

function organisations(db: Db, { tenants, organisationIds }: ExchangeScope, filter: OrganisationFilter) {
  let query = db.selectFrom('directory.organisation').where(among('tenant_id', tenants));
  if (organisationIds) query = query.where(among('id', organisationIds));
  if (filter.kinds) query = query.where('kind', 'in', [...filter.kinds]);
  if (filter.ids) query = query.where(among('id', filter.ids));
  if (filter.changedSince) query = query.where('updated_at', '>=', filter.changedSince);
  if (filter.below !== undefined) {
    query = query.where('path', '>=', filter.below).where('path', '<', `${filter.below}~`);
  }
  return query;
}

export const selectExchangeOrganisations = (
  db: Db,
  scope: ExchangeScope,
  filter: OrganisationFilter,
  stretch: Stretch,
) => stretched(organisations(db, scope, filter).selectAll(), 'id', stretch).execute();

export const countExchangeOrganisations = (db: Db, scope: ExchangeScope, filter: OrganisationFilter) =>
  countOf(organisations(db, scope, filter).select(sql<number>`count(*)`.as('count')));

export type EnrolmentFilter = {
  ids?: readonly string[];
  classIds?: readonly string[];
  schoolId?: string;
  personIds?: readonly string[];
  changedSince?: Date;
};

function enrolments(db: Db, { tenants, organisationIds }: ExchangeScope, filter: EnrolmentFilter) {
  let query = db.selectFrom('directory.enrolment').where(among('tenant_id', tenants));
  if (organisationIds) query = query.where(among('school_id', organisationIds));
  if (filter.ids) query = query.where(among('id', filter.ids));
  if (filter.classIds) query = query.where(among('class_id', filter.classIds));
  if (filter.schoolId) query = query.where('school_id', '=', filter.schoolId);
  if (filter.personIds) query = query.where(among('person_id', filter.personIds));
  if (filter.changedSince) query = query.where('updated_at', '>=', filter.changedSince);
  return query;
}

export const selectExchangeEnrolments = (
  db: Db,
  scope: ExchangeScope,
  filter: EnrolmentFilter,
  stretch: Stretch,
) => stretched(enrolments(db, scope, filter).selectAll(), 'id', stretch).execute();

export const countExchangeEnrolments = (db: Db, scope: ExchangeScope, filter: EnrolmentFilter) =>
  countOf(enrolments(db, scope, filter).select(sql<number>`count(*)`.as('count')));

export type TeachingFilter = {
  ids?: readonly string[];
  classIds?: readonly string[];
  personIds?: readonly string[];
  changedSince?: Date;
};

function teachings(db: Db, { tenants, organisationIds }: ExchangeScope, filter: TeachingFilter) {
  let query = db.selectFrom('directory.teaching').where(among('tenant_id', tenants));
  if (organisationIds) query = query.where(among('class_id', organisationIds));
  if (filter.ids) query = query.where(among('id', filter.ids));
  if (filter.classIds) query = query.where(among('class_id', filter.classIds));
  if (filter.personIds) query = query.where(among('person_id', filter.personIds));
  if (filter.changedSince) query = query.where('updated_at', '>=', filter.changedSince);
  return query;
}

export const selectExchangeTeachings = (
  db: Db,
  scope: ExchangeScope,
  filter: TeachingFilter,
  stretch: Stretch,
) => stretched(teachings(db, scope, filter).selectAll(), 'id', stretch).execute();

export const countExchangeTeachings = (db: Db, scope: ExchangeScope, filter: TeachingFilter) =>
  countOf(teachings(db, scope, filter).select(sql<number>`count(*)`.as('count')));

export type PeopleFilter = {
  kind?: 'pupil' | 'staff' | 'guardian';
  ids?: readonly string[];
  schoolId?: string;
  changedSince?: Date;
};

function affiliations(db: Db, { tenants, organisationIds }: ExchangeScope, filter: PeopleFilter) {
  let query = db.selectFrom('directory.affiliation').where(among('tenant_id', tenants));
  if (organisationIds) query = query.where(among('organisation_id', organisationIds));
  if (filter.schoolId) query = query.where('organisation_id', '=', filter.schoolId);
  if (filter.kind) query = query.where('kind', '=', filter.kind);
  if (filter.ids) query = query.where(among('person_id', filter.ids));
  return query;
}

/** People as tenant and id, each once a tenant: the index on tenant and person gives them in order. */
export const selectExchangePeople = (db: Db, scope: ExchangeScope, filter: PeopleFilter, stretch: Stretch) =>
  stretched(
    affiliations(db, scope, filter).select(['tenant_id', 'person_id']).groupBy(['tenant_id', 'person_id']),
    'person_id',
    stretch,
  ).execute();

export const countExchangePeople = (db: Db, scope: ExchangeScope, filter: PeopleFilter) =>
  countOf(
    db
      .selectFrom(
        affiliations(db, scope, filter)
          .select(['tenant_id', 'person_id'])
          .groupBy(['tenant_id', 'person_id'])
          .as('people'),
      )
      .select(sql<number>`count(*)`.as('count')),
  );

/** Where these people belong, in the scope. */
export const selectAffiliationsOf = (db: Db, scope: ExchangeScope, personIds: readonly string[]) =>
  affiliations(db, scope, { ids: personIds })
    .select(['tenant_id', 'organisation_id', 'person_id', 'kind'])
    .orderBy('organisation_id')
    .orderBy('kind', 'desc')
    .execute();

/** The guardians of these children, in these tenants. */
export const selectGuardiansOfChildren = (db: Db, tenants: readonly string[], childIds: readonly string[]) =>
  db
    .selectFrom('directory.guardianship')
    .select(['child_id', 'guardian_id', 'relation'])
    .where(among('tenant_id', tenants))
    .where(among('child_id', childIds))
    .where('valid_to', 'is', null)
    .orderBy('guardian_id')
    .execute();

/** Postings of these people that last, in the scope. */
export const selectPostingsOf = (db: Db, tenants: readonly string[], personIds: readonly string[]) =>
  db
    .selectFrom('directory.posting')
    .select([
      'id',
      'tenant_id',
      'person_id',
      'organisation_id',
      'post',
      'is_primary',
      'valid_from',
      'updated_at',
    ])
    .where(among('tenant_id', tenants))
    .where(among('person_id', personIds))
    .where('valid_to', 'is', null)
    .orderBy('id')
    .execute();

export function selectExchangePersonRows(db: Db, ids: readonly string[], changedSince: Date | undefined) {
  const query = db.selectFrom('directory.person').selectAll().where(among('id', ids));
  return (changedSince ? query.where('updated_at', '>=', changedSince) : query).execute();
}

// biome-ignore lint/suspicious/noExplicitAny: one order for several tables
type AnySelect<T> = SelectQueryBuilder<Schema, any, T>;

function stretched<T>(
  query: AnySelect<T>,
  idColumn: string,
  { after, offset, limit }: Stretch,
): AnySelect<T> {
  let ordered = query.orderBy('tenant_id').orderBy(sql.ref(idColumn)).limit(limit);
  if (after) {
    ordered = ordered.where(
      sql<boolean>`(tenant_id, ${sql.ref(idColumn)}) > (${after.tenantId}::uuid, ${after.id}::uuid)`,
    );
  }
  if (offset) ordered = ordered.offset(offset);
  return ordered;
}

async function countOf(query: AnySelect<{ count: number }>): Promise<number> {
  return Number((await query.executeTakeFirst())?.count ?? 0);
}
