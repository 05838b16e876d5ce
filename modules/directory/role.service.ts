import { permissionsOf } from '#platform/auth/permissions.ts';
import { todayInChina } from '#platform/codes/dates.ts';
import type { Ctx, Grant } from '#platform/ctx.ts';
import { selectEnrolmentPlaces } from './enrolment.queries.ts';
import { selectTenants } from './organisation.queries.ts';
import { selectPerson } from './person.queries.ts';
import type { PersonSummary } from './person.schema.ts';
import { toPersonSummary } from './person.service.ts';
import {
  findRole,
  type HeldRole,
  noPath,
  parseAssignmentId,
  posts,
  type RoleCode,
  roleOfPosting,
  roles,
  toAssignmentId,
  withoutRepeats,
} from './role.policy.ts';
import { type SourceRow, selectAssigned, selectPosted, selectRoleSources } from './role.queries.ts';

/**
 * Every role that a person holds today, in all tenants that know the person: granted ones, and those that follow
 * from enrolments, postings and guardianships. The weightiest first. No right is checked: for signing in.
 */
export async function rolesOf(ctx: Ctx, personId: string): Promise<HeldRole[]> {
  return (await personWithRoles(ctx, personId))?.roles ?? [];
}

/** The same with the person, whom the roles are read by; undefined when nobody has this id. */
export async function personWithRoles(
  ctx: Ctx,
  personId: string,
): Promise<{ person: PersonSummary; roles: HeldRole[] } | undefined> {
  const person = await personOfRoles(ctx, personId);
  if (!person) return undefined;
  const home = seeing(ctx, person.tenants);
  const today = todayInChina(ctx.now().getTime());
  const sources = await selectRoleSources(home.db, person.id, today);
  const held = sources.flatMap((source) => toHeldRole(source) ?? []);
  const guardian = await guardianRole(home, sources, today);
  const roles = withoutRepeats(guardian ? [...held, guardian] : held);
  return { person: toPersonSummary(person), roles };
}

/** Persons belong to no tenant, so outside a transaction the read needs none around it. */
const personOfRoles = ({ db }: Ctx, personId: string) => selectPerson(db.tx ? db : db.scopedTo([]), personId);

const seeing = (ctx: Ctx, tenants: readonly string[]): Ctx => ({
  ...ctx,
  tenants,
  db: ctx.db.scopedTo(tenants),
});

function roleOfSource({ source, code, organisation_kind }: SourceRow): RoleCode | undefined {
  if (source === 'enrolment') return 'pupil';
  if (source === 'posting') return roleOfPosting(code, organisation_kind);
  return findRole(code) ? (code as RoleCode) : undefined;
}

function toHeldRole(row: SourceRow): HeldRole | undefined {
  const role = row.source === 'guardianship' ? undefined : roleOfSource(row);
  if (!role || !row.organisation_id) return undefined;
  const { name, home } = roles[role];
  return {
    assignmentId: toAssignmentId(row.source, row.tenant_id, row.id),
    role,
    roleName: name,
    organisation: { id: row.organisation_id, name: row.organisation_name ?? '', kind: row.organisation_kind },
    tenantId: row.tenant_id,
    path: row.path,
    tenants: row.tenants.includes(row.tenant_id) ? row.tenants : [row.tenant_id, ...row.tenants],
    home,
  };
}

/** One role for all children together: a parent of three does not switch between them. */
async function guardianRole(
  ctx: Ctx,
  sources: readonly SourceRow[],
  today: string,
): Promise<HeldRole | undefined> {
  const guardianships = sources
    .filter(({ source }) => source === 'guardianship')
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const [first] = guardianships;
  if (!first) return undefined;
  const organisation = first.organisation_id
    ? { id: first.organisation_id, name: first.organisation_name ?? '', kind: 'school' }
    : await placeElsewhere(ctx, first, today);
  return {
    assignmentId: toAssignmentId('guardianship', first.tenant_id, first.id),
    role: 'guardian',
    roleName: roles.guardian.name,
    organisation,
    tenantId: first.tenant_id,
    path: noPath,
    tenants: [...new Set(guardianships.map((row) => row.tenant_id))],
    home: 'guardian',
  };
}

/** The school in another county that a child moved to, or the bureau of the one that it left. */
async function placeElsewhere(ctx: Ctx, { tenant_id, code: childId }: SourceRow, today: string) {
  const [place] = await selectEnrolmentPlaces(ctx.db, [childId], today);
  if (place) return { id: place.school_id, name: place.school_name, kind: 'school' };
  const bureau = (await selectTenants(ctx.db)).find(({ id }) => id === tenant_id);
  return { id: bureau?.organisation_id ?? tenant_id, name: bureau?.name ?? '', kind: 'bureau' };
}

/**
 * The rights of one held role, read afresh: undefined once it was revoked, ended, or never was this person's.
 * One statement, because each request asks it; two for a guardian, whose children may live in several counties.
 */
export async function grantFor(ctx: Ctx, personId: string, assignmentId: string): Promise<Grant | undefined> {
  const named = parseAssignmentId(assignmentId);
  if (!named) return undefined;
  const { source, tenantId, id } = named;
  const today = todayInChina(ctx.now().getTime());
  if (source === 'guardianship') {
    // Whichever guardianship was first when the role was chosen: the role lasts as long as there is one.
    const person = await personOfRoles(ctx, personId);
    if (!person) return undefined;
    const home = seeing(ctx, person.tenants);
    const sources = await selectRoleSources(home.db, person.id, today, { source });
    const held = await guardianRole(home, sources, today);
    return held && toGrant(held);
  }
  const [row] = await selectRoleSources(ctx.db.scopedTo([tenantId]), personId, today, { source, id });
  const held = row && toHeldRole(row);
  return held && toGrant(held);
}

/** The rights of a role as it was just read by `rolesOf`. */
export function toGrant({ assignmentId, role, tenantId, organisation, path, tenants }: HeldRole): Grant {
  return {
    assignmentId,
    role,
    tenantId,
    organisationId: organisation.id,
    path,
    tenants,
    permissions: permissionsOf(role),
  };
}

const mostHolders = 20;

/**
 * Who holds a role at an organisation today, by assignment or because of a post there; at most 20. For the platform's
 * procedures: no right is checked.
 */
export async function holdersOf(
  ctx: Ctx,
  {
    tenantId,
    organisationId,
    kind,
    role,
  }: { tenantId: string; organisationId: string; kind: string; role: string },
): Promise<string[]> {
  const db = ctx.db.scopedTo([tenantId]);
  const today = todayInChina(ctx.now().getTime());
  const giving = Object.keys(posts).filter((post) => roleOfPosting(post, kind) === role);
  const where = { tenantId, organisationId, today, limit: mostHolders };
  const [posted, assigned] = await Promise.all([
    selectPosted(db, { ...where, posts: giving }),
    selectAssigned(db, { ...where, role }),
  ]);
  return [...new Set([...posted, ...assigned])].slice(0, mostHolders);
}
