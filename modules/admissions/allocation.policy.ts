import { drawLots } from './lot.policy.ts';

export type Applicant = {
  number: string;
  /** 1 is served first: household and home in the district, then household, then others, as the plan names them. */
  category: number;
  /** Schools in the order wished. */
  choices: readonly string[];
  /** May be placed at a school that was not wished when the wished ones are full. */
  acceptsOther: boolean;
};
export type Offer = { schoolId: string; seats: number };

/** Stands for "whichever school has seats left" in a draw of 调剂. */
export const anySchool = '00000000-0000-0000-0000-000000000000';

/** One draw: more applicants of a category than seats that were left for it. Published as it is. */
export type Draw = {
  round: number;
  schoolId: string;
  category: number;
  seats: number;
  /** Every number that took part, sorted, so that the list says nothing of the order drawn. */
  numbers: string[];
};

export type Placement = { number: string; schoolId: string; round: number; drawn: boolean };
export type Allocation = { placements: Placement[]; draws: Draw[]; unplaced: string[] };

/**
 * Gives the seats: round after round each school serves those who name it at that rank, category by category; a
 * category that does not fit whole is drawn by lot. Then 调剂: who accepts another school gets one with seats left,
 * by lot. A later choice never displaces an earlier one. The same input and seed give the same result.
 */
export function allocate(
  applicants: readonly Applicant[],
  offers: readonly Offer[],
  seed: string,
): Allocation {
  const left = new Map(offers.map(({ schoolId, seats }) => [schoolId, seats]));
  const waiting = new Map(applicants.map((applicant) => [applicant.number, applicant]));
  const result: Allocation = { placements: [], draws: [], unplaced: [] };
  const place = (number: string, schoolId: string, round: number, drawn: boolean) => {
    result.placements.push({ number, schoolId, round, drawn });
    waiting.delete(number);
    left.set(schoolId, (left.get(schoolId) ?? 0) - 1);
  };
  const rounds = Math.max(0, ...applicants.map(({ choices }) => choices.length));
  for (let round = 1; round <= rounds; round++) {
    for (const { schoolId } of offers) {
      const wishing = [...waiting.values()].filter(({ choices }) => choices[round - 1] === schoolId);
      for (const [category, numbers] of byCategory(wishing)) {
        const seats = left.get(schoolId) ?? 0;
        const drawn = numbers.length > seats;
        if (drawn && seats > 0) result.draws.push({ round, schoolId, category, seats, numbers });
        const winners = drawn ? drawLots(seed, numbers).slice(0, seats) : numbers;
        for (const number of winners) place(number, schoolId, round, drawn);
      }
    }
  }
  reallocate({ waiting, offers, left, seed, round: rounds + 1, place, draws: result.draws });
  result.unplaced = [...waiting.keys()].sort();
  return result;
}

function byCategory(applicants: readonly Applicant[]): [number, string[]][] {
  const groups = new Map<number, string[]>();
  for (const { category, number } of applicants) {
    const group = groups.get(category);
    if (group) group.push(number);
    else groups.set(category, [number]);
  }
  return [...groups]
    .sort(([a], [b]) => a - b)
    .map(([category, numbers]): [number, string[]] => [category, numbers.sort()]);
}

/** 调剂: in the order of their lots, category by category, to the school with the most seats left. */
function reallocate({ waiting, offers, left, seed, round, place, draws }: Reallocation): void {
  const willing = [...waiting.values()].filter(({ acceptsOther }) => acceptsOther);
  const open = () =>
    offers
      .map(({ schoolId }) => ({ schoolId, seats: left.get(schoolId) ?? 0 }))
      .filter(({ seats }) => seats > 0)
      .sort((a, b) => b.seats - a.seats || (a.schoolId < b.schoolId ? -1 : 1));
  for (const [category, numbers] of byCategory(willing)) {
    const seats = open().reduce((sum, one) => sum + one.seats, 0);
    if (seats === 0) return;
    draws.push({ round, schoolId: anySchool, category, seats, numbers });
    for (const number of drawLots(seed, numbers).slice(0, seats))
      place(number, (open()[0] as Offer).schoolId, round, true);
  }
}

type Reallocation = {
  waiting: ReadonlyMap<string, Applicant>;
  offers: readonly Offer[];
  left: ReadonlyMap<string, number>;
  seed: string;
  round: number;
  place: (number: string, schoolId: string, round: number, drawn: boolean) => void;
  draws: Draw[];
};
