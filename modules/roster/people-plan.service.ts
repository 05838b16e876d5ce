import type {
  GuardianshipInput,
  LookupHashes,
  PersonInput,
  PersonSummary,
} from '#modules/directory/index.ts';
import { isUuid, uuidv7 } from '#platform/codes/uuid.ts';
import type { Ctx } from '#platform/ctx.ts';
import { maskCell, rowIssues } from './cells.ts';
import { ownText } from './compact.ts';
import { planEnrolments } from './enrolment-plan.service.ts';
import type { IssueList } from './issues.ts';
import { findKnown, type Known, personKey } from './known-people.service.ts';
import type { Placed, Placement, Scope } from './place-register.ts';
import { columnOf, fresh, type MutableBatch, type PeoplePlan, type Planning } from './plan-state.ts';
import type { GuardianRelation, PersonRecord } from './records.ts';

/**
 * Turns people of a file into rows of the directory, tenant by tenant: who is known, what is new, what changed.
 * Reads the database, writes nothing. What is wrong lands in the issues, and its rows are left out.
 */
export async function planPeople(
  ctx: Ctx,
  records: readonly PersonRecord[],
  {
    scope,
    placement,
    plan,
    issues,
  }: { scope: Scope; placement: Placement; plan: PeoplePlan; issues: IssueList },
): Promise<Map<string, MutableBatch>> {
  const good = records.filter(
    (record) =>
      !issues.isBad(record.file, record.row) &&
      !isReadAgain(record, plan, scope) &&
      isAlone(record, plan, issues),
  );
  plan.current.clear();
  const hashes: LookupHashes = new Map();
  const known = await findKnown(ctx, good, scope, hashes);
  const batches = new Map<string, MutableBatch>();
  const batchOf = (tenantId: string): MutableBatch => {
    const known = batches.get(tenantId);
    if (known) return known;
    const batch: MutableBatch = {
      people: [],
      enrolments: [],
      postings: [],
      teachings: [],
      guardianships: [],
      fresh: new Set(),
      hashes,
    };
    batches.set(tenantId, batch);
    return batch;
  };
  for (const record of good) {
    const before = known.get(record.key);
    const homes = homesOf(record, placement);
    if (homes.length === 0 && !before) {
      rowIssues(issues, record).error(
        columnOf(scope).school,
        placement.explain(record.organisationKeys[0] ?? '').text,
        'home.unknown',
        {
          zh: '所在单位不在文件中，也不在您管理的范围内',
          en: 'the organisation is neither in the file nor below your node',
        },
      );
      continue;
    }
    const id =
      before?.person.id ?? (isUuid(record.key) && !known.taken.has(record.key) ? record.key : uuidv7());
    plan.current.add(id);
    plan.ids.set(record.key, id === record.key ? record.key : id);
    plan.counts.people++;
    if (!before) plan.counts.peopleCreated++;
    const homeTenant = homes[0]?.tenantId ?? before?.tenantIds[0];
    if (record.removed || homeTenant === undefined) continue;
    const batch = batchOf(homeTenant);
    if (!before) batch.fresh.add(id);
    if (!before || before.mayEdit) batch.people.push(toPerson(record, id, before?.person, scope));
    planEnrolments(record, id, before, { scope, placement, plan, issues, batchOf });
    planWork(record, id, before, { scope, placement, plan, issues, batchOf });
    planGuardians(record, id, before, homeTenant, { scope, placement, plan, batchOf });
  }
  return batches;
}

/** A guardian whom the row of another child, or a row of staff, named before. */
function isReadAgain(record: PersonRecord, plan: PeoplePlan, { system }: Scope): boolean {
  if (system !== '') return false;
  const known = plan.read.has(record.key);
  plan.read.add(record.key);
  return known && record.enrolments.length === 0 && record.postings.length === 0;
}

/** Numbers that only one person may have: the second row with one is refused. */
function isAlone(record: PersonRecord, plan: PeoplePlan, issues: IssueList): boolean {
  for (const { type, value } of record.identifiers) {
    // A G number repeats the resident ID; phones are shared in families.
    if (type === 'phone' || type === 'mail' || (type === 'student-number' && value.startsWith('G'))) continue;
    const claimed = claimedOf(plan, type);
    const before = claimed.get(value);
    if (before !== undefined && before !== record.row) {
      rowIssues(issues, record).error(type, maskCell(type, value), 'number.repeated', {
        zh: `号码与第 ${before} 行的人重复`,
        en: `the person in line ${before} has the same number`,
      });
      return false;
    }
    claimed.set(ownText(value), record.row);
  }
  return true;
}

function claimedOf(plan: PeoplePlan, type: string): Map<string, number> {
  let claimed = plan.claimed.get(type);
  if (!claimed) {
    claimed = new Map();
    plan.claimed.set(type, claimed);
  }
  return claimed;
}

function homesOf(record: PersonRecord, placement: Placement): Placed[] {
  return record.organisationKeys.flatMap((key) => placement.find(key) ?? []);
}

function toPerson(
  record: PersonRecord,
  id: string,
  before: PersonSummary | undefined,
  scope: Scope,
): PersonInput {
  const identifiers: PersonInput['identifiers'] =
    id === record.key || scope.system === ''
      ? record.identifiers
      : [...record.identifiers, { type: 'external', value: personKey(scope, record.key) }];
  return {
    id,
    number: record.number,
    name: record.name,
    sex: record.sex === 'unknown' && before ? before.sex : record.sex,
    birthDate: record.birthDate,
    ethnicity: record.ethnicity,
    identifiers,
  };
}

function planWork(
  record: PersonRecord,
  personId: string,
  before: Known | undefined,
  { scope, placement, plan, issues, batchOf }: Planning,
): void {
  const heads = record.teachings.filter(({ isHead }) => isHead);
  const postings = [
    ...record.postings.map((posting) => ({ ...posting, file: record.file, row: record.row })),
    ...heads.map(({ file, row, classKey, validFrom }) => ({
      file,
      row,
      organisationKey: classKey,
      post: 'head-teacher',
      subjects: [] as string[],
      isPrimary: false,
      validFrom,
    })),
  ];
  for (const posting of postings) {
    const place = placement.find(posting.organisationKey);
    if (!place) {
      const column = columnOf(scope)[posting.post === 'head-teacher' ? 'headOf' : 'school'];
      rowIssues(issues, posting).error(
        column,
        placement.explain(posting.organisationKey).text,
        'posting.place',
        {
          zh: '任职单位不在文件中，也不在您管理的范围内',
          en: 'the organisation of the posting is neither in the file nor below your node',
        },
      );
      continue;
    }
    const same = before?.held
      .get(place.tenantId)
      ?.postings.find((row) => row.organisationId === place.id && row.post === posting.post);
    plan.counts.postings++;
    const batch = batchOf(place.tenantId);
    batch.postings.push({
      id: same?.id ?? fresh(batch),
      personId,
      organisationId: place.id,
      post: posting.post,
      subjects: posting.subjects.length > 0 ? posting.subjects : (same?.subjects ?? []),
      isPrimary: posting.isPrimary,
      validFrom: same?.validFrom ?? posting.validFrom ?? scope.today,
      validTo: undefined,
    });
  }
  for (const teaching of record.teachings) {
    if (teaching.subject === '') continue;
    const group = placement.find(teaching.classKey);
    if (group?.kind !== 'class') {
      if (!teaching.isHead) {
        rowIssues(issues, teaching).error(
          columnOf(scope).teaching,
          placement.explain(teaching.classKey).text,
          'teaching.class',
          {
            zh: '任课班级不存在',
            en: 'there is no such class to teach',
          },
        );
      }
      continue;
    }
    const same = before?.held
      .get(group.tenantId)
      ?.teachings.find((row) => row.classId === group.id && row.subject === teaching.subject);
    plan.counts.teachings++;
    const batch = batchOf(group.tenantId);
    batch.teachings.push({
      id: same?.id ?? fresh(batch),
      personId,
      classId: group.id,
      subject: teaching.subject,
      termId: same?.termId ?? placement.currentTermId,
      validFrom: same?.validFrom ?? teaching.validFrom ?? scope.today,
      validTo: undefined,
    });
  }
}

function planGuardians(
  record: PersonRecord,
  personId: string,
  before: Known | undefined,
  homeTenant: string,
  { scope, plan, placement, batchOf }: Omit<Planning, 'issues'>,
): void {
  const add = (
    tenantId: string,
    guardianId: string,
    childId: string,
    relation: GuardianRelation,
    validFrom?: string,
    id?: string,
  ) => {
    plan.counts.guardianships++;
    const batch = batchOf(tenantId);
    const row: GuardianshipInput = {
      id: id ?? fresh(batch),
      guardianId,
      childId,
      relation,
      // Parents are guardians by law (Civil Code, article 27); others have it delegated until the school records more.
      kind: relation === 'father' || relation === 'mother' ? 'legal' : 'delegated',
      validFrom: validFrom ?? scope.today,
    };
    // Batches land side by side: of people in two of them neither sees the other yet.
    if (plan.current.has(guardianId) && plan.current.has(childId)) batch.guardianships.push(row);
    else {
      const later = plan.later.get(tenantId);
      if (later) later.push(row);
      else plan.later.set(tenantId, [row]);
    }
  };
  const tenantId =
    record.enrolments
      .map(({ schoolKey }) => placement.find(schoolKey)?.tenantId)
      .find((found) => found !== undefined) ?? homeTenant;
  const held = before?.held.get(tenantId)?.guardianships ?? [];
  for (const { key, relation } of record.guardians) {
    const guardianId = plan.ids.get(key);
    if (guardianId === undefined) {
      const child = { childId: personId, tenantId, relation, held };
      const list = plan.waiting.get(key);
      if (list) list.push(child);
      else plan.waiting.set(key, [child]);
      continue;
    }
    const same = held.find((row) => row.guardianId === guardianId);
    add(tenantId, guardianId, personId, relation, same?.validFrom, same?.id);
  }
  const children = plan.waiting.get(record.key);
  if (!children) return;
  plan.waiting.delete(record.key);
  for (const { tenantId, childId, relation, held } of children) {
    const same = held.find((row) => row.guardianId === personId);
    add(tenantId, personId, childId, relation, same?.validFrom, same?.id);
  }
}
