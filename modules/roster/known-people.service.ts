import {
  affiliatedBelow,
  type EnrolmentInput,
  type LookupHashes,
  matchPeople,
  membershipsOf,
  type PersonMemberships,
  type PersonSummary,
  peopleByIds,
} from '#modules/directory/index.ts';
import { isUuid } from '#platform/codes/uuid.ts';
import type { Ctx } from '#platform/ctx.ts';
import { externalKey, type Scope } from './place-register.ts';
import type { PersonRecord } from './records.ts';

/** Somebody of a file who is in the directory already. */
export type Known = {
  person: PersonSummary;
  /** Within the import's scope, the tenants where the person is known. */
  tenantIds: string[];
  /** Whether name and numbers may be changed from here. */
  mayEdit: boolean;
  held: Map<string, PersonMemberships>;
  /** Enrolled somewhere that the uploader does not see. */
  enrolledElsewhere: boolean;
};
export type KnownPeople = { get: (key: string) => Known | undefined; taken: Set<string> };

/**
 * Finds who of these is known: by key, by the numbers that only one person has, and by phone and name together.
 * Reads the database in a few statements for the whole batch.
 */
export async function findKnown(
  ctx: Ctx,
  records: readonly PersonRecord[],
  scope: Scope,
  hashes: LookupHashes,
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
export const personKey = (scope: Scope, key: string) =>
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

/** Whether an enrolment is running on a day. */
export const lasts = ({ status, validTo }: Pick<EnrolmentInput, 'status' | 'validTo'>, today: string) =>
  (status === 'active' || status === 'admitted' || status === 'suspended') &&
  (validTo === undefined || validTo > today);
