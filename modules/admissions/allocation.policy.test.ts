import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Allocation, type Applicant, allocate, anySchool, type Offer } from './allocation.policy.ts';
import { drawLots } from './lot.policy.ts';

const schools = ['a', 'b', 'c', 'd'];
const applicants = fc.uniqueArray(
  fc.record({
    number: fc.string({ unit: fc.constantFrom('0', '1', '2', '3', '4', '5'), minLength: 4, maxLength: 4 }),
    category: fc.integer({ min: 1, max: 3 }),
    choices: fc.shuffledSubarray(schools, { minLength: 1, maxLength: 3 }),
    acceptsOther: fc.boolean(),
  }),
  { selector: ({ number }) => number, maxLength: 40 },
);
const offers = fc
  .array(fc.nat({ max: 9 }), { minLength: 4, maxLength: 4 })
  .map((seats) => schools.map((schoolId, at): Offer => ({ schoolId, seats: seats[at] as number })));

const property = (check: (wishes: Applicant[], seats: Offer[], result: Allocation) => void) =>
  fc.assert(
    fc.property(applicants, offers, fc.string(), (wishes, seats, seed) =>
      check(wishes, seats, allocate(wishes, seats, seed)),
    ),
  );

test('nobody is lost, nobody is placed twice, no school takes more than its seats', () => {
  property((wishes, seats, { placements, unplaced }) => {
    const all = [...placements.map(({ number }) => number), ...unplaced];
    assert.equal(new Set(all).size, all.length);
    assert.equal(all.length, wishes.length);
    for (const { schoolId, seats: most } of seats)
      assert.ok(placements.filter((one) => one.schoolId === schoolId).length <= most);
  });
});

test('nobody stands outside while a school that they wished or accept has a seat', () => {
  property((wishes, seats, { placements, unplaced }) => {
    const open = seats
      .filter(
        ({ schoolId, seats: most }) => placements.filter((one) => one.schoolId === schoolId).length < most,
      )
      .map(({ schoolId }) => schoolId);
    for (const number of unplaced) {
      const wish = wishes.find((one) => one.number === number) as Applicant;
      if (wish.acceptsOther) assert.deepEqual(open, []);
      for (const choice of wish.choices) assert.ok(!open.includes(choice));
    }
  });
});

test('in one round at one school a lower category is served only when the higher ones are', () => {
  property((wishes, _seats, { placements }) => {
    const placed = new Map(placements.map((one) => [one.number, one]));
    for (const winner of placements) {
      const won = wishes.find(({ number }) => number === winner.number) as Applicant;
      if (won.choices[winner.round - 1] !== winner.schoolId) continue;
      for (const other of wishes) {
        if (other.category >= won.category || other.choices[winner.round - 1] !== winner.schoolId) continue;
        assert.ok((placed.get(other.number)?.round ?? Infinity) <= winner.round);
      }
    }
  });
});

test('each published draw, recomputed, gives its winners', () => {
  fc.assert(
    fc.property(applicants, offers, fc.string(), (wishes, seats, seed) => {
      const { draws, placements } = allocate(wishes, seats, seed);
      for (const draw of draws) {
        const winners = drawLots(seed, draw.numbers).slice(0, draw.seats).sort();
        const placed = placements
          .filter(
            ({ number, schoolId, round }) =>
              [schoolId, anySchool].includes(draw.schoolId) &&
              round === draw.round &&
              draw.numbers.includes(number),
          )
          .map(({ number }) => number)
          .sort();
        assert.deepEqual(placed, winners);
      }
    }),
  );
});

test('the order in which applications came in changes nothing', () => {
  fc.assert(
    fc.property(applicants, offers, fc.string(), (wishes, seats, seed) => {
      const sorted = ({ placements }: Allocation) =>
        placements.map(({ number, schoolId }) => `${number} ${schoolId}`).sort();
      assert.deepEqual(
        sorted(allocate(wishes, seats, seed)),
        sorted(allocate([...wishes].reverse(), seats, seed)),
      );
    }),
  );
});
