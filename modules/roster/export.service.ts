import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import {
  type ExchangeOrganisation,
  type ExchangePerson,
  type ExchangeScope,
  exchangeEnrolments,
  exchangeOrganisations,
  exchangePeople,
  exchangeTeachings,
  organisationCodes,
  organisationsBelow,
  organisationsByIds,
  type Stretch,
  type Tenant,
  type Term,
  tenantsOf,
  termsOf,
} from '#modules/directory/index.ts';
import { audit } from '#platform/audit.ts';
import { authorise, may } from '#platform/auth/authorise.ts';
import { todayInChina } from '#platform/codes/dates.ts';
import { type Ctx, grantOf } from '#platform/ctx.ts';
import { notFound } from '#platform/errors.ts';
import { csvLine } from './csv.ts';
import { manifestFiles, type OneRosterFile, oneRosterColumns, oneRosterFiles } from './oneroster-columns.ts';
import { courseIdOf, gradeOf, refsTo, toCourse, toUser } from './provider-objects.ts';

type Export = {
  ctx: Ctx;
  scope: ExchangeScope;
  tenants: readonly Tenant[];
  terms: readonly Term[];
  orgs: readonly ExchangeOrganisation[];
  classes: readonly ExchangeOrganisation[];
  ownerId: string;
  today: string;
  /** Whether resident IDs, student numbers and phones may leave. */
  withIdentifiers: boolean;
};

const chunk = 2000;
const mostClasses = 200_000;
const orgKinds = ['bureau', 'school', 'campus', 'teaching-point', 'department'];

/**
 * A node and everything below it as a OneRoster 1.2 CSV set (bulk), streamed. Identifiers are in it only for who may see
 * them in clear; leaving with them is in the audit trail.
 * @throws auth.forbidden, resource.not-found
 */
export async function exportRoster(ctx: Ctx, organisationId?: string): Promise<Readable> {
  const grant = grantOf(ctx);
  const node = (await organisationsByIds(ctx, [organisationId ?? grant.organisationId])).get(
    organisationId ?? grant.organisationId,
  );
  if (!node || !may(ctx, 'roster.export.create', node)) {
    authorise(ctx, 'roster.export.create');
    throw notFound('这个机构', 'organisation');
  }
  const withIdentifiers = may(ctx, 'directory.person.read-sensitive', node);
  await audit(ctx, {
    action: 'roster.export.create',
    tenantId: node.tenantId,
    subject: { type: 'organisation', id: node.id },
    detail: { withIdentifiers },
  });
  const tenants = await tenantsOf(ctx);
  const whole = tenants
    .filter(({ id, path }) => grant.tenants.includes(id) && path.startsWith(node.path))
    .map(({ id }) => id);
  const scope: ExchangeScope =
    whole.length > 0
      ? { tenants: whole, organisationIds: undefined }
      : {
          tenants: [node.tenantId],
          organisationIds: (await organisationsBelow(ctx, [node.tenantId], node.path)).map(({ id }) => id),
        };
  const part: Export = {
    ctx,
    scope,
    tenants,
    terms: await termsOf(ctx, scope.tenants),
    orgs: await exchangeOrganisations(ctx, scope, { kinds: orgKinds }, { limit: mostClasses }),
    classes: await exchangeOrganisations(ctx, scope, { kinds: ['class'] }, { limit: mostClasses }),
    ownerId: node.id,
    today: todayInChina(ctx.now().getTime()),
    withIdentifiers,
  };
  return zipOf(part);
}

function zipOf(part: Export): Readable {
  const zip = new ZipFile();
  const add = (name: string, rows: AsyncIterable<string> | Iterable<string>) =>
    zip.addReadStream(Readable.from(rows), `${name}.csv`);
  add('manifest', manifestRows());
  for (const file of oneRosterFiles) add(file, lines(file, part));
  zip.end();
  // A failure while reading ends the download instead of pretending to be whole.
  const output = zip.outputStream as unknown as Readable;
  zip.on('error', (error: Error) => output.destroy(error));
  return output;
}

function* manifestRows(): Generator<string> {
  yield csvLine(['propertyName', 'value']);
  yield csvLine(['manifest.version', '1.0']);
  yield csvLine(['oneroster.version', '1.2']);
  for (const name of manifestFiles)
    yield csvLine([`file.${name}`, (oneRosterFiles as string[]).includes(name) ? 'bulk' : 'absent']);
  yield csvLine(['source.systemName', 'Tongxue']);
  yield csvLine(['source.systemCode', 'tongxue']);
}

async function* lines(file: OneRosterFile, part: Export): AsyncGenerator<string> {
  yield csvLine(oneRosterColumns[file]);
  let text = '';
  for await (const row of rowsOf[file](part)) {
    text += csvLine(oneRosterColumns[file].map((column) => row[column] ?? ''));
    if (text.length < 64 * 1024) continue;
    yield text;
    text = '';
  }
  if (text) yield text;
}

type Row = Record<string, string | undefined>;
type Rows = (part: Export) => AsyncGenerator<Row>;

const rowsOf: Record<OneRosterFile, Rows> = {
  async *academicSessions({ terms }) {
    const types = {
      'school-year': 'schoolYear',
      term: 'term',
      semester: 'semester',
      'grading-period': 'gradingPeriod',
    };
    const told = new Set<string>();
    for (const term of terms) {
      if (told.has(term.id)) continue;
      told.add(term.id);
      yield {
        sourcedId: term.id,
        title: term.nameZh,
        type: types[term.kind],
        startDate: term.startsOn,
        endDate: term.endsOn,
        parentSourcedId: term.parentId ?? '',
        schoolYear: term.schoolYear.slice(-4),
      };
    }
  },
  async *orgs({ ctx, scope, orgs, tenants }) {
    const codes = await organisationCodes(ctx, scope.tenants);
    const known = new Set(orgs.map(({ id }) => id));
    const types: Record<Tenant['kind'], string> = {
      province: 'state',
      prefecture: 'local',
      county: 'district',
      university: 'school',
    };
    for (const org of orgs) {
      const code = (wanted: string) => codes.get(org.id)?.find(({ type }) => type === wanted)?.value ?? '';
      const tenant = tenants.find(({ organisationId }) => organisationId === org.id);
      yield {
        sourcedId: org.id,
        name: org.name,
        type:
          org.kind === 'bureau'
            ? tenant
              ? types[tenant.kind]
              : 'local'
            : org.kind === 'department'
              ? 'department'
              : 'school',
        identifier: code('school-code') || code('credit-code'),
        parentSourcedId: org.parentId && known.has(org.parentId) ? org.parentId : '',
        'metadata.cn.organisationKind': org.kind,
        'metadata.cn.schoolType': org.schoolType ?? '',
        'metadata.cn.regionCode': org.regionCode ?? '',
        'metadata.cn.creditCode': code('credit-code'),
        'metadata.cn.address': org.address ?? '',
      };
    }
  },
  async *courses({ classes, ownerId, today }) {
    for (const id of new Set(classes.map((group) => courseIdOf(group, today)))) {
      const course = toCourse(id, ownerId, new Date(0), refsTo(''));
      yield {
        sourcedId: id,
        title: String(course.title),
        courseCode: String(course.courseCode),
        grades: (course.grades as string[] | undefined)?.join() ?? '',
        orgSourcedId: ownerId,
      };
    }
  },
  async *classes({ classes, orgs, terms, today }) {
    const byPath = new Map(orgs.map((one) => [one.path, one]));
    const years = terms.filter(
      ({ startsOn, endsOn, kind }) => kind === 'school-year' && startsOn <= today && today <= endsOn,
    );
    for (const group of classes) {
      const { school, campus } = homesOf(group.path, byPath);
      if (!school) continue;
      const year = years.find(({ tenantId }) => tenantId === group.tenantId)?.id;
      yield {
        sourcedId: group.id,
        title: group.name,
        grades: gradeOf(group, today) ?? '',
        courseSourcedId: courseIdOf(group, today),
        classType: 'homeroom',
        schoolSourcedId: school.id,
        termSourcedIds: terms
          .filter((term) => term.tenantId === group.tenantId && year && term.parentId === year)
          .map(({ id }) => id)
          .join(),
        'metadata.cn.stage': group.stage ?? '',
        'metadata.cn.entryYear': group.entryYear === undefined ? '' : String(group.entryYear),
        'metadata.cn.classNumber': group.classNumber === undefined ? '' : String(group.classNumber),
        'metadata.cn.mixedGrades': String(group.mixedGrades),
        'metadata.cn.campusSourcedId': campus?.id ?? '',
      };
    }
  },
  async *users(part) {
    for await (const person of everybody(part, part.withIdentifiers)) {
      const held = person.identifiers;
      yield {
        sourcedId: person.id,
        enabledUser: 'true',
        username: person.number,
        givenName: person.givenName,
        familyName: person.familyName,
        identifier: held['student-number'] ?? held['staff-number'] ?? '',
        email: held.mail ?? '',
        sms: held.phone ?? '',
        phone: held.phone ?? '',
        agentSourcedIds: person.guardians.map(({ id }) => id).join(),
        userMasterIdentifier: person.number,
        primaryOrgSourcedId: person.affiliations[0]?.organisationId ?? '',
        'metadata.cn.name': person.name,
        'metadata.cn.ethnicity': person.ethnicity ?? '',
        'metadata.cn.residentId': held['resident-id'] ?? '',
        'metadata.cn.studentNumber': held['student-number'] ?? '',
        'metadata.cn.staffNumber': held['staff-number'] ?? '',
        'metadata.cn.agentRelations': person.guardians.map(({ relation }) => relation).join(),
      };
    }
  },
  async *roles(part) {
    const ref = refsTo('');
    for await (const person of everybody(part, false)) {
      const roles = toUser(person, ref).roles as {
        roleType: string;
        role: string;
        org: { sourcedId: string };
      }[];
      const told = new Set<string>();
      for (const [i, { roleType, role, org }] of roles.entries()) {
        const posts = person.postings.filter(({ organisationId }) => organisationId === org.sourcedId);
        // Posts are told once, with the first role at their organisation.
        const own = told.has(org.sourcedId) || role === 'guardian' || role === 'student' ? [] : posts;
        if (own.length > 0) told.add(org.sourcedId);
        yield {
          sourcedId: `${person.id}-${i + 1}`,
          userSourcedId: person.id,
          roleType,
          role,
          beginDate: own[0]?.validFrom ?? '',
          orgSourcedId: org.sourcedId,
          'metadata.cn.posts': own.map(({ post }) => post).join(),
        };
      }
    }
  },
  async *enrollments(part) {
    const { ctx, scope, orgs, classes } = part;
    for await (const row of walk((stretch) => exchangeEnrolments(ctx, scope, {}, stretch))) {
      yield {
        sourcedId: row.id,
        classSourcedId: row.classId ?? '',
        schoolSourcedId: row.schoolId,
        userSourcedId: row.personId,
        role: 'student',
        primary: 'false',
        beginDate: row.validFrom,
        endDate: row.validTo ?? '',
        'metadata.cn.entryYear': row.entryYear === undefined ? '' : String(row.entryYear),
        'metadata.cn.residence': row.residence ?? '',
      };
    }
    const byPath = new Map(orgs.map((one) => [one.path, one]));
    const groups = new Map(classes.map((one) => [one.id, one]));
    const heads = await headsOf(part);
    for await (const row of walk((stretch) => exchangeTeachings(ctx, scope, {}, stretch))) {
      const { school } = homesOf(groups.get(row.classId)?.path ?? '', byPath);
      if (!school || row.validTo) continue;
      yield {
        sourcedId: row.id,
        classSourcedId: row.classId,
        schoolSourcedId: school.id,
        userSourcedId: row.personId,
        role: 'teacher',
        primary: String(heads.has(`${row.personId} ${row.classId}`)),
        beginDate: row.validFrom,
        'metadata.cn.subjects': row.subject,
      };
    }
  },
  async *demographics(part) {
    for await (const person of everybody(part, false)) {
      yield {
        sourcedId: person.id,
        birthDate: person.birthDate ?? '',
        sex: person.sex === 'unknown' ? 'unspecified' : person.sex,
        countryOfBirthCode: '',
      };
    }
  },
};

/** The school above a path, and the campus between, if any. */
function homesOf(path: string, byPath: ReadonlyMap<string, ExchangeOrganisation>) {
  let campus: ExchangeOrganisation | undefined;
  for (let at = path; at.length > 0; at = at.slice(0, -13)) {
    const found = byPath.get(at);
    if (found?.kind === 'campus') campus = found;
    if (found?.kind === 'school' || found?.kind === 'teaching-point') return { school: found, campus };
  }
  return { school: undefined, campus };
}

async function* everybody({ ctx, scope }: Export, withIdentifiers: boolean): AsyncGenerator<ExchangePerson> {
  let after: Stretch['after'];
  do {
    const { people, next } = await exchangePeople(
      ctx,
      scope,
      {},
      { after, limit: chunk },
      { withIdentifiers },
    );
    yield* people;
    after = next;
  } while (after);
}

async function* walk<T extends { tenantId: string; id: string }>(
  page: (stretch: Stretch) => Promise<T[]>,
): AsyncGenerator<T> {
  let after: Stretch['after'];
  for (;;) {
    const rows = await page({ after, limit: chunk });
    yield* rows;
    const last = rows.at(-1);
    if (rows.length < chunk || !last) return;
    after = { tenantId: last.tenantId, id: last.id };
  }
}

/** Who is head teacher of which class: `person class`. */
async function headsOf(part: Export): Promise<Set<string>> {
  const heads = new Set<string>();
  for await (const person of everybody(part, false)) {
    for (const { post, organisationId } of person.postings)
      if (post === 'head-teacher') heads.add(`${person.id} ${organisationId}`);
  }
  return heads;
}
