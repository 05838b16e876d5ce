import { mix, randomOf, type Seed, shuffle } from './random.ts';
import type { Sex } from './types.ts';

// A resident ID has 499 odd (male) and 499 even (female) sequence numbers for each region and day (GB 11643). Each kind
// of person gets a band of them, and inside a band 365 people of a county share one number, each on another day of the
// year. So no two people ever collide, whatever their birth years, and nobody has to remember who came before.
const BANDS = { pupil: [0, 150], guardian: [150, 300], teacher: [450, 39], bureau: [489, 10] } as const;

export type BirthGroup = keyof typeof BANDS;

export type Birth = { birthDate: string; sequence: number };

const DAYS = 365;
const MONTH_STARTS = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const FIRST_OF_SEPTEMBER = 243;
const GROUP_NUMBER: Readonly<Record<BirthGroup, number>> = { pupil: 1, guardian: 2, teacher: 3, bureau: 4 };

/** How many people of one group a county can hold. */
function birthCapacity(group: BirthGroup): number {
  return BANDS[group][1] * DAYS;
}

/** Gives out birth days and sequence numbers; pure apart from a cache of shuffled calendars. */
export function birthRegistry(seed: Seed): {
  /** The birth of the `ordinal`-th member (from 0) of a group in a county; `yearFor` sees whether the day is from 1 September on. */
  birthOf: (
    county: number,
    group: BirthGroup,
    ordinal: number,
    sex: Sex,
    yearFor: (autumn: boolean) => number,
  ) => Birth;
} {
  const calendars = new Map<number, Uint16Array>();

  function dayOf(county: number, group: BirthGroup, ordinal: number): number {
    const slot = Math.floor(ordinal / DAYS);
    const key = (county * 8 + GROUP_NUMBER[group]) * 512 + slot;
    let calendar = calendars.get(key);
    if (!calendar) {
      calendar = shuffle(
        randomOf(seed, 71, key),
        Uint16Array.from({ length: DAYS }, (_, day) => day),
      );
      calendars.set(key, calendar);
    }
    return calendar[ordinal % DAYS] as number;
  }

  return {
    birthOf(county, group, ordinal, sex, yearFor) {
      if (ordinal >= birthCapacity(group))
        throw new RangeError(`Too many births: ${group} in county ${county}`);
      const day = dayOf(county, group, ordinal);
      const year = yearFor(day >= FIRST_OF_SEPTEMBER);
      const index = BANDS[group][0] + Math.floor(ordinal / DAYS);
      // A shift by day hides the bands; it moves all numbers of a day alike, so they stay apart.
      const shifted = (index + mix(seed, county, year, day)) % 499;
      return { birthDate: dateOf(year, day), sequence: sex === 'male' ? shifted * 2 + 1 : shifted * 2 + 2 };
    },
  };
}

function dateOf(year: number, day: number): string {
  let month = 11;
  while ((MONTH_STARTS[month] as number) > day) month--;
  const date = day - (MONTH_STARTS[month] as number) + 1;
  return `${year}-${month < 9 ? '0' : ''}${month + 1}-${date < 10 ? '0' : ''}${date}`;
}
