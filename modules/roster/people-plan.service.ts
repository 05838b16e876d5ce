import {
  affiliatedBelow,
  type EnrolmentInput,
  matchPeople,
  membershipsOf,
  type PersonInput,
  type PersonMemberships,
  type PersonSummary,
  peopleByIds,
  type RosterBatch,
} from '#modules/directory/index.ts';
import { isUuid, uuidv7 } from '#platform/codes/uuid.ts';
import type { Ctx } from '#platform/ctx.ts';
import { maskCell, rowIssues } from './cells.ts';
import type { IssueList } from './issues.ts';
import { externalKey, type Placed, type Placement, type Scope } from './placement.service.ts';
import type { EnrolmentRecord, GuardianRelation, PersonRecord } from './records.ts';

export type PlanCounts = {
  people: number;
  peopleCreated: number;
  enrolments: number;
  enrolmentsCreated: number;
  postings: number;
  teachings: number;
  guardianships: number;
};

/** What one import remembers from batch to batch. */
export type PeoplePlan = {
  /** The person that a key of the file means. */
  ids: Map<string, string>;
  /** Keys of sheets that were read: a guardian stands in the row of each child. */
  read: Set<string>;
  /** Rows by the identifiers that nobody may share. */
  claimed: Map<string, number>;
  /** Children whose guardian has not been read yet, by the guardian's key. */
  waiting: Map<
    string,
    {
      childId: string;
      tenantId: string;
      relation: GuardianRelation;
      held: PersonMemberships['guardianships'];
    }[]
  >;
  /** Enrolments that the file confirms. */
  enrolments: Set<string>;
  counts: PlanCounts;
};

export function newPlan(): PeoplePlan {
  return {
    ids: new Map(),
    read: new Set(),
    claimed: new Map(),
    waiting: new Map(),
    enrolments: new Set(),
    counts: {
      people: 0,
      peopleCreated: 0,
      enrolments: 0,
      enrolmentsCreated: 0,
      postings: 0,
      teachings: 0,
      guardianships: 0,
    },
  };
}

type Rows = Required<Pick<RosterBatch, 'people' | 'enrolments' | 'postings' | 'teachings' | 'guardianships'>>;
type MutableBatch = { [K in keyof Rows]: Rows[K][number][] } & {
  fresh: Set<string>;
  hashes: Map<string, string>;
};

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
  const hashes = new Map<string, string>();
  const known = await findKnown(ctx, good, scope, hashes);
  const batches = new Map<string, MutableBatch>();
  const batchOf = (tenantId: string): MutableBatch => {
    let batch = batches.get(tenantId);
    if (!batch) {
      batch = {
        people: [],
        enrolments: [],
        postings: [],
        teachings: [],
        guardianships: [],
        fresh: new Set(),
        hashes,
      };
      batches.set(tenantId, batch);
    }
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
    const key = `${type} ${value}`;
    const before = plan.claimed.get(key);
    if (before !== undefined && before !== record.row) {
      rowIssues(issues, record).error(type, maskCell(type, value), 'number.repeated', {
        zh: `号码与第 ${before} 行的人重复`,
        en: `the person in line ${before} has the same number`,
      });
      return false;
    }
    plan.claimed.set(key, record.row);
  }
  return true;
}

type Known = {
  person: PersonSummary;
  /** Within the import's scope, the tenants where the person is known. */
  tenantIds: string[];
  /** Whether name and numbers may be changed from here. */
  mayEdit: boolean;
  held: Map<string, PersonMemberships>;
  /** Enrolled somewhere that the uploader does not see. */
  enrolledElsewhere: boolean;
};
type KnownPeople = { get: (key: string) => Known | undefined; taken: Set<string> };

async function findKnown(
  ctx: Ctx,
  records: readonly PersonRecord[],
  scope: Scope,
  hashes: Map<string, string>,
): Promise<KnownPeople> {
  const people = await peopleByIds(
    ctx,
    records.filter(({ key }) => isUuid(key)).map(({ key }) => key),
  );
  const matches = await matchPeople(
    ctx,
    records.map(({ key, identifiers }) => ({
      key,
      identifiers: [
        ...(scope.system === '' || (isUuid(key) && people.size === 0)
          ? []
          : [{ type: 'external' as const, value: personKey(scope, key) }]),
        ...telling(identifiers),
      ],
    })),
    hashes,
  );
  const inScope = new Set(scope.tenants);
  const found = new Map<string, PersonSummary>();
  const taken = new Set<string>();
  for (const [key, person] of people) {
    // A key that happens to be the id of somebody whom the uploader does not see is no match.
    if (person.tenants.some((tenant) => inScope.has(tenant))) found.set(key, person);
    else taken.add(key);
  }
  const matched = await peopleByIds(
    ctx,
    [...matches].filter(([key]) => !found.has(key)).map(([, id]) => id),
  );
  const byKey = new Map(records.map((record) => [record.key, record]));
  for (const [key, id] of matches) {
    const person = found.has(key) ? undefined : matched.get(id);
    const record = byKey.get(key) as PersonRecord;
    // A family shares a phone: it tells a person only together with the name.
    if (person && (person.name === record.name || !onlyPhone(record.identifiers))) found.set(key, person);
  }
  if (found.size === 0) return { get: () => undefined, taken };
  return { get: await describeKnown(ctx, found, scope), taken };
}

const onlyPhone = (identifiers: PersonRecord['identifiers']) =>
  identifiers.every(({ type }) => type === 'phone' || type === 'mail');

/** The numbers by which somebody is known; the phone where there is no other. */
const telling = (identifiers: PersonRecord['identifiers']) =>
  onlyPhone(identifiers)
    ? identifiers
    : identifiers.filter(({ type }) => type !== 'phone' && type !== 'mail');

/** The external key of a person: of this uploader's tenants, so that nobody's keys reach into another bureau. */
const personKey = (scope: Scope, key: string) =>
  `oneroster:${scope.path.slice(0, 13)}:${externalKey(scope.system, key)}`.slice(0, 300);

async function describeKnown(
  ctx: Ctx,
  found: ReadonlyMap<string, PersonSummary>,
  scope: Scope,
): Promise<KnownPeople['get']> {
  const inScope = new Set(scope.tenants);
  const ids = [...new Set([...found.values()].map(({ id }) => id))];
  const byTenant = new Map<string, string[]>();
  for (const { id, tenants } of found.values()) {
    for (const tenant of tenants) byTenant.set(tenant, [...(byTenant.get(tenant) ?? []), id]);
  }
  const held = new Map<string, Map<string, PersonMemberships>>();
  const below = new Set<string>();
  for (const [tenantId, persons] of byTenant) {
    const memberships = await membershipsOf(ctx, tenantId, persons, scope.today);
    for (const id of ids) {
      const own = held.get(id) ?? new Map<string, PersonMemberships>();
      held.set(id, own);
      own.set(tenantId, { enrolments: [], postings: [], teachings: [], guardianships: [] });
    }
    const at = (id: string) => held.get(id)?.get(tenantId) as PersonMemberships;
    for (const row of memberships.enrolments) at(row.personId).enrolments.push(row);
    for (const row of memberships.postings) at(row.personId).postings.push(row);
    for (const row of memberships.teachings) at(row.personId).teachings.push(row);
    for (const row of memberships.guardianships) at(row.childId).guardianships.push(row);
    if (inScope.has(tenantId))
      for (const id of await affiliatedBelow(ctx, tenantId, scope.path, persons)) below.add(id);
  }
  return (key) => {
    const person = found.get(key);
    if (!person) return undefined;
    const own = held.get(person.id) ?? new Map<string, PersonMemberships>();
    const outside = [...own].filter(([tenantId]) => !inScope.has(tenantId));
    return {
      person,
      tenantIds: person.tenants.filter((tenant) => inScope.has(tenant)),
      // Somebody who belongs to others too is theirs to describe; only what ties them here is taken from the file.
      mayEdit:
        person.tenants.every((tenant) => inScope.has(tenant)) &&
        (below.has(person.id) || person.tenants.length === 0),
      held: own,
      enrolledElsewhere: outside.some(([, { enrolments }]) =>
        enrolments.some((row) => lasts(row, scope.today)),
      ),
    };
  };
}

const lasts = ({ status, validTo }: Pick<EnrolmentInput, 'status' | 'validTo'>, today: string) =>
  (status === 'active' || status === 'admitted' || status === 'suspended') &&
  (validTo === undefined || validTo > today);

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

/** How a file calls the columns that name places. */
const columnOf = ({ system }: Scope) =>
  system === ''
    ? { school: '学校标识码', group: '班级', headOf: '班主任班级', teaching: '任课', person: '身份证件号' }
    : {
        school: 'schoolSourcedId',
        group: 'classSourcedId',
        headOf: 'classSourcedId',
        teaching: 'classSourcedId',
        person: 'userSourcedId',
      };

type Planning = {
  scope: Scope;
  placement: Placement;
  plan: PeoplePlan;
  issues: IssueList;
  batchOf: (tenantId: string) => MutableBatch;
};

function planEnrolments(
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
    plan.enrolments.add(row.id);
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

function fresh(batch: MutableBatch): string {
  const id = uuidv7();
  batch.fresh.add(id);
  return id;
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
    batch.guardianships.push({
      id: id ?? fresh(batch),
      guardianId,
      childId,
      relation,
      // Parents are guardians by law (Civil Code, article 27); others have it delegated until the school records more.
      kind: relation === 'father' || relation === 'mother' ? 'legal' : 'delegated',
      validFrom: validFrom ?? scope.today,
    });
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
