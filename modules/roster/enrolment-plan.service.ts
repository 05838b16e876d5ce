import type { EnrolmentInput } from '#modules/directory/index.ts';
import { uuidv7 } from '#platform/codes/uuid.ts';
import { rowIssues } from './cells.ts';
import { type Known, lasts } from './known-people.service.ts';
import type { Placed, Scope } from './place-register.ts';
import { columnOf, type Planning } from './plan-state.ts';
import type { EnrolmentRecord, PersonRecord } from './records.ts';

/** The enrolments that a file tells of one person, beside those that the person has. */
export function planEnrolments(
  record: PersonRecord,
  personId: string,
  before: Known | undefined,
  planning: Planning,
): void {
  const { scope, placement, plan, issues, batchOf } = planning;
  for (const enrolment of record.enrolments) {
    const told = rowIssues(issues, enrolment);
    const school = placement.find(enrolment.schoolKey);
    const group = enrolment.classKey === undefined ? undefined : placement.find(enrolment.classKey);
    if (
      !school ||
      (enrolment.classKey !== undefined && !group) ||
      (group && group.tenantId !== school.tenantId)
    ) {
      const [place, key] = school
        ? ['group' as const, enrolment.classKey]
        : ['school' as const, enrolment.schoolKey];
      const { text, near } = placement.explain(key ?? '');
      told.error(
        columnOf(scope)[place as 'group'],
        text,
        'enrolment.place',
        {
          zh: school ? '这所学校没有这个班级' : '学校不在文件中，也不在您管理的范围内',
          en: school
            ? 'there is no such class at this school'
            : 'the school is neither in the file nor below your node',
        },
        near === undefined ? undefined : { zh: `是否为“${near}”？`, en: `"${near}"?` },
      );
      continue;
    }
    const held = [...(before?.held.values() ?? [])].flatMap(({ enrolments }) => enrolments);
    const row = toEnrolment(enrolment, personId, school, group, held, scope);
    const isNew = !held.some(({ id }) => id === row.id);
    if (isNew && lasts(row, scope.today) && !leavesOthers(row, told, before, planning)) continue;
    if (!isNew) plan.enrolments.add(row.id);
    plan.counts.enrolments++;
    if (isNew) plan.counts.enrolmentsCreated++;
    const batch = batchOf(school.tenantId);
    if (isNew) batch.fresh.add(row.id);
    batch.enrolments.push(row);
  }
}

/** A pupil has one school: an older enrolment that is ours ends with the new one; a foreign one stands in the way. */
function leavesOthers(
  row: EnrolmentInput,
  told: ReturnType<typeof rowIssues>,
  before: Known | undefined,
  { scope, batchOf, plan }: Planning,
): boolean {
  if (before?.enrolledElsewhere) {
    told.error(columnOf(scope).person, '', 'enrolment.elsewhere', {
      zh: '此人的学籍仍在其他地区的学校，请先办理转学',
      en: 'this person is still enrolled at a school of another bureau: transfer them first',
    });
    return false;
  }
  for (const [tenantId, { enrolments }] of before?.held ?? []) {
    for (const old of enrolments) {
      if (old.id === row.id || !lasts(old, scope.today)) continue;
      plan.enrolments.add(old.id);
      const moved = old.schoolId !== row.schoolId;
      batchOf(tenantId).enrolments.push({
        ...old,
        status: moved ? 'transferred' : old.status,
        validTo: laterOf(old.validFrom, row.validFrom, scope.today),
        reason: 'roster-import',
      });
    }
  }
  return true;
}

// An older row ends where the new one begins, and never before it began.
function laterOf(began: string, next: string, today: string): string {
  return next > began && next <= today ? next : today;
}

function toEnrolment(
  record: EnrolmentRecord,
  personId: string,
  school: Placed,
  group: Placed | undefined,
  held: readonly EnrolmentInput[],
  { today }: Scope,
): EnrolmentInput {
  const ended = record.removed || (record.validTo !== undefined && record.validTo <= today);
  const same =
    held.find(({ id }) => id === record.key) ??
    held.find(
      (row) =>
        row.schoolId === school.id &&
        lasts(row, today) &&
        !ended &&
        (group === undefined || row.classId === group.id),
    ) ??
    (ended ? held.find((row) => row.schoolId === school.id && row.classId === group?.id) : undefined);
  return {
    // Never the file's own key: it might be the id of somebody else's row.
    id: same?.id ?? uuidv7(),
    personId,
    schoolId: school.id,
    classId: group?.id ?? same?.classId,
    status: record.removed
      ? 'withdrawn'
      : ended
        ? 'transferred'
        : same && lasts(same, today)
          ? same.status
          : 'active',
    entryYear: record.entryYear ?? same?.entryYear,
    residence: record.residence ?? same?.residence,
    reason: same?.reason,
    validFrom: same?.validFrom ?? record.validFrom ?? today,
    validTo: record.removed ? (record.validTo ?? today) : record.validTo,
  };
}
