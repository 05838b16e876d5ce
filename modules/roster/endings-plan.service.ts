import { currentEnrolments, type EnrolmentInput, organisationsByIds } from '#modules/directory/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { ImportRow } from './import.queries.ts';
import type { ImportCounts } from './import.schema.ts';
import type { Placement, Scope } from './place-register.ts';
import type { PeoplePlan } from './plan-state.ts';

export type Endings = {
  total: number;
  shrinking: NonNullable<ImportCounts['shrinking']>;
  byTenant: Map<string, EnrolmentInput[]>;
};

const leastShrink = 20;
const shrinkShare = 0.1;

/** Who is enrolled at a school of a complete file and not in it any more. Who came after the file is not meant. */
export async function planEndings({
  ctx,
  row: { created_at: before },
  placement,
  plan,
  scope,
}: {
  ctx: Ctx;
  row: Pick<ImportRow, 'created_at'>;
  placement: Placement;
  plan: PeoplePlan;
  scope: Scope;
}): Promise<Endings> {
  const endings: Endings = { total: 0, shrinking: [], byTenant: new Map() };
  for (const [tenantId, schoolIds] of placement.schools) {
    const bySchool = new Map<string, { now: number; ends: number }>();
    const ended: EnrolmentInput[] = [];
    for await (const page of currentEnrolments(ctx, tenantId, schoolIds, before)) {
      for (const row of page) {
        const school = bySchool.get(row.schoolId) ?? { now: 0, ends: 0 };
        bySchool.set(row.schoolId, school);
        school.now++;
        if (plan.enrolments.has(row.id)) continue;
        school.ends++;
        const validTo = laterOf(scope.today, row.validFrom);
        ended.push({ ...row, status: 'withdrawn', validTo, reason: 'roster-import' });
      }
    }
    endings.total += ended.length;
    if (ended.length > 0) endings.byTenant.set(tenantId, ended);
    const shrinking = [...bySchool].filter(
      ([, { now, ends }]) => ends > leastShrink && ends > now * shrinkShare,
    );
    const names = await organisationsByIds(
      ctx,
      shrinking.map(([id]) => id),
      [tenantId],
    );
    for (const [schoolId, { now, ends }] of shrinking) {
      endings.shrinking.push({ schoolId, name: names.get(schoolId)?.name ?? '', now, ends });
    }
  }
  return endings;
}

const laterOf = (one: string, other: string) => (one > other ? one : other);
