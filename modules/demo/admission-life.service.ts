import { addSamplePlans, type SampleFamily } from '#modules/admissions/index.ts';
import { applyRoster } from '#modules/directory/index.ts';
import { uuidFrom } from '#platform/codes/uuid.ts';
import type { Ctx } from '#platform/ctx.ts';
import { spareNumber } from './persons.ts';
import type { DemoAccount, Organisation, PersonRecord, Region } from './types.ts';

type Actors = {
  shown: (shows: DemoAccount['shows']) => Promise<Ctx>;
  person: (personId: string, role: string) => Promise<Ctx>;
};

/** Families that take part, the demo guardian's first. */
export const sampleFamilies = 12;

const givenNames = ['小宝', '安安', '乐乐', '童童', '朵朵', '阳阳'];

/**
 * Admission plans of the showcase county, with families of the showcase school: each has a pupil in its first year
 * there and gets a younger child whom the directory knows and no school yet.
 */
export async function addAdmissions(ctx: Ctx, region: Region, actors: Actors): Promise<void> {
  const guardian = region.accounts.find(({ shows }) => shows === 'guardian') as DemoAccount;
  const home = region.schools.find(({ organisation }) => organisation.id === guardian.organisationId);
  const chosen = home && choose([...home.people()], guardian.personId);
  const other = region.organisations.find(
    (one) =>
      one.kind === 'school' &&
      one.schoolType === 'primary' &&
      one.tenantId === home?.organisation.tenantId &&
      one.id !== home.organisation.id,
  );
  const leader = leaderOf(region, home?.organisation);
  if (!home || !chosen || !other || !leader)
    throw new Error('the showcase county has no two primary schools');
  const { tenantId } = home.organisation;
  const preschoolers = chosen.map(({ pupil, guardianId, relation }, at) => {
    const id = uuidFrom('demo preschooler', pupil.person.id);
    const year = ctx.now().getFullYear() + (ctx.now().getMonth() >= 8 ? 1 : 0);
    return {
      person: {
        id,
        number: spareNumber(at),
        name: `${pupil.person.familyName}${givenNames[at % givenNames.length]}`,
        sex: at % 2 ? ('male' as const) : ('female' as const),
        birthDate: `${year - 6}-03-${String(10 + at).padStart(2, '0')}`,
        ethnicity: pupil.person.ethnicity,
      },
      guardianship: {
        id: uuidFrom('demo preschooler’s guardian', id),
        guardianId,
        childId: id,
        relation,
        kind: 'legal' as const,
        validFrom: '2026-09-01',
      },
    };
  });
  await applyRoster({ ...ctx, db: ctx.db.scopedTo([tenantId]) }, tenantId, {
    people: preschoolers.map(({ person }) => person),
    guardianships: preschoolers.map(({ guardianship }) => guardianship),
  });
  const families: SampleFamily[] = [];
  for (const [at, { pupil, guardianId, relation }] of chosen.entries()) {
    const { id, name, sex, birthDate } = pupil.person;
    families.push({
      guardian: await actors.person(guardianId, 'guardian'),
      schoolchild: { id, name, sex, birthDate, relation },
      preschooler: { id: (preschoolers[at] as (typeof preschoolers)[0]).person.id },
    });
  }
  await addSamplePlans({
    officer: await actors.shown('county-officer'),
    leader: await actors.person(leader, 'bureau-leader'),
    registrar: await actors.shown('school-registrar'),
    schools: [home.organisation.id, other.id],
    areas: [
      { code: '622901001', name: '城南街道' },
      { code: '622901002', name: '城北街道' },
    ],
    families,
  });
}

/** Pupils in their first year, one a family, the demo guardian's own first. */
function choose(people: readonly PersonRecord[], first: string) {
  const pupils = people.filter(({ enrolments }) => enrolments.some(({ level }) => level === 1));
  const found = new Map<string, { pupil: PersonRecord } & PersonRecord['guardianships'][number]>();
  for (const pupil of pupils) {
    const [guardianship] = pupil.guardianships;
    if (guardianship && !found.has(guardianship.guardianId))
      found.set(guardianship.guardianId, { pupil, ...guardianship });
  }
  return [...found.values()]
    .sort((a, b) => Number(b.guardianId === first) - Number(a.guardianId === first))
    .slice(0, sampleFamilies);
}

function leaderOf(region: Region, school: Organisation | undefined): string | undefined {
  const bureau = region.bureaus.find(({ organisation }) => organisation.id === school?.tenantId);
  for (const { person, roles } of bureau?.people() ?? [])
    if (roles.some(({ role }) => role === 'bureau-leader')) return person.id;
  return undefined;
}
