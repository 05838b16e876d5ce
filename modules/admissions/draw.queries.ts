import { type Selectable, sql } from 'kysely';
import type { Db, Schema } from '#platform/db/db.ts';
import { insertRows, rowsPerStatement, textArray } from '#platform/db/unnest.ts';
import type { Draw, Placement } from './allocation.policy.ts';

export type DrawRow = Selectable<Schema['admissions.draw']>;
type Wish = Pick<
  Selectable<Schema['admissions.application']>,
  'number' | 'category' | 'choices' | 'accepts_other'
>;

/** Everybody who takes part: read once, at the draw. */
export function selectEligible(db: Db, tenantId: string, planId: string): Promise<Wish[]> {
  return db
    .selectFrom('admissions.application')
    .select(['number', 'category', 'choices', 'accepts_other'])
    .where('tenant_id', '=', tenantId)
    .where('plan_id', '=', planId)
    .where('state', '=', 'eligible')
    .orderBy('number')
    .execute();
}

export async function insertDraws(
  db: Db,
  tenantId: string,
  planId: string,
  draws: readonly Draw[],
): Promise<void> {
  await insertRows<Draw>(
    db,
    'admissions.draw',
    [
      { name: 'tenant_id', type: 'uuid', of: () => tenantId },
      { name: 'plan_id', type: 'uuid', of: () => planId },
      { name: 'round', type: 'int4', of: (draw) => draw.round },
      { name: 'school_id', type: 'uuid', of: (draw) => draw.schoolId },
      { name: 'category', type: 'int4', of: (draw) => draw.category },
      { name: 'seats', type: 'int4', of: (draw) => draw.seats },
      { name: 'numbers', type: 'text', cast: 'text[]', of: (draw) => textArray(draw.numbers) },
    ],
    draws,
  );
}

/** Writes who got which seat, set by set. */
export async function writePlacements(
  db: Db,
  tenantId: string,
  planId: string,
  placements: readonly Placement[],
): Promise<void> {
  for (let from = 0; from < placements.length; from += rowsPerStatement) {
    const batch = placements.slice(from, from + rowsPerStatement);
    await sql`
      update admissions.application as a
      set state = 'placed', school_id = p.school_id, round = p.round, drawn = p.drawn, version = a.version + 1
      from unnest(
        ${batch.map((one) => one.number)}::text[], ${batch.map((one) => one.schoolId)}::uuid[],
        ${batch.map((one) => one.round)}::int[], ${batch.map((one) => one.drawn)}::boolean[]
      ) as p (number, school_id, round, drawn)
      where a.tenant_id = ${tenantId} and a.plan_id = ${planId} and a.number = p.number`.execute(db);
  }
}

export async function writeUnplaced(db: Db, tenantId: string, planId: string): Promise<void> {
  await db
    .updateTable('admissions.application')
    .set({ state: 'unplaced', version: sql`version + 1` })
    .where('tenant_id', '=', tenantId)
    .where('plan_id', '=', planId)
    .where('state', '=', 'eligible')
    .execute();
}

export function selectDraws(db: Db, tenantId: string, planId: string): Promise<DrawRow[]> {
  return db
    .selectFrom('admissions.draw')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('plan_id', '=', planId)
    .orderBy('round')
    .orderBy('school_id')
    .orderBy('category')
    .execute();
}
