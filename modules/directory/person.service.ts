import { sql } from 'kysely';
import { may, type Place } from '#platform/auth/authorise.ts';
import type { Ctx } from '#platform/ctx.ts';
import { notFound } from '#platform/errors.ts';
import { canonicalIdentifier, type LookupType, lookupHashes } from './identifier.policy.ts';
import { selectTenants } from './organisation.queries.ts';
import {
  type PersonRow,
  selectHolder,
  selectMergedInto,
  selectPeople,
  selectPerson,
} from './person.queries.ts';
import type { PersonSummary, Sex } from './person.schema.ts';

export function toPersonSummary(row: PersonRow): PersonSummary {
  return {
    id: row.id,
    number: row.number,
    name: row.name,
    pinyin: row.name_pinyin,
    sex: row.sex as Sex,
    birthDate: row.birth_date ?? undefined,
    tenants: row.tenants,
  };
}

/**
 * Who holds an identifier: the person's id, or undefined when nobody does or the value cannot be one.
 * No right is checked: for signing in, imports and checks of uniqueness.
 */
export async function findPersonByIdentifier(
  ctx: Ctx,
  type: LookupType,
  value: string,
): Promise<string | undefined> {
  const canonical = canonicalIdentifier(type, value);
  if (!canonical.ok) return undefined;
  const holder = await selectHolder(ctx.db, type, lookupHashes(ctx.ports.cipher, type, canonical.value));
  if (!holder) return undefined;
  return (await selectPerson(ctx.db, holder))?.id;
}

/**
 * People by id, under the ids asked for; who was merged is given as whom they became. Unknown ids are left out.
 * No right is checked: for modules that show names of what they themselves authorised.
 */
export async function peopleByIds(ctx: Ctx, ids: readonly string[]): Promise<Map<string, PersonSummary>> {
  const rows = await selectPeople(ctx.db, [...new Set(ids)]);
  return new Map([...rows].map(([id, row]) => [id, toPersonSummary(row)]));
}

/**
 * Every place in the tree where a person stands, now or before, of the tenants that the context sees: at a school or
 * class, at a post, at a child's school. Who was registered and stands nowhere yet stands at the tenant's bureau.
 */
export async function placesOf(ctx: Ctx, person: PersonRow): Promise<Place[]> {
  const tenants = sql`any(${[...ctx.db.tenants]}::uuid[])`;
  const { rows } = await sql<Place>`
    select o.tenant_id as "tenantId", o.path from directory.enrolment e
      join directory.organisation o on o.tenant_id = e.tenant_id and o.id = coalesce(e.class_id, e.school_id)
      where e.tenant_id = ${tenants} and e.person_id = ${person.id}
    union
    select o.tenant_id, o.path from directory.posting p
      join directory.organisation o on o.tenant_id = p.tenant_id and o.id = p.organisation_id
      where p.tenant_id = ${tenants} and p.person_id = ${person.id}
    union
    select o.tenant_id, o.path from directory.role_assignment r
      join directory.organisation o on o.tenant_id = r.tenant_id and o.id = r.organisation_id
      where r.tenant_id = ${tenants} and r.person_id = ${person.id}
    union
    select o.tenant_id, o.path from directory.guardianship g
      join directory.enrolment e on e.tenant_id = g.tenant_id and e.person_id = g.child_id
      join directory.organisation o on o.tenant_id = e.tenant_id and o.id = coalesce(e.class_id, e.school_id)
      where g.tenant_id = ${tenants} and g.guardian_id = ${person.id}`.execute(ctx.db);
  if (rows.length > 0) return rows;
  const bureaus = await selectTenants(ctx.db);
  return bureaus
    .filter((tenant) => person.tenants.includes(tenant.id))
    .map((tenant) => ({ tenantId: tenant.id, path: tenant.path }));
}

export type Seen = { person: PersonRow; places: Place[] };

/**
 * A person whom the actor may see (or do what `permission` says to) at one of the person's places. Others are not
 * found, rather than forbidden: that somebody exists is not told either.
 * @throws resource.not-found
 */
export async function getSeenPerson(ctx: Ctx, id: string, permission: string): Promise<Seen> {
  const person = await selectPerson(ctx.db, id);
  if (!person) throw notFound('这个人员', 'person');
  const places = await placesOf(ctx, person);
  if (!places.some((place) => may(ctx, permission, place))) throw notFound('这个人员', 'person');
  return { person, places };
}

/** Whether the actor may do this at one of the person's places, of the tenants that the context sees. */
export async function isSeen(ctx: Ctx, id: string, permission: string): Promise<boolean> {
  const person = await selectPerson(ctx.db, id);
  return person !== undefined && maySomewhere(ctx, permission, await placesOf(ctx, person));
}

/**
 * The ids of every record that is this person now: the person's own and those that were merged into it. Modules that
 * keep rows under the id of the day read them under all of these, so that undoing a merge needs nothing from them.
 */
export async function recordsOf(ctx: Ctx, id: string): Promise<string[]> {
  const person = await selectPerson(ctx.db, id);
  return person ? [person.id, ...(await selectMergedInto(ctx.db, person.id))] : [];
}

/** True when the actor may do this at one of the person's places. */
export function maySomewhere(ctx: Ctx, permission: string, places: readonly Place[]): boolean {
  return places.some((place) => may(ctx, permission, place));
}
