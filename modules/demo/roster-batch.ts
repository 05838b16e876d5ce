import type { OrganisationInput, RosterBatch } from '#modules/directory/index.ts';
import type { Organisation, PeopledOrganisation, PersonRecord, Region } from './types.ts';

/** Organisations as the directory takes them, numbered among their siblings in the order in which they were made. */
export function organisationInputs(organisations: readonly Organisation[]): OrganisationInput[] {
  const siblings = new Map<string | undefined, number>();
  return organisations.map((organisation) => {
    const sortOrder = (siblings.get(organisation.parentId) ?? 0) + 1;
    siblings.set(organisation.parentId, sortOrder);
    const { isCentre: _centre, levels: _levels, tenantId: _tenant, ...input } = organisation;
    return { ...input, sortOrder };
  });
}

/** Bureaus and schools of one tenant that are written together: `upTo` counts all those before the next portion. */
export type Portion = {
  tenantId: string;
  homes: readonly PeopledOrganisation[];
  people: number;
  upTo: number;
};

/** Cuts the region into portions of one tenant and about this many people, from the home with this number on. */
export function* portionsOf(region: Region, from: number, most = 4000): Generator<Portion> {
  const homes = [...region.bureaus, ...region.schools];
  let first = from;
  while (first < homes.length) {
    const tenantId = homes[first]?.organisation.tenantId as string;
    let next = first;
    let people = 0;
    while (next < homes.length && homes[next]?.organisation.tenantId === tenantId) {
      const size = headcount(homes[next] as PeopledOrganisation);
      if (people > 0 && people + size > most) break;
      people += size;
      next++;
    }
    yield { tenantId, homes: homes.slice(first, next), people, upTo: next };
    first = next;
  }
}

const headcount = ({ totals }: PeopledOrganisation) => totals.staff + totals.pupils + totals.guardians;

/** What follows from no register and is therefore granted: 三员. */
const granted = new Set(['system-admin', 'security-admin', 'audit-admin']);

/** The people of a portion with all their rows. */
export function batchOf({ homes }: Portion): Required<Omit<RosterBatch, 'terms' | 'organisations'>> {
  const batch = {
    people: [] as NonNullable<RosterBatch['people']>[number][],
    enrolments: [] as PersonRecord['enrolments'],
    postings: [] as PersonRecord['postings'],
    teachings: [] as PersonRecord['teachings'],
    guardianships: [] as PersonRecord['guardianships'],
    roleAssignments: [] as PersonRecord['roles'],
  };
  for (const home of homes) {
    for (const { person, identifiers, roles, ...rows } of home.people()) {
      const { id, number, name, sex, birthDate, ethnicity } = person;
      batch.people.push({ id, number, name, sex, birthDate, ethnicity, identifiers });
      batch.enrolments.push(...rows.enrolments);
      batch.postings.push(...rows.postings);
      batch.teachings.push(...rows.teachings);
      batch.guardianships.push(...rows.guardianships);
      batch.roleAssignments.push(...roles.filter(({ role }) => granted.has(role)));
    }
  }
  return batch;
}

export function countRows(batch: RosterBatch): number {
  return Object.values(batch).reduce((sum, rows) => sum + rows.length, 0);
}
