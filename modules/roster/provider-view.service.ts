import {
  type ExchangeOrganisation,
  type ExchangeScope,
  exchangeCounts,
  exchangeOrganisations,
  organisationsBelow,
  type PeopleFilter,
  type Tenant,
  tenantsOf,
  termsOf,
} from '#modules/directory/index.ts';
import { todayInChina } from '#platform/codes/dates.ts';
import { isUuid } from '#platform/codes/uuid.ts';
import { type Ctx, grantOf } from '#platform/ctx.ts';
import { PlatformError } from '#platform/errors.ts';
import { keptFor } from './kept.ts';
import type { Refs } from './provider-objects.ts';

/** What narrows a collection of a nested path: `/schools/{id}/classes`. */
export type Within = {
  school?: string;
  class?: string;
  course?: string;
  term?: string;
  user?: string;
  student?: string;
  teacher?: string;
};

export type Resource =
  | 'orgs'
  | 'schools'
  | 'academicSessions'
  | 'terms'
  | 'gradingPeriods'
  | 'courses'
  | 'classes'
  | 'users'
  | 'students'
  | 'teachers'
  | 'enrollments'
  | 'demographics';

/** What one application sees, and how references to it are written. */
export type View = {
  ctx: Ctx;
  ref: Refs;
  scope: ExchangeScope;
  tenants: readonly Tenant[];
  today: string;
  key: string;
};

export const orgKinds = ['bureau', 'school', 'campus', 'teaching-point', 'department'];
export const schoolKinds = ['school', 'campus', 'teaching-point'];
/** Structure changes seldom and is asked for with every page: it is kept for this long. */
export const keptMs = 30_000;
export const mostSmall = 50_000;

export async function viewOf(ctx: Ctx, ref: Refs): Promise<View> {
  const { tenantId, path, tenants: tenantIds } = grantOf(ctx);
  const tenants = await tenantsOf(ctx);
  const whole = tenants.some((tenant) => tenant.path === path);
  const organisationIds = whole
    ? undefined
    : (await organisationsBelow(ctx, [tenantId], path)).map(({ id }) => id);
  return {
    ctx,
    ref,
    scope: { tenants: tenantIds, organisationIds },
    tenants,
    today: todayInChina(ctx.now().getTime()),
    key: `${path} ${tenantIds.join()}`,
  };
}

export const unknown = () => new PlatformError('resource.not-found');

/** The schools of the view by id, and the one that a path leads through. */
export async function schoolsOf({ ctx, scope, key }: View) {
  return keptFor(`schools ${key}`, keptMs, async () => {
    const orgs = await exchangeOrganisations(ctx, scope, { kinds: orgKinds }, { limit: mostSmall });
    const schools = new Map(
      orgs.filter(({ kind }) => schoolKinds.includes(kind)).map((one) => [one.path, one]),
    );
    const above = (path: string): ExchangeOrganisation | undefined => {
      for (let at = path; at.length > 0; at = at.slice(0, -13)) {
        const found = schools.get(at);
        if (found) return found;
      }
      return undefined;
    };
    return { orgs, byId: new Map(orgs.map((one) => [one.id, one])), above };
  });
}

export async function classById({ ctx, scope }: View, id: string): Promise<ExchangeOrganisation> {
  const [group] = isUuid(id)
    ? await exchangeOrganisations(ctx, scope, { kinds: ['class'], ids: [id] }, { limit: 1 })
    : [];
  if (!group) throw unknown();
  return group;
}

export async function mustExist(view: View, within: Within): Promise<void> {
  const { school, class: group, term, user, student, teacher } = within;
  if (school && !schoolKinds.includes((await schoolsOf(view)).byId.get(school)?.kind ?? '')) throw unknown();
  if (group) {
    const found = await classById(view, group);
    if (school && (await schoolsOf(view)).above(found.path)?.id !== school) throw unknown();
  }
  if (term && !(await termsOf(view.ctx, view.scope.tenants)).some(({ id }) => id === term)) throw unknown();
  const person = user ?? student ?? teacher;
  if (person) {
    const kind = student ? 'pupil' : teacher ? 'staff' : undefined;
    const filter: PeopleFilter = { ids: [person], ...(kind && { kind }) };
    if (!isUuid(person) || (await exchangeCounts.people(view.ctx, view.scope, filter)) === 0) throw unknown();
  }
}

/** Classes of this school year are tied to its terms. */
export async function termIdsOf(view: View): Promise<Map<string, string[]>> {
  const all = await keptFor(`terms ${view.key}`, keptMs, () => termsOf(view.ctx, view.scope.tenants));
  const byTenant = new Map<string, string[]>();
  for (const term of all) {
    const year = all.find(({ id, tenantId }) => id === term.parentId && tenantId === term.tenantId);
    if (!year || view.today < year.startsOn || view.today > year.endsOn) continue;
    byTenant.set(term.tenantId, [...(byTenant.get(term.tenantId) ?? []), term.id]);
  }
  return byTenant;
}
