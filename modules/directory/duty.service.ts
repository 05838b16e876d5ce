import { todayInChina } from '#platform/codes/dates.ts';
import type { Ctx } from '#platform/ctx.ts';
import { read } from '#platform/db/db.ts';
import { selectDuties, selectStaff, selectWorkplaces } from './duty.queries.ts';
import type { PersonSummary } from './person.schema.ts';
import { peopleByIds } from './person.service.ts';

export type Duty = {
  id: string;
  tenantId: string;
  name: string;
  path: string;
  school: { id: string; name: string } | undefined;
  subjects: string[];
  isHead: boolean;
  pupils: number;
};

/** The classes that a person teaches or leads today; those it leads first. No right is checked. */
export async function classesOf(ctx: Ctx, personId: string): Promise<Duty[]> {
  if (ctx.db.tenants.length === 0) return [];
  const rows = await selectDuties(ctx.db, personId, todayInChina(ctx.now().getTime()));
  return rows.map((row) => ({
    id: row.id,
    tenantId: row.tenant_id,
    name: row.name,
    path: row.path,
    school: row.school_id ? { id: row.school_id, name: row.school_name ?? '' } : undefined,
    subjects: row.subjects ?? [],
    isHead: row.is_head,
    pupils: row.pupils,
  }));
}

/** Those who work where a person works, by pinyin, at most `limit` a workplace. */
export async function colleaguesOf(ctx: Ctx, personId: string, limit: number): Promise<PersonSummary[]> {
  return read(ctx, async (ctx) => {
    const ids: string[] = [];
    for (const place of await selectWorkplaces(ctx.db, personId))
      ids.push(...(await selectStaff(ctx.db, place, limit)));
    const people = await peopleByIds(ctx, [...new Set(ids)].slice(0, limit));
    return [...people.values()].filter((person) => person.id !== personId);
  });
}

/** Whether two people work at one school or bureau. */
export async function areColleagues(ctx: Ctx, one: string, other: string): Promise<boolean> {
  return read(ctx, async (ctx) => {
    const [first, second] = [await selectWorkplaces(ctx.db, one), await selectWorkplaces(ctx.db, other)];
    return first.some((place) => second.includes(place));
  });
}
