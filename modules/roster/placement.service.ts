import {
  type CodedOrganisation,
  type OrganisationCode,
  type OrganisationInput,
  organisationsBelow,
  organisationsByIds,
  type TermInput,
  tenantsOf,
  termsOf,
} from '#modules/directory/index.ts';
import { parseCreditCode } from '#platform/codes/credit-code.ts';
import { parseSchoolCode } from '#platform/codes/school-code.ts';
import { isUuid, uuidv7 } from '#platform/codes/uuid.ts';
import type { Ctx } from '#platform/ctx.ts';
import { rowIssues } from './cells.ts';
import type { IssueList } from './issues.ts';
import {
  externalKey,
  gradeKey,
  isSchool,
  type Placed,
  type Placement,
  type Register,
  registerOf,
  type Scope,
} from './place-register.ts';
import type { OrganisationRecord, Structure, TermRecord } from './records.ts';
import { unreadable } from './zip.ts';

/**
 * Finds or founds the organisations of a file below the uploader's node. What exists is found by key, by code, and
 * inside a school by cohort and number; bureaus must exist. Grades, which OneRoster does not know, follow from classes.
 * @throws roster.unreadable-file when organisations stand below themselves
 */
export async function placeStructure(
  ctx: Ctx,
  { terms, organisations }: Structure,
  scope: Scope,
  issues: IssueList,
): Promise<Placement> {
  const existing = await organisationsBelow(ctx, scope.tenants, scope.path);
  const tenants = await tenantsOf(ctx);
  // A key may be the id of an organisation that the uploader does not see; such a key founds one with another id.
  const taken = await organisationsByIds(
    ctx,
    organisations.flatMap(({ key }) => (isUuid(key) ? [key] : [])),
    scope.tenants,
  );
  const register = registerOf(existing, tenants, scope);
  const placed = new Map<string, Placed>();
  const seenCodes = new Map<string, number>();
  const placement: Placement = {
    find: (key) => placed.get(key) ?? register.byKey(key),
    explain: (key) => register.explain(key),
    structure: new Map(),
    currentTermId: undefined,
    schools: new Map(),
    counts: { organisationsCreated: 0, organisationsMatched: 0 },
  };
  for (const record of parentsFirst(organisations)) {
    const told = rowIssues(issues, record);
    const { codes, bad } = checkCodes(record, seenCodes, told);
    if (bad || issues.isBad(record.file, record.row)) continue;
    const parent = record.parentKey === undefined ? undefined : placement.find(record.parentKey);
    const known = register.match(record, codes, parent);
    if (known) {
      placed.set(record.key, { id: known.id, tenantId: known.tenantId, kind: known.kind, isNew: false });
      placement.counts.organisationsMatched++;
      if (record.removed) warnRemoved(told);
      else if (record.kind !== 'bureau') push(placement, known.tenantId, updated(known, record, codes));
    } else {
      if (record.removed) continue;
      if (record.kind === 'bureau') {
        // A sheet only names the bureau of a school; whether it is needed shows with the school.
        if (scope.system === '') continue;
        told.error('name', record.name, 'bureau.unknown', {
          zh: '您管理的范围内没有这个教育局；教育局由系统管理员建立，不通过导入新建',
          en: 'there is no such bureau below yours; bureaus are founded by the system administrator, not imported',
        });
        continue;
      }
      const above = parent ?? (record.parentKey === undefined ? register.top : undefined);
      if (!above) {
        told.error('parentSourcedId', register.explain(record.parentKey ?? '').text, 'parent.unknown', {
          zh: '上级机构不在文件中，也不在您管理的范围内',
          en: 'the organisation above is neither in the file nor below your node',
        });
        continue;
      }
      const home = record.kind === 'class' ? gradeFor(record, above, register, placement) : above;
      const input = founded(record, codes, home.id, scope, taken.has(record.key));
      placed.set(record.key, { id: input.id, tenantId: home.tenantId, kind: record.kind, isNew: true });
      placement.counts.organisationsCreated++;
      push(placement, home.tenantId, input);
    }
    const self = placed.get(record.key) as Placed;
    if (isSchool(record.kind)) {
      const list = placement.schools.get(self.tenantId);
      if (list) list.push(self.id);
      else placement.schools.set(self.tenantId, [self.id]);
    }
  }
  await placeTerms(ctx, terms, scope, placement);
  return placement;
}

function push(placement: Placement, tenantId: string, organisation: OrganisationInput): void {
  structureOf(placement, tenantId).organisations.push(organisation);
}

function structureOf(placement: Placement, tenantId: string) {
  const known = placement.structure.get(tenantId);
  if (known) return known;
  const structure = { terms: [], organisations: [] };
  placement.structure.set(tenantId, structure);
  return placement.structure.get(tenantId) ?? structure;
}

/** Parents before children. @throws roster.unreadable-file naming the row of a cycle */
function parentsFirst(records: readonly OrganisationRecord[]): OrganisationRecord[] {
  const byKey = new Map(records.map((record) => [record.key, record]));
  const ordered: OrganisationRecord[] = [];
  const state = new Map<string, 'open' | 'done'>();
  for (const start of records) {
    const chain: OrganisationRecord[] = [];
    for (
      let at: OrganisationRecord | undefined = start;
      at && state.get(at.key) !== 'done';
      at = at.parentKey ? byKey.get(at.parentKey) : undefined
    ) {
      if (state.get(at.key) === 'open') {
        throw unreadable(
          `${at.file} 第 ${at.row} 行：“${at.name}”的上级最终又是它自己`,
          `${at.file}, line ${at.row}: "${at.name}" stands below itself`,
        );
      }
      state.set(at.key, 'open');
      chain.push(at);
    }
    for (const record of chain.reverse()) {
      state.set(record.key, 'done');
      ordered.push(record);
    }
  }
  return ordered;
}

type Codes = { codes: OrganisationCode[]; bad: boolean };

function checkCodes(
  record: OrganisationRecord,
  seen: Map<string, number>,
  told: ReturnType<typeof rowIssues>,
): Codes {
  const codes: OrganisationCode[] = [];
  let bad = false;
  for (const { type, value } of record.codes) {
    const parsed = type === 'school-code' ? parseSchoolCode(value) : parseCreditCode(value);
    if (!parsed.ok) {
      // Early credit codes legitimately fail their check (see platform/codes/credit-code.ts).
      if (type === 'credit-code') told.warn('metadata.cn.creditCode', value, parsed.code, parsed);
      else told.error('identifier', value, parsed.code, parsed);
      bad ||= type === 'school-code';
      continue;
    }
    const before = seen.get(`${type}:${value}`);
    if (before !== undefined) {
      told.error(type === 'school-code' ? 'identifier' : 'metadata.cn.creditCode', value, 'code.repeated', {
        zh: `代码与第 ${before} 行重复`,
        en: `this code stands in line ${before} too`,
      });
      bad = true;
      continue;
    }
    seen.set(`${type}:${value}`, record.row);
    codes.push({ type, value });
  }
  return { codes, bad };
}

const cohortNames: Readonly<Record<string, string>> = {
  kindergarten: '幼儿园',
  primary: '小学',
  junior: '初中',
  senior: '高中',
  vocational: '中职',
};

/** The grade that a class belongs to, founded with the first of its classes. */
function gradeFor(
  record: OrganisationRecord,
  school: Placed,
  register: Register,
  placement: Placement,
): Placed {
  const { stage, entryYear, mixedGrades } = record;
  if (!entryYear || mixedGrades) return school;
  const key = gradeKey(school.id, stage, entryYear);
  const known = register.grades.get(key);
  if (known) return known;
  const grade: Placed = { id: uuidv7(), tenantId: school.tenantId, kind: 'grade', isNew: true };
  register.grades.set(key, grade);
  push(placement, school.tenantId, {
    id: grade.id,
    parentId: school.id,
    kind: 'grade',
    name: `${cohortNames[stage ?? ''] ?? ''}${entryYear}级`,
    shortName: `${entryYear}级`,
    stage,
    entryYear,
    validFrom: `${entryYear}-09-01`,
  });
  placement.counts.organisationsCreated++;
  return grade;
}

function founded(
  record: OrganisationRecord,
  codes: OrganisationCode[],
  parentId: string,
  scope: Scope,
  taken: boolean,
): OrganisationInput {
  const id = isUuid(record.key) && !taken ? record.key : uuidv7();
  return {
    id,
    parentId,
    kind: record.kind,
    schoolType: record.schoolType,
    name: record.name,
    shortName: record.shortName,
    regionCode: record.regionCode,
    stage: record.stage,
    entryYear: record.entryYear,
    classNumber: record.classNumber,
    mixedGrades: record.mixedGrades,
    address: record.address,
    externalId: id === record.key ? undefined : externalKey(scope.system, record.key),
    codes,
    validFrom: record.entryYear ? `${record.entryYear}-09-01` : scope.today,
  };
}

function updated(
  known: CodedOrganisation,
  record: OrganisationRecord,
  codes: OrganisationCode[],
): OrganisationInput {
  return {
    id: known.id,
    parentId: known.parentId,
    kind: known.kind,
    schoolType: record.schoolType ?? known.schoolType,
    name: record.name,
    shortName: record.shortName ?? known.shortName,
    regionCode: record.regionCode ?? known.regionCode,
    stage: record.stage ?? known.stage,
    entryYear: record.entryYear ?? known.entryYear,
    classNumber: record.classNumber ?? known.classNumber,
    mixedGrades: record.mixedGrades ?? known.mixedGrades,
    sortOrder: known.sortOrder,
    address: record.address ?? known.address,
    externalId: known.externalId,
    codes: codes.filter(
      (code) => !known.codes.some((held) => held.type === code.type && held.value === code.value),
    ),
    validFrom: known.validFrom,
    validTo: known.validTo,
  };
}

const warnRemoved = (told: ReturnType<typeof rowIssues>) =>
  told.warn('status', 'tobedeleted', 'organisation.removed', {
    zh: '机构不通过导入撤销：请在机构管理中办理撤销',
    en: 'organisations are not closed by an import: close them in the directory',
  });

async function placeTerms(
  ctx: Ctx,
  records: readonly TermRecord[],
  scope: Scope,
  placement: Placement,
): Promise<void> {
  const existing = await termsOf(ctx, scope.tenants);
  const ids = new Map<string, string>();
  for (const record of records) {
    const external = externalKey(scope.system, record.key);
    const known = existing.find((term) => term.id === record.key || term.externalId === external);
    ids.set(record.key, known?.id ?? (isUuid(record.key) ? record.key : uuidv7()));
  }
  const inputs = records
    .filter((record) => !record.removed)
    .map((record): TermInput => {
      const id = ids.get(record.key) as string;
      return {
        id,
        schoolYear: schoolYearOf(record),
        nameZh: record.title,
        nameEn: record.title,
        kind: record.kind,
        parentId: record.parentKey === undefined ? undefined : ids.get(record.parentKey),
        startsOn: record.startsOn,
        endsOn: record.endsOn,
        externalId: id === record.key ? undefined : externalKey(scope.system, record.key),
      };
    });
  const all = [...inputs, ...existing];
  placement.currentTermId = all.find(
    ({ kind, startsOn, endsOn }) =>
      (kind === 'term' || kind === 'semester') && startsOn <= scope.today && scope.today <= endsOn,
  )?.id;
  // Every tenant that gets people gets the terms too; a known term keeps its English name.
  for (const tenantId of placement.schools.keys()) {
    structureOf(placement, tenantId).terms.push(
      ...inputs.map((input) => {
        const known = existing.find((term) => term.id === input.id && term.tenantId === tenantId);
        return known ? { ...input, nameEn: known.nameEn } : input;
      }),
    );
  }
}

/** OneRoster names a school year by the year in which it ends: 2027 is 2026-2027. */
function schoolYearOf({ schoolYear, startsOn }: TermRecord): string {
  if (/^\d{4}$/.test(schoolYear)) return `${Number(schoolYear) - 1}-${schoolYear}`;
  const year = Number(startsOn.slice(0, 4)) - (startsOn.slice(5) < '08-01' ? 1 : 0);
  return /^\d{4}-\d{4}$/.test(schoolYear) ? schoolYear : `${year}-${year + 1}`;
}
