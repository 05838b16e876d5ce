import { isCalendarDay } from '#platform/codes/dates.ts';
import { type RowIssues, rowIssues } from './cells.ts';
import type { IssueList } from './issues.ts';
import type { OneRosterFile } from './oneroster-columns.ts';
import type { Manifest } from './oneroster-manifest.ts';
import { openTable } from './oneroster-table.ts';
import type { OrganisationRecord, Structure, TermRecord } from './records.ts';
import type { ZipEntry } from './zip.ts';

type Files = ReadonlyMap<string, ZipEntry>;
type Row = { cell: (column: string) => string; row: number; told: RowIssues };

const mostStructureRows = 400_000;

/** Terms, organisations and classes of the set; small enough to be held. */
export async function readStructure(files: Files, manifest: Manifest, issues: IssueList): Promise<Structure> {
  const structure: Structure = { terms: [], organisations: [] };
  const keys = new Map<string, number>();
  const fresh = ({ cell, told, row }: Row, file: string): boolean => {
    const key = `${file} ${cell('sourcedId')}`;
    const before = keys.get(key);
    if (cell('sourcedId') === '')
      told.error('sourcedId', '', 'key.missing', { zh: 'sourcedId 不能为空', en: 'a sourcedId is needed' });
    else if (before !== undefined) {
      told.error('sourcedId', cell('sourcedId'), 'key.repeated', {
        zh: `sourcedId 与第 ${before} 行重复`,
        en: `this sourcedId stands in line ${before} too`,
      });
    } else {
      keys.set(key, row);
      return true;
    }
    return false;
  };
  await eachRow(files, manifest, 'academicSessions', issues, (row) => {
    const term = fresh(row, 'terms') && readTerm(row);
    if (term) structure.terms.push(term);
  });
  await eachRow(files, manifest, 'orgs', issues, (row) => {
    const organisation = fresh(row, 'orgs') && readOrg(row);
    if (organisation) structure.organisations.push(organisation);
  });
  await eachRow(files, manifest, 'classes', issues, (row) => {
    const group = fresh(row, 'orgs') && readClass(row);
    if (group) structure.organisations.push(group);
  });
  return structure;
}

async function eachRow(
  files: Files,
  manifest: Manifest,
  name: OneRosterFile,
  issues: IssueList,
  take: (row: Row) => void,
): Promise<void> {
  const table = await openTable(files, manifest, name, issues);
  if (!table) return;
  let count = 0;
  for await (const { rows, lines } of table.batches()) {
    for (const [i, cells] of rows.entries()) {
      if (++count > mostStructureRows) return;
      const row = lines[i] as number;
      const cell = (column: string) => {
        const at = table.at(column);
        return at < 0 ? '' : (cells[at] as string).trim();
      };
      take({ cell, row, told: rowIssues(issues, { file: `${name}.csv`, row }) });
    }
  }
}

const termKinds: Readonly<Record<string, TermRecord['kind']>> = {
  schoolYear: 'school-year',
  term: 'term',
  semester: 'semester',
  gradingPeriod: 'grading-period',
};

function readTerm({ cell, row, told }: Row): TermRecord | undefined {
  const kind = termKinds[cell('type')];
  if (!kind) {
    told.error('type', cell('type'), 'session.type', {
      zh: '类型应为 schoolYear、term、semester 或 gradingPeriod',
      en: 'the type is schoolYear, term, semester or gradingPeriod',
    });
    return undefined;
  }
  const [startsOn, endsOn] = [cell('startDate'), cell('endDate')];
  if (!isCalendarDay(startsOn) || !isCalendarDay(endsOn) || endsOn < startsOn) {
    told.error('startDate', `${startsOn} – ${endsOn}`, 'session.dates', {
      zh: '起止日期无效',
      en: 'the dates are not a period',
    });
    return undefined;
  }
  return {
    file: 'academicSessions.csv',
    row,
    key: cell('sourcedId'),
    title: cell('title').slice(0, 100),
    kind,
    startsOn,
    endsOn,
    schoolYear: cell('schoolYear'),
    parentKey: cell('parentSourcedId') || undefined,
    removed: cell('status') === 'tobedeleted',
  };
}

const orgKinds: Readonly<Record<string, OrganisationRecord['kind']>> = {
  school: 'school',
  department: 'department',
  local: 'bureau',
  district: 'bureau',
  state: 'bureau',
  national: 'bureau',
};
const ourKinds = new Set<string>(['bureau', 'school', 'campus', 'teaching-point', 'department', 'group']);
const longestName = 120;

function readOrg({ cell, row, told }: Row): OrganisationRecord | undefined {
  const ours = cell('metadata.cn.organisationKind');
  const kind = ourKinds.has(ours) ? (ours as OrganisationRecord['kind']) : orgKinds[cell('type')];
  if (!kind) {
    told.error('type', cell('type'), 'org.type', {
      zh: '类型应为 school、department、local、district、state 或 national',
      en: 'the type is school, department, local, district, state or national',
    });
    return undefined;
  }
  const codes: OrganisationRecord['codes'] = [];
  const identifier = cell('identifier');
  if (/^\d{10}$/.test(identifier)) codes.push({ type: 'school-code', value: identifier });
  const credit = cell('metadata.cn.creditCode') || (/^[0-9A-Z]{18}$/.test(identifier) ? identifier : '');
  if (credit) codes.push({ type: 'credit-code', value: credit.toUpperCase() });
  return {
    file: 'orgs.csv',
    row,
    key: cell('sourcedId'),
    kind,
    name: named(cell('name'), 'name', told),
    schoolType: cell('metadata.cn.schoolType') || undefined,
    regionCode: cell('metadata.cn.regionCode') || undefined,
    address: cell('metadata.cn.address').slice(0, 300) || undefined,
    codes,
    parentKey: cell('parentSourcedId') || undefined,
    removed: cell('status') === 'tobedeleted',
  };
}

function readClass({ cell, row, told }: Row): OrganisationRecord {
  const number = (column: string) => (/^\d{1,4}$/.test(cell(column)) ? Number(cell(column)) : undefined);
  return {
    file: 'classes.csv',
    row,
    key: cell('sourcedId'),
    kind: 'class',
    name: named(cell('title'), 'title', told),
    codes: [],
    parentKey: cell('metadata.cn.campusSourcedId') || cell('schoolSourcedId') || undefined,
    stage: cell('metadata.cn.stage') || undefined,
    entryYear: number('metadata.cn.entryYear'),
    classNumber: number('metadata.cn.classNumber'),
    mixedGrades: cell('metadata.cn.mixedGrades') === 'true',
    removed: cell('status') === 'tobedeleted',
  };
}

function named(name: string, column: string, told: RowIssues): string {
  if (name === '') told.error(column, '', 'name.empty', { zh: '名称不能为空', en: 'a name is needed' });
  if (name.length > longestName) {
    told.error(column, name, 'name.length', {
      zh: `名称最多 ${longestName} 个字符`,
      en: `a name has at most ${longestName} characters`,
    });
  }
  return name;
}
