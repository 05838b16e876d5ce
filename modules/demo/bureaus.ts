import type { BuiltRegion } from './organisations.ts';
import { type Officer, officersOf, type World } from './people.ts';
import { FIRST_BUREAU_HOME } from './persons.ts';
import { COUNTIES } from './places.ts';
import type { Organisation, PeopledOrganisation, Post, Role } from './types.ts';

type Opening = { department: string; post: Post; roles?: Role[] };

const COUNTY_STAFF: readonly Opening[] = [
  { department: '办公室', post: 'bureau-leader' },
  { department: '办公室', post: 'officer' },
  { department: '基础教育科', post: 'enrolment-officer' },
  { department: '教师工作科', post: 'officer' },
  { department: '教研室', post: 'researcher' },
  { department: '教研室', post: 'researcher' },
  { department: '电化教育馆', post: 'media-technician' },
  { department: '教育督导室', post: 'inspector' },
];

// 三员分立: the three administrators are three people who do nothing else here.
const PREFECTURE_STAFF: readonly Opening[] = [
  { department: '电化教育馆', post: 'media-technician', roles: ['system-admin'] },
  { department: '电化教育馆', post: 'media-technician', roles: ['security-admin'] },
  { department: '电化教育馆', post: 'media-technician', roles: ['audit-admin'] },
  ...COUNTY_STAFF,
  { department: '职业教育科', post: 'officer' },
  { department: '学校安全科', post: 'officer' },
  { department: '教育督导室', post: 'inspector' },
];

const COMPANY_STAFF: readonly Opening[] = [{ department: '', post: 'app-vendor' }];

/** The bureaus with their officers, prefecture first, and the company whose apps are reviewed, last. */
export function peopledBureaus(world: World, built: BuiltRegion): PeopledOrganisation[] {
  const homes: [Organisation, number, readonly Opening[]][] = [
    [built.prefecture, 0, PREFECTURE_STAFF],
    ...COUNTIES.map((_, county): [Organisation, number, readonly Opening[]] => [
      built.counties[county] as Organisation,
      county,
      COUNTY_STAFF,
    ]),
    [built.company, 0, COMPANY_STAFF],
  ];
  let index = 0;
  return homes.map(([organisation, county, openings], place) => {
    const officers = openings.map((opening): Officer => {
      const department = built.organisations.find(
        (other) => other.parentId === organisation.id && other.name === opening.department,
      );
      return {
        organisation: department ?? organisation,
        post: opening.post,
        roles: opening.roles ?? [],
        county,
        index: index++,
      };
    });
    return {
      organisation,
      totals: { staff: officers.length, pupils: 0, guardians: 0 },
      people: () => officersOf(world, FIRST_BUREAU_HOME + place, organisation, officers),
    };
  });
}
