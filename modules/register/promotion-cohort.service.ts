import { applyRoster, type RosterChanges } from '#modules/directory/index.ts';
import { uuidv7 } from '#platform/codes/uuid.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { NewCohortPlan } from './promotion.schema.ts';

/** Opens a first-year cohort: its grade, where there is none yet, and its classes, numbered on. */
export async function openCohort(
  ctx: Ctx,
  tenantId: string,
  cohort: NewCohortPlan,
  effectiveOn: string,
): Promise<RosterChanges> {
  const gradeId = cohort.gradeId ?? uuidv7();
  const { stage, entryYear, name } = cohort;
  const grade = {
    id: gradeId,
    parentId: cohort.parentId,
    kind: 'grade' as const,
    name,
    shortName: `${entryYear}级`,
    stage,
    entryYear,
    validFrom: effectiveOn,
  };
  const classes = Array.from({ length: cohort.classes }, (_, index) => {
    const number = cohort.existing.length + index + 1;
    return {
      id: uuidv7(),
      parentId: gradeId,
      kind: 'class' as const,
      name: `${name}${number}班`,
      shortName: `${number}班`,
      stage,
      entryYear,
      classNumber: number,
      sortOrder: number,
      validFrom: effectiveOn,
    };
  });
  return applyRoster(ctx, tenantId, { organisations: cohort.gradeId ? classes : [grade, ...classes] });
}
