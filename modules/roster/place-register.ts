import type {
  CodedOrganisation,
  OrganisationCode,
  OrganisationInput,
  Tenant,
  TermInput,
} from '#modules/directory/index.ts';
import { isUuid } from '#platform/codes/uuid.ts';
import type { OrganisationRecord } from './records.ts';
import { closest } from './sheet-cells.ts';
import { classNames, spokenName } from './sheet-reader.ts';

/** Where an import may write: the uploader's node and what is below it. */
export type Scope = { path: string; tenants: readonly string[]; system: string; today: string };

/** An organisation that a key of the file means. */
export type Placed = { id: string; tenantId: string; kind: OrganisationRecord['kind']; isNew: boolean };

export type Placement = {
  find: (key: string) => Placed | undefined;
  /** What a key that leads nowhere reads like, and what it may have meant. */
  explain: (key: string) => { text: string; near: string | undefined };
  /** What must be written before people can be, by tenant. */
  structure: Map<string, { terms: TermInput[]; organisations: OrganisationInput[] }>;
  /** The term that runs today. */
  currentTermId: string | undefined;
  /** Schools that the file names, by tenant: those whose rosters it tells. */
  schools: Map<string, string[]>;
  counts: { organisationsCreated: number; organisationsMatched: number };
};

/** An external key as the directory keeps it: foreign keys carry whose they are, so two systems cannot collide. */
export const externalKey = (system: string, key: string) => `${system}:${key}`.slice(0, 300);

export const isSchool = (kind: string) => kind === 'school' || kind === 'teaching-point' || kind === 'campus';

/** The organisations that are there, by all that a file may call them. */
export type Register = {
  explain: Placement['explain'];
  byKey: (key: string) => Placed | undefined;
  match: (
    record: OrganisationRecord,
    codes: readonly OrganisationCode[],
    parent: Placed | undefined,
  ) => CodedOrganisation | undefined;
  /** Where what has no parent in the file is put. */
  top: Placed | undefined;
  grades: Map<string, Placed>;
};

export function registerOf(
  existing: readonly CodedOrganisation[],
  tenants: readonly Tenant[],
  scope: Scope,
): Register {
  const byId = new Map(existing.map((one) => [one.id, one]));
  const byExternal = new Map<string, CodedOrganisation>();
  const byCode = new Map<string, CodedOrganisation>();
  const bureaus = new Map<string, CodedOrganisation>();
  const inSchool = new Map<string, CodedOrganisation>();
  const grades = new Map<string, Placed>();
  const byPath = new Map(existing.map((one) => [one.path, one]));
  for (const one of existing) {
    if (one.externalId) byExternal.set(one.externalId, one);
    for (const { type, value } of one.codes) byCode.set(`${type}:${value}`, one);
    if (one.kind === 'bureau') {
      bureaus.set(`name:${one.name}`, one);
      const tenant = tenants.find(({ organisationId }) => organisationId === one.id);
      if (tenant && one.regionCode) bureaus.set(`region:${one.regionCode}`, one);
    }
    if (one.kind === 'grade' && one.parentId) {
      grades.set(gradeKey(one.parentId, one.stage, one.entryYear), {
        id: one.id,
        tenantId: one.tenantId,
        kind: 'grade',
        isNew: false,
      });
    }
    if (one.kind === 'class') {
      for (let path = one.path.slice(0, -13); path.length > 0; path = path.slice(0, -13)) {
        const above = byPath.get(path);
        if (!above || !isSchool(above.kind)) continue;
        for (const key of classKeys(above.id, one)) if (!inSchool.has(key)) inSchool.set(key, one);
      }
    }
  }
  const ofSheet = sheetKeys(byCode, inSchool, byPath, scope);
  const find = (key: string) =>
    (isUuid(key) ? byId.get(key) : undefined) ??
    (scope.system === '' ? ofSheet.find(key) : byExternal.get(externalKey(scope.system, key)));
  const node = byPath.get(scope.path) ?? existing[0];
  return {
    explain: ofSheet.explain,
    byKey: (key) => {
      const found = find(key);
      return found && { id: found.id, tenantId: found.tenantId, kind: found.kind, isNew: false };
    },
    match(record, codes, parent) {
      const byOwnKey = find(record.key);
      if (byOwnKey)
        return byOwnKey.kind === record.kind || isSchool(byOwnKey.kind) === isSchool(record.kind)
          ? byOwnKey
          : undefined;
      for (const { type, value } of codes) {
        const found = byCode.get(`${type}:${value}`);
        if (found) return found;
      }
      if (record.kind === 'bureau')
        return (
          bureaus.get(`name:${record.name}`) ??
          (record.regionCode ? bureaus.get(`region:${record.regionCode}`) : undefined)
        );
      if (record.kind === 'class' && parent) {
        return classKeys(parent.id, record)
          .map((key) => inSchool.get(key))
          .find((found) => found !== undefined);
      }
      return undefined;
    },
    top: node && { id: node.id, tenantId: node.tenantId, kind: node.kind, isNew: false },
    grades,
  };
}

/** The keys of our sheets: `school:<code>` and `class:[code, grade, name]` (see sheet-reader.ts). */
function sheetKeys(
  byCode: ReadonlyMap<string, CodedOrganisation>,
  inSchool: ReadonlyMap<string, CodedOrganisation>,
  byPath: ReadonlyMap<string, CodedOrganisation>,
  scope: Scope,
) {
  const schoolOf = (code: string) => byCode.get(`school-code:${code}`);
  const find = (key: string): CodedOrganisation | undefined => {
    if (key.startsWith('school:')) return schoolOf(key.slice(7));
    if (!key.startsWith('class:')) return undefined;
    const [code, grade, name] = JSON.parse(key.slice(6)) as [string, string, string];
    const school = schoolOf(code);
    if (!school) return undefined;
    const { entryYear, number, names } = classNames(grade, name, scope.today);
    for (const stage of stagesOfSchools) {
      const found = inSchool.get(`${school.id} ${stage} ${entryYear} ${number}`);
      if (found) return found;
    }
    return names.map((one) => inSchool.get(`${school.id} ${one}`)).find((one) => one !== undefined);
  };
  const explain = (key: string) => {
    if (!key.startsWith('class:')) return { text: key.replace(/^(school|bureau):/, ''), near: undefined };
    const [code, grade, name] = JSON.parse(key.slice(6)) as [string, string, string];
    const school = schoolOf(code);
    const names = [...byPath.values()].filter(
      (one) => one.kind === 'class' && school && one.path.startsWith(school.path),
    );
    const near = closest(
      grade + name,
      names.map((one) => spokenName(one, scope.today)),
    );
    return { text: grade + name, near };
  };
  return { find, explain };
}

const stagesOfSchools = ['primary', 'junior', 'senior', 'vocational', 'kindergarten', 'special', ''];

/** By what a class is known in its school: cohort and number, or its name. */
function classKeys(
  schoolId: string,
  one: { stage?: string; entryYear?: number; classNumber?: number; name: string },
): string[] {
  const keys = [`${schoolId} ${one.name}`];
  if (one.entryYear && one.classNumber)
    keys.unshift(`${schoolId} ${one.stage ?? ''} ${one.entryYear} ${one.classNumber}`);
  return keys;
}

export const gradeKey = (parentId: string, stage: string | undefined, entryYear: number | undefined) =>
  `${parentId} ${stage ?? ''} ${entryYear ?? ''}`;
