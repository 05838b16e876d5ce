import { todayInChina } from '#platform/codes/dates.ts';
import type { Ctx } from '#platform/ctx.ts';
import { read } from '#platform/db/db.ts';
import { selectGuardianships } from './affiliation.queries.ts';
import { selectEnrolmentPlaces } from './enrolment.queries.ts';
import { selectPeople, selectPerson } from './person.queries.ts';
import type { PersonSummary } from './person.schema.ts';
import { toPersonSummary } from './person.service.ts';

export type Relation = 'father' | 'mother' | 'grandfather' | 'grandmother' | 'relative' | 'other';

export type Child = {
  guardianshipId: string;
  relation: Relation;
  person: PersonSummary;
  /** Where the child is enrolled now. */
  enrolments: {
    id: string;
    tenantId: string;
    school: { id: string; name: string };
    class: { id: string; name: string } | undefined;
    status: string;
  }[];
};

/**
 * A guardian's children with their schools and classes, in every tenant that knows the guardian.
 * No right is checked: callers ask for the signed-in person's own.
 */
export async function childrenOf(ctx: Ctx, guardianId: string): Promise<Child[]> {
  const today = todayInChina(ctx.now().getTime());
  return read(ctx, async (ctx) => {
    const guardian = await selectPerson(ctx.db, guardianId);
    if (!guardian) return [];
    const db = ctx.db.scopedTo(guardian.tenants);
    const guardianships = await selectGuardianships(db, { guardianId: guardian.id, today });
    const ids = [...new Set(guardianships.map((row) => row.child_id))];
    const [people, places] = await Promise.all([
      selectPeople(db, ids),
      selectEnrolmentPlaces(db, ids, today),
    ]);
    return guardianships.flatMap((row) => {
      const person = people.get(row.child_id);
      if (!person) return [];
      const enrolments = places
        .filter((place) => place.person_id === row.child_id)
        .map((place) => ({
          id: place.id,
          tenantId: place.tenant_id,
          school: { id: place.school_id, name: place.school_name },
          class: place.class_id ? { id: place.class_id, name: place.class_name ?? '' } : undefined,
          status: place.status,
        }));
      return [
        {
          guardianshipId: row.id,
          relation: row.relation as Relation,
          person: toPersonSummary(person),
          enrolments,
        },
      ];
    });
  });
}

export type Guardian = {
  guardianshipId: string;
  tenantId: string;
  relation: Relation;
  kind: 'legal' | 'delegated';
  person: PersonSummary;
};

/** A child's guardians, of the tenants that the context sees. No right is checked. */
export async function guardiansOf(ctx: Ctx, childId: string): Promise<Guardian[]> {
  const today = todayInChina(ctx.now().getTime());
  const rows = await selectGuardianships(ctx.db, { childId, today });
  const people = await selectPeople(ctx.db, [...new Set(rows.map((row) => row.guardian_id))]);
  return rows.flatMap((row) => {
    const person = people.get(row.guardian_id);
    if (!person) return [];
    return [
      {
        guardianshipId: row.id,
        tenantId: row.tenant_id,
        relation: row.relation as Relation,
        kind: row.kind as 'legal' | 'delegated',
        person: toPersonSummary(person),
      },
    ];
  });
}

/** Whether one person is the other's guardian today, of the tenants that know the guardian. */
export async function isGuardianOf(ctx: Ctx, guardianId: string, childId: string): Promise<boolean> {
  const today = todayInChina(ctx.now().getTime());
  return read(ctx, async (ctx) => {
    const guardian = await selectPerson(ctx.db, guardianId);
    if (!guardian) return false;
    const db = ctx.db.scopedTo(guardian.tenants);
    return (await selectGuardianships(db, { guardianId: guardian.id, childId, today })).length > 0;
  });
}

/** Where pupils stand in the tree today, as what a right is asked for. No right is checked. */
export async function pupilPlaces(
  ctx: Ctx,
  personIds: readonly string[],
): Promise<{ personId: string; tenantId: string; path: string }[]> {
  const places = await selectEnrolmentPlaces(ctx.db, personIds, todayInChina(ctx.now().getTime()));
  return places.map((place) => ({ personId: place.person_id, tenantId: place.tenant_id, path: place.path }));
}
