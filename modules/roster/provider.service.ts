import {
  type EnrolmentFilter,
  exchangeCounts,
  exchangeEnrolments,
  exchangeOrganisations,
  exchangePeople,
  exchangeTeachings,
  organisationCodes,
  type PeopleFilter,
  type Stretch,
  type TeachingFilter,
  type Term,
  termsOf,
} from '#modules/directory/index.ts';
import { authorise } from '#platform/auth/authorise.ts';
import { isUuid } from '#platform/codes/uuid.ts';
import { type Ctx, grantOf } from '#platform/ctx.ts';
import { keptFor } from './kept.ts';
import {
  courseIdOf,
  type OneRosterObject,
  type Refs,
  toClass,
  toCourse,
  toDemographics,
  toEnrollment,
  toOrg,
  toSession,
  toTeacherEnrollment,
  toUser,
} from './provider-objects.ts';
import type { Collection, Part } from './provider-page.ts';
import {
  classById,
  keptMs,
  mostSmall,
  mustExist,
  orgKinds,
  type Resource,
  schoolKinds,
  schoolsOf,
  termIdsOf,
  unknown,
  type View,
  viewOf,
  type Within,
} from './provider-view.service.ts';

/**
 * One collection of the OneRoster provider, as far as the application's grant reaches.
 * @throws auth.forbidden without the scope, resource.not-found when what it lies within is not there
 */
export async function openCollection(
  ctx: Ctx,
  resource: Resource,
  within: Within,
  ref: Refs,
): Promise<Collection> {
  admit(ctx, resource, within);
  const view = await viewOf(ctx, ref);
  await mustExist(view, within);
  return collections[resource](view, within);
}

function admit(ctx: Ctx, resource: Resource, within: Within): void {
  // Nested paths are of the full roster scope alone (REST binding, section 3.3).
  const nested = Object.keys(within).length > 0;
  const kind = resource === 'demographics' ? 'demographics' : nested ? 'full' : 'core';
  authorise(ctx, `roster.${kind}.read`);
}

type Make = (view: View, within: Within) => Promise<Collection>;

const small = (objects: OneRosterObject[]): Collection => ({ objects });

const sessions =
  (kinds: readonly Term['kind'][]): Make =>
  async (view, { school, term }) => {
    const all = await termsOf(view.ctx, view.scope.tenants);
    const tenantId = school ? (await schoolsOf(view)).byId.get(school)?.tenantId : undefined;
    const seen = new Set<string>();
    const chosen = all.filter((one) => {
      if (
        !kinds.includes(one.kind) ||
        (tenantId && one.tenantId !== tenantId) ||
        (term && one.parentId !== term)
      )
        return false;
      // Bureaus of one region share their terms; each is told once.
      if (seen.has(one.id)) return false;
      seen.add(one.id);
      return true;
    });
    return small(chosen.map((one) => toSession(one, all, view.ref)).sort(bySourcedId));
  };

const bySourcedId = (a: OneRosterObject, b: OneRosterObject) => (a.sourcedId < b.sourcedId ? -1 : 1);

const orgs =
  (kinds: readonly string[]): Make =>
  async (view) => {
    const { orgs: all } = await schoolsOf(view);
    const codes = await keptFor(`codes ${view.key}`, keptMs, () =>
      organisationCodes(view.ctx, view.scope.tenants),
    );
    const children = new Map<string, string[]>();
    for (const one of all)
      if (one.parentId) children.set(one.parentId, [...(children.get(one.parentId) ?? []), one.id]);
    const parts = {
      tenants: view.tenants,
      codes,
      children,
      known: new Set(all.map(({ id }) => id)),
      today: view.today,
    };
    return small(
      all
        .filter(({ kind }) => kinds.includes(kind))
        .map((one) => toOrg(one, parts, view.ref))
        .sort(bySourcedId),
    );
  };

const classes: Make = async (view, within) => {
  const { school, course, term, user, student, teacher } = within;
  const person = user ?? student ?? teacher;
  const filter = {
    kinds: ['class'],
    ...(school && { below: (await schoolsOf(view)).byId.get(school)?.path ?? '#' }),
    ...(person && { ids: await classIdsOf(view, person, within) }),
  };
  const schools = await schoolsOf(view);
  const terms = await termIdsOf(view);
  const part: Part = {
    count: () => exchangeCounts.organisations(view.ctx, view.scope, filter),
    page: async (stretch, changedSince) => {
      const rows = await exchangeOrganisations(
        view.ctx,
        view.scope,
        { ...filter, ...(changedSince && { changedSince }) },
        stretch,
      );
      const objects = rows.flatMap((row) => {
        const home = schools.above(row.path);
        return home ? [toClass(row, home.id, terms.get(row.tenantId) ?? [], view.today, view.ref)] : [];
      });
      return { objects, next: nextOf(rows, stretch) };
    },
  };
  if (!course && !term) return { parts: [part] };
  // Few ask for these: the classes of a course or a term are picked from all of them.
  const { objects } = await part.page({ limit: mostSmall }, undefined);
  const leads = (object: OneRosterObject) =>
    course
      ? (object.course as { sourcedId: string }).sourcedId === course
      : (object.terms as { sourcedId: string }[]).some(({ sourcedId }) => sourcedId === term);
  return small(objects.filter(leads));
};

async function classIdsOf(
  { ctx, scope }: View,
  personId: string,
  { student, teacher }: Within,
): Promise<string[]> {
  const limit = 1000;
  const enrolments = teacher
    ? []
    : await exchangeEnrolments(ctx, scope, { personIds: [personId] }, { limit });
  const teachings = student ? [] : await exchangeTeachings(ctx, scope, { personIds: [personId] }, { limit });
  return [
    ...new Set(
      [...enrolments, ...teachings].flatMap(({ classId, validTo }) => (classId && !validTo ? [classId] : [])),
    ),
  ];
}

const courses: Make = async (view, { school }) => {
  const below = school ? { below: (await schoolsOf(view)).byId.get(school)?.path ?? '#' } : {};
  const { tenantId } = grantOf(view.ctx);
  const owner = view.tenants.find(({ id }) => id === tenantId)?.organisationId ?? tenantId;
  const groups = await keptFor(`courses ${view.key} ${school ?? ''}`, keptMs, () =>
    exchangeOrganisations(view.ctx, view.scope, { kinds: ['class'], ...below }, { limit: mostSmall }),
  );
  const changed = new Map<string, Date>();
  for (const group of groups) {
    const id = courseIdOf(group, view.today);
    const before = changed.get(id);
    if (!before || before < group.updatedAt) changed.set(id, group.updatedAt);
  }
  return small([...changed].map(([id, at]) => toCourse(id, owner, at, view.ref)).sort(bySourcedId));
};

const people =
  (
    kind: PeopleFilter['kind'],
    make: (view: View) => (person: Parameters<typeof toUser>[0]) => OneRosterObject,
  ): Make =>
  async (view, within) => {
    const { school, class: group } = within;
    const filter: PeopleFilter = {
      ...(kind && { kind }),
      ...(group ? { ids: await memberIdsOf(view, group, kind) } : school && { schoolId: school }),
    };
    const toObject = make(view);
    return {
      parts: [
        {
          count: () =>
            keptFor(`count people ${view.key} ${JSON.stringify(filter)}`, keptMs, () =>
              exchangeCounts.people(view.ctx, view.scope, filter),
            ),
          page: async (stretch, changedSince) => {
            const { people, next } = await exchangePeople(
              view.ctx,
              view.scope,
              { ...filter, ...(changedSince && { changedSince }) },
              stretch,
            );
            return { objects: people.map(toObject), next };
          },
        },
      ],
    };
  };

async function memberIdsOf(
  { ctx, scope }: View,
  classId: string,
  kind: PeopleFilter['kind'],
): Promise<string[]> {
  const filter = { classIds: [classId] };
  const rows =
    kind === 'pupil'
      ? await exchangeEnrolments(ctx, scope, filter, { limit: 5000 })
      : await exchangeTeachings(ctx, scope, filter, { limit: 5000 });
  return [...new Set(rows.filter(({ validTo }) => !validTo).map(({ personId }) => personId))];
}

const enrollments: Make = async (view, { school, class: group }) => {
  const schools = await schoolsOf(view);
  const home = school ? schools.byId.get(school) : undefined;
  const classIds = group
    ? [group]
    : home &&
      (
        await exchangeOrganisations(
          view.ctx,
          view.scope,
          { kinds: ['class'], below: home.path },
          { limit: mostSmall },
        )
      ).map(({ id }) => id);
  const ofPupils: EnrolmentFilter = { ...(group ? { classIds: [group] } : school && { schoolId: school }) };
  const ofTeachers: TeachingFilter = classIds ? { classIds } : {};
  const counted = (name: string, filter: object, count: () => Promise<number>) =>
    keptFor(
      `count ${name} ${view.key} ${school ?? ''} ${group ?? ''} ${Object.keys(filter).join()}`,
      keptMs,
      count,
    );
  return {
    parts: [
      {
        count: () =>
          counted('enrolments', ofPupils, () => exchangeCounts.enrolments(view.ctx, view.scope, ofPupils)),
        page: async (stretch, changedSince) => {
          const rows = await exchangeEnrolments(
            view.ctx,
            view.scope,
            { ...ofPupils, ...(changedSince && { changedSince }) },
            stretch,
          );
          const objects = rows.flatMap((row) =>
            row.classId ? [toEnrollment({ ...row, classId: row.classId }, view.today, view.ref)] : [],
          );
          return { objects, next: nextOf(rows, stretch) };
        },
      },
      {
        count: () =>
          counted('teachings', ofTeachers, () => exchangeCounts.teachings(view.ctx, view.scope, ofTeachers)),
        page: async (stretch, changedSince) => {
          const rows = await exchangeTeachings(
            view.ctx,
            view.scope,
            { ...ofTeachers, ...(changedSince && { changedSince }) },
            stretch,
          );
          const groups = new Map(
            (
              await exchangeOrganisations(
                view.ctx,
                view.scope,
                { ids: [...new Set(rows.map(({ classId }) => classId))] },
                { limit: stretch.limit },
              )
            ).map((one) => [one.id, one]),
          );
          const objects = rows.flatMap((row) => {
            const at = schools.above(groups.get(row.classId)?.path ?? '');
            return at ? [toTeacherEnrollment(row, at.id, view.today, view.ref)] : [];
          });
          return { objects, next: nextOf(rows, stretch) };
        },
      },
    ],
  };
};

function nextOf(rows: readonly { tenantId: string; id: string }[], { limit }: Stretch): Stretch['after'] {
  const last = rows.at(-1);
  return rows.length === limit && last ? { tenantId: last.tenantId, id: last.id } : undefined;
}

const userOf = (view: View) => (person: Parameters<typeof toUser>[0]) => toUser(person, view.ref);

const collections: Record<Resource, Make> = {
  orgs: orgs(orgKinds),
  schools: orgs(schoolKinds),
  academicSessions: sessions(['school-year', 'term', 'semester', 'grading-period']),
  terms: sessions(['term', 'semester']),
  gradingPeriods: sessions(['grading-period']),
  courses,
  classes,
  users: people(undefined, userOf),
  students: people('pupil', userOf),
  teachers: people('staff', userOf),
  enrollments,
  demographics: people(undefined, () => toDemographics),
};

/** One object by its sourcedId. @throws resource.not-found */
export async function getObject(
  ctx: Ctx,
  resource: Resource,
  sourcedId: string,
  ref: Refs,
): Promise<OneRosterObject> {
  admit(ctx, resource, {});
  const view = await viewOf(ctx, ref);
  const found = await singles(view, resource, sourcedId);
  if (!found) throw unknown();
  return found;
}

async function singles(view: View, resource: Resource, id: string): Promise<OneRosterObject | undefined> {
  if (resource === 'courses')
    return (await courses(view, {})).objects?.find(({ sourcedId }) => sourcedId === id);
  if (!isUuid(id)) return undefined;
  const { ctx, scope, ref, today } = view;
  switch (resource) {
    case 'classes': {
      const group = await classById(view, id);
      const home = (await schoolsOf(view)).above(group.path);
      return home && toClass(group, home.id, (await termIdsOf(view)).get(group.tenantId) ?? [], today, ref);
    }
    case 'enrollments': {
      const [row] = await exchangeEnrolments(ctx, scope, { ids: [id] }, { limit: 1 });
      if (row?.classId) return toEnrollment({ ...row, classId: row.classId }, today, ref);
      const [teaching] = await exchangeTeachings(ctx, scope, { ids: [id] }, { limit: 1 });
      const group = teaching && (await classById(view, teaching.classId));
      const home = group && (await schoolsOf(view)).above(group.path);
      return teaching && home && toTeacherEnrollment(teaching, home.id, today, ref);
    }
    case 'users':
    case 'students':
    case 'teachers':
    case 'demographics': {
      const kind =
        resource === 'students'
          ? ('pupil' as const)
          : resource === 'teachers'
            ? ('staff' as const)
            : undefined;
      const { people } = await exchangePeople(
        ctx,
        scope,
        { ids: [id], ...(kind && { kind }) },
        { limit: 50 },
      );
      return people[0] && (resource === 'demographics' ? toDemographics(people[0]) : toUser(people[0], ref));
    }
    default:
      return (await collections[resource](view, {})).objects?.find(({ sourcedId }) => sourcedId === id);
  }
}
