import { chooseAccounts } from './accounts.ts';
import { birthRegistry } from './births.ts';
import { peopledBureaus } from './bureaus.ts';
import { type BuiltSchool, buildOrganisations } from './organisations.ts';
import { peopleOf, type World } from './people.ts';
import { countGuardians, parentTeachers } from './persons.ts';
import { planSchools, type SchoolPlan } from './plan.ts';
import { seedFrom } from './random.ts';
import { makeTerms, TODAY } from './terms.ts';
import type { PeopledOrganisation, Region, RegionTotals, Size } from './types.ts';

/**
 * The demo region: Linxia prefecture with its real counties and invented schools and people. Equal seed and size give
 * equal objects, ids included. Organisations and terms are made at once; people are made while they are read, school
 * by school, so the full region passes in flat memory.
 */
export function generateRegion(options: { seed?: string; size: Size }): Region {
  const { seed: text = 'tongxue', size } = options;
  const seed = seedFrom(`${text}/${size}`);
  const plans = planSchools(seed, size);
  const built = buildOrganisations(seed, plans);
  const { terms, currentTermId } = makeTerms(seed);
  const world: World = {
    seed,
    births: birthRegistry(seed),
    plans,
    schools: built.schools,
    termId: currentTermId,
  };
  const bureaus = peopledBureaus(world, built);
  const schools = plans.map(
    (plan): PeopledOrganisation => ({
      organisation: (built.schools[plan.index] as BuiltSchool).organisation,
      totals: { staff: plan.teachers, pupils: plan.pupils, guardians: countGuardians(world, plan) },
      people: () => peopleOf(world, plan),
    }),
  );
  return {
    seed: text,
    size,
    today: TODAY,
    totals: sumUp(plans, bureaus, schools),
    terms,
    currentTermId,
    organisations: built.organisations,
    bureaus,
    schools,
    *people() {
      for (const home of [...bureaus, ...schools]) yield* home.people();
    },
    accounts: chooseAccounts(built.organisations, bureaus, showcase(plans, schools)),
  };
}

function sumUp(
  plans: readonly SchoolPlan[],
  bureaus: readonly PeopledOrganisation[],
  schools: readonly PeopledOrganisation[],
): RegionTotals {
  const sum = (homes: readonly PeopledOrganisation[], key: 'staff' | 'pupils' | 'guardians') =>
    homes.reduce((total, home) => total + home.totals[key], 0);
  const teachers = sum(schools, 'staff');
  const pupils = sum(schools, 'pupils');
  const guardians = sum(schools, 'guardians');
  const otherStaff = sum(bureaus, 'staff');
  return {
    schools: plans.length,
    classes: plans.reduce((total, plan) => total + plan.classes.length, 0),
    teachers,
    pupils,
    guardians,
    otherStaff,
    people: teachers + pupils + guardians + otherStaff,
  };
}

// A primary school of the seat with teachers whose children go there: it has everything to show.
function showcase(
  plans: readonly SchoolPlan[],
  schools: readonly PeopledOrganisation[],
): PeopledOrganisation {
  const plan = plans.find(
    (candidate) =>
      candidate.kind === 'primary' &&
      candidate.setting === 'town' &&
      !candidate.direct &&
      parentTeachers(candidate) > 0,
  );
  if (!plan) throw new RangeError('No school can show the demo accounts');
  return schools[plan.index] as PeopledOrganisation;
}
