import { sql } from 'kysely';
import type { Ctx } from '#platform/ctx.ts';
import type { Db } from '#platform/db/db.ts';
import { rowsPerStatement } from '#platform/db/unnest.ts';
import {
  deleteAffiliations,
  insertAffiliations,
  insertNewAffiliations,
  type NamedPerson,
  type NewAffiliation,
  selectChildrenOf,
  selectNames,
  selectPlacesOf,
  selectPostsOf,
  selectSchoolsOf,
} from './affiliation.queries.ts';
import { countAnew } from './headcount.queries.ts';
import { selectOrganisations } from './organisation.queries.ts';
import { ancestorPaths } from './place.policy.ts';

/**
 * Writes anew who belongs where today: pupils to their school, guardians to their children's, staff to the nearest
 * school or bureau at or above the posting. Called in the transaction that changed an enrolment, a posting, a
 * guardianship or a name, with everybody concerned; `fresh` people were unknown to the tenant before.
 */
export async function rebuildAffiliations(
  { db }: Pick<Ctx, 'db'>,
  tenantId: string,
  people: readonly NamedPerson[],
  today: string,
  { fresh = false }: { fresh?: boolean } = {},
): Promise<void> {
  for (let from = 0; from < people.length; from += rowsPerStatement) {
    const chunk = people.slice(from, from + rowsPerStatement);
    if (!fresh)
      await deleteAffiliations(
        db,
        tenantId,
        chunk.map((person) => person.id),
      );
    await insertAffiliations(db, tenantId, await affiliationsOf(db, tenantId, chunk, today));
  }
}

/** The same for a few people, by id, and the headcounts of the schools that they leave or join. */
export async function refreshAffiliations(
  ctx: Ctx,
  tenantId: string,
  ids: readonly string[],
  today: string,
): Promise<void> {
  if (ids.length === 0) return;
  const places = new Set(await selectPlacesOf(ctx.db, tenantId, ids));
  await rebuildAffiliations(ctx, tenantId, await selectNames(ctx.db, [...new Set(ids)]), today);
  for (const id of await selectPlacesOf(ctx.db, tenantId, ids)) places.add(id);
  if (places.size > 0) await countAnew(ctx.db, tenantId, [...places], ctx.now());
}

type Ties = {
  enrolments: readonly { person_id: string; school_id: string }[];
  postings: readonly { person_id: string; organisation_id: string }[];
  guardianships: readonly { guardian_id: string; child_id: string }[];
};

/** Rows of a batch, as far as they count today. */
export type BatchTies = {
  enrolments: readonly (Lasting & { personId: string; schoolId: string; status: string })[];
  postings: readonly (Lasting & { personId: string; organisationId: string })[];
  guardianships: readonly (Lasting & { guardianId: string; childId: string })[];
};
type Lasting = { validFrom: string; validTo?: string | undefined };

/**
 * Writes where people belong of whom nothing was known before a batch: what ties them to anything stands in the batch,
 * so nothing is asked of the database but the schools of children who came earlier.
 */
export async function affiliateNewcomers(
  { db }: Pick<Ctx, 'db'>,
  tenantId: string,
  people: readonly NamedPerson[],
  { enrolments, postings, guardianships }: BatchTies,
  today: string,
): Promise<void> {
  const lasts = ({ validFrom, validTo }: Lasting) =>
    validFrom <= today && (validTo === undefined || validTo > today);
  const byId = new Map(people.map((person) => [person.id, person]));
  const ties: Ties = {
    enrolments: enrolments.flatMap((row) =>
      lasts(row) && ['admitted', 'active', 'suspended'].includes(row.status)
        ? [{ person_id: row.personId, school_id: row.schoolId }]
        : [],
    ),
    postings: postings.flatMap((row) =>
      lasts(row) && byId.has(row.personId)
        ? [{ person_id: row.personId, organisation_id: row.organisationId }]
        : [],
    ),
    guardianships: guardianships.flatMap((row) =>
      lasts(row) && byId.has(row.guardianId) ? [{ guardian_id: row.guardianId, child_id: row.childId }] : [],
    ),
  };
  await insertNewAffiliations(db, tenantId, await affiliationsFrom(db, tenantId, byId, ties, today));
}

async function affiliationsOf(
  db: Db,
  tenantId: string,
  people: readonly NamedPerson[],
  today: string,
): Promise<NewAffiliation[]> {
  const byId = new Map(people.map((person) => [person.id, person]));
  const ids = [...byId.keys()];
  const [enrolments, postings, guardianships] = await Promise.all([
    selectSchoolsOf(db, tenantId, ids, today),
    selectPostsOf(db, tenantId, ids, today),
    selectChildrenOf(db, tenantId, ids, today),
  ]);
  return affiliationsFrom(db, tenantId, byId, { enrolments, postings, guardianships }, today);
}

async function affiliationsFrom(
  db: Db,
  tenantId: string,
  byId: ReadonlyMap<string, NamedPerson>,
  { enrolments, postings, guardianships }: Ties,
  today: string,
): Promise<NewAffiliation[]> {
  const rows = new Map<string, NewAffiliation>();
  const add = (organisationId: string, personId: string, kind: NewAffiliation['kind']) => {
    const person = byId.get(personId);
    if (person) rows.set(`${organisationId} ${personId} ${kind}`, { organisationId, kind, person });
  };
  for (const row of enrolments) add(row.school_id, row.person_id, 'pupil');
  const homes = await homesOf(db, tenantId, [...new Set(postings.map((row) => row.organisation_id))]);
  for (const row of postings)
    add(homes.get(row.organisation_id) ?? row.organisation_id, row.person_id, 'staff');
  if (guardianships.length > 0) {
    const schools = new Map<string, string[]>();
    const note = (row: Ties['enrolments'][number]) =>
      schools.set(row.person_id, [...(schools.get(row.person_id) ?? []), row.school_id]);
    for (const row of enrolments) note(row);
    const children = [...new Set(guardianships.map((row) => row.child_id))].filter((id) => !schools.has(id));
    for (const row of children.length > 0 ? await selectSchoolsOf(db, tenantId, children, today) : [])
      note(row);
    for (const row of guardianships) {
      for (const school of schools.get(row.child_id) ?? []) add(school, row.guardian_id, 'guardian');
    }
  }
  return [...rows.values()];
}

const inner = new Set(['department', 'grade', 'class', 'group']);

/** The school or bureau that a posting inside it belongs to. */
async function homesOf(db: Db, tenantId: string, ids: readonly string[]): Promise<Map<string, string>> {
  const homes = new Map<string, string>();
  const inside = (await selectOrganisations(db, ids, [tenantId])).filter((row) => inner.has(row.kind));
  if (inside.length === 0) return homes;
  const paths = [...new Set(inside.flatMap((row) => ancestorPaths(row.path)))];
  const above = await db
    .selectFrom('directory.organisation')
    .select(['id', 'path', 'kind'])
    .where('tenant_id', '=', tenantId)
    .where(sql<boolean>`path = any(${paths}::text[])`)
    .execute();
  const byPath = new Map(above.filter((row) => !inner.has(row.kind)).map((row) => [row.path, row.id]));
  for (const row of inside) {
    const path = ancestorPaths(row.path).findLast((path) => byPath.has(path));
    if (path !== undefined) homes.set(row.id, byPath.get(path) as string);
  }
  return homes;
}
