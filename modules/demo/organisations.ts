import { makeCreditCode } from '#platform/codes/credit-code.ts';
import { makeSchoolCode } from '#platform/codes/school-code.ts';
import { makeId } from './ids.ts';
import { COUNTIES, PREFECTURE, street, townships, villages } from './places.ts';
import { SCHOOL_YEAR, type SchoolPlan } from './plan.ts';
import { chance, pick, type Random, randomOf, type Seed } from './random.ts';
import { firstLevel, levelName } from './teaching.ts';
import type { Organisation, OrganisationKind, SchoolKind, Stage } from './types.ts';

/** A school's organisations by what its people need: the school itself and the class and grade of each planned class. */
export type BuiltSchool = {
  organisation: Organisation;
  classes: { organisation: Organisation; grades: (Organisation | undefined)[] }[];
};

export type BuiltRegion = {
  organisations: Organisation[];
  prefecture: Organisation;
  counties: Organisation[];
  company: Organisation;
  schools: BuiltSchool[];
};

const CODE_TYPE: Readonly<Record<SchoolKind, string>> = {
  kindergarten: '11',
  'teaching-point': '21',
  primary: '21',
  'nine-year': '31',
  junior: '31',
  complete: '34',
  senior: '34',
  vocational: '36',
  special: '51',
};

const COHORT_OF: Readonly<Record<Stage, string>> = {
  kindergarten: '幼儿园',
  primary: '小学',
  junior: '初中',
  senior: '高中',
  vocational: '中职',
  special: '培智',
};

const BUREAU_DEPARTMENTS = [
  '办公室',
  '基础教育科',
  '教师工作科',
  '职业教育科',
  '教研室',
  '电化教育馆',
  '教育督导室',
  '学校安全科',
];
const SCHOOL_DEPARTMENTS = ['教务处', '政教处', '总务处', '信息中心'];
const FINE_NAMES = [
  '育英',
  '启明',
  '明德',
  '博雅',
  '崇文',
  '尚德',
  '知行',
  '致远',
  '春晖',
  '晨光',
  '向阳',
  '朝晖',
  '星火',
  '思源',
  '文澜',
  '弘毅',
  '培英',
  '和谐',
  '立人',
  '树人',
  '景行',
  '润泽',
  '凌云',
  '远志',
];

type Draft = Partial<Organisation> & { kind: OrganisationKind; name: string };

type Builder = { seed: Seed; organisations: Organisation[]; names: Set<string> };

/** Builds the whole tree: prefecture, counties, schools, campuses, grades, classes; parents before children. */
export function buildOrganisations(seed: Seed, plans: readonly SchoolPlan[]): BuiltRegion {
  const builder: Builder = { seed, organisations: [], names: new Set() };
  const prefecture = addBureau(
    builder,
    undefined,
    PREFECTURE.code,
    `${PREFECTURE.name}教育局`,
    `${PREFECTURE.short}教育局`,
  );
  const counties = COUNTIES.map((county) =>
    addBureau(builder, prefecture, county.code, `${county.name}教育局`, `${county.short}教育局`),
  );
  const company = add(builder, prefecture, {
    kind: 'group',
    name: '河州智学教育科技（示例）有限公司',
    shortName: '河州智学',
    regionCode: PREFECTURE.seat,
    codes: [
      {
        type: 'credit-code',
        value: makeCreditCode({
          authority: '9',
          category: '1',
          region: PREFECTURE.seat,
          organisation: 'MA7DEM00',
        }),
      },
    ],
  });
  const towns = COUNTIES.map((_, index) => {
    const random = randomOf(seed, 21, index);
    const count = Math.max(
      1,
      plans.filter((plan) => plan.county === index && plan.setting === 'centre' && plan.kind === 'primary')
        .length,
    );
    return townships(random, count).map((town) => ({ town, villages: villages(random, 40) }));
  });
  const schools: BuiltSchool[] = [];
  for (const plan of plans) {
    const bureau = plan.direct ? prefecture : (counties[plan.county] as Organisation);
    const centre = plan.centre === undefined ? undefined : schools[plan.centre]?.organisation;
    schools.push(addSchool(builder, plan, bureau, centre, towns[plan.county] as Town[]));
  }
  return { organisations: builder.organisations, prefecture, counties, company, schools };
}

type Town = { town: string; villages: string[] };

function add(builder: Builder, parent: Organisation | undefined, draft: Draft): Organisation {
  const id = makeId(builder.seed, 0, builder.organisations.length);
  const organisation: Organisation = {
    shortName: draft.name,
    tenantId: parent?.tenantId ?? id,
    parentId: parent?.id,
    regionCode: parent?.regionCode ?? PREFECTURE.code,
    address: undefined,
    codes: [],
    schoolType: undefined,
    isCentre: false,
    stage: undefined,
    entryYear: undefined,
    classNumber: undefined,
    mixedGrades: false,
    levels: [],
    validFrom: '1986-07-01',
    validTo: undefined,
    ...draft,
    id,
  };
  // A bureau owns its data: it is its own tenant.
  if (draft.kind === 'bureau') organisation.tenantId = id;
  builder.organisations.push(organisation);
  return organisation;
}

function addBureau(
  builder: Builder,
  parent: Organisation | undefined,
  code: string,
  name: string,
  shortName: string,
): Organisation {
  const number = builder.organisations.length;
  const bureau = add(builder, parent, {
    kind: 'bureau',
    name,
    shortName,
    regionCode: code,
    address: `${shortName.replace('教育局', '')}${street(randomOf(builder.seed, 22, number))}`,
    codes: [
      {
        type: 'credit-code',
        value: makeCreditCode({ authority: '1', category: '1', region: code, organisation: body(number) }),
      },
    ],
  });
  for (const department of BUREAU_DEPARTMENTS) add(builder, bureau, { kind: 'department', name: department });
  return bureau;
}

// GB 11714 bodies are eight characters; a leading D keeps the invented ones out of the range of all-digit real ones.
function body(number: number): string {
  return `D${String(number).padStart(7, '0')}`;
}

function addSchool(
  builder: Builder,
  plan: SchoolPlan,
  bureau: Organisation,
  centre: Organisation | undefined,
  towns: Town[],
): BuiltSchool {
  const random = randomOf(builder.seed, 23, plan.index);
  const county = COUNTIES[plan.county] as (typeof COUNTIES)[number];
  const point = plan.kind === 'teaching-point';
  const { name, place } = nameSchool(builder, random, plan, towns);
  const organisation = add(builder, centre ?? bureau, {
    kind: point ? 'teaching-point' : 'school',
    name: name.startsWith(PREFECTURE.short) ? name : `${county.short}${name}`,
    shortName: name,
    regionCode: county.code,
    address: `${county.name}${place}`,
    schoolType: plan.kind,
    isCentre: plan.setting === 'centre' && plan.kind === 'primary',
    validFrom: `${1952 + (random() % 60)}-09-01`,
    codes: [
      {
        type: 'school-code',
        value: makeSchoolCode({ type: CODE_TYPE[plan.kind], province: '62', serial: 900_000 + plan.index }),
      },
      ...(point
        ? []
        : [
            {
              type: 'credit-code' as const,
              value: makeCreditCode({
                authority: '1',
                category: '2',
                region: county.code,
                organisation: body(1000 + plan.index),
              }),
            },
          ]),
    ],
  });
  if (plan.classes.length >= 18)
    for (const department of SCHOOL_DEPARTMENTS)
      add(builder, organisation, { kind: 'department', name: department });
  return { organisation, classes: addClasses(builder, random, plan, organisation) };
}

function addClasses(
  builder: Builder,
  random: Random,
  plan: SchoolPlan,
  school: Organisation,
): BuiltSchool['classes'] {
  const campuses =
    plan.classes.length >= 24 && chance(random, 0.3)
      ? [
          add(builder, school, { kind: 'campus', name: '本部' }),
          add(builder, school, { kind: 'campus', name: '东校区' }),
        ]
      : [school];
  const grades = new Map<string, Organisation>();
  return plan.classes.map((group) => {
    const level = group.levels[0] as number;
    const cohort = `${COHORT_OF[group.stage]}${group.entryYear}级`;
    const validFrom = `${group.entryYear}-09-01`;
    if (group.levels.length > 1 || plan.kind === 'teaching-point') {
      const name =
        group.levels.length > 1
          ? `复式${group.number}班`
          : `${levelName(group.stage, level)}${group.number}班`;
      const organisation = add(builder, school, {
        kind: 'class',
        name,
        stage: group.stage,
        classNumber: group.number,
        mixedGrades: group.levels.length > 1,
        levels: group.levels,
        validFrom: `${SCHOOL_YEAR}-09-01`,
      });
      return { organisation, grades: group.levels.map(() => undefined) };
    }
    let grade = grades.get(cohort);
    if (!grade) {
      // The youngest cohorts of a school with two campuses learn at the second one.
      const home =
        level <= firstLevel(group.stage) + 1 ? (campuses[1] ?? school) : (campuses[0] as Organisation);
      grade = add(builder, home, {
        kind: 'grade',
        name: cohort,
        shortName: `${group.entryYear}级`,
        stage: group.stage,
        entryYear: group.entryYear,
        levels: [level],
        validFrom,
      });
      grades.set(cohort, grade);
    }
    const organisation = add(builder, grade, {
      kind: 'class',
      name: `${cohort}${group.number}班`,
      shortName: `${group.number}班`,
      stage: group.stage,
      entryYear: group.entryYear,
      classNumber: group.number,
      levels: [level],
      validFrom,
    });
    return { organisation, grades: [grade] };
  });
}

function nameSchool(
  builder: Builder,
  random: Random,
  plan: SchoolPlan,
  towns: Town[],
): { name: string; place: string } {
  // A teaching point lies in the township of its centre school.
  const { town, villages: around } = towns[(plan.centre ?? plan.index) % towns.length] as Town;
  for (let tries = 0; tries < 200; tries++) {
    // After many tries a number tells schools of one name apart, as 第二 does in life.
    const again = tries > 60 ? `第${'二三四五六七八九'[tries % 8]}` : '';
    const village = pick(random, around);
    const [name, place] = proposal(random, plan, town, village, again);
    const key = plan.direct ? name : `${plan.county}/${name}`;
    if (builder.names.has(key)) continue;
    builder.names.add(key);
    return { name, place };
  }
  throw new RangeError(`No name left for school ${plan.index}`);
}

function proposal(
  random: Random,
  plan: SchoolPlan,
  town: string,
  village: string,
  again: string,
): [string, string] {
  const fine = pick(random, FINE_NAMES);
  const road = street(random);
  const owner = plan.direct ? PREFECTURE.short : '';
  const inTown: [string, string] = ['', `${town}${village}村`];
  if (plan.kind === 'primary' && plan.setting === 'centre')
    return [`${town}${again}${again ? '' : '中心'}小学`, `${town}${road}`];
  if (plan.kind === 'primary' && plan.setting === 'village')
    return [`${town}${village}${again}小学`, inTown[1]];
  if (plan.kind === 'teaching-point') return [`${town}${village}${again}教学点`, inTown[1]];
  if (plan.kind === 'nine-year') return [`${town}${fine}${again}九年制学校`, `${town}${road}`];
  if (plan.kind === 'junior') return [`${town}${fine}${again}初级中学`, `${town}${road}`];
  if (plan.kind === 'kindergarten') return [`${owner}${fine}${again}幼儿园`, road];
  if (plan.kind === 'primary') return [`${owner}${fine}${again}小学`, road];
  if (plan.kind === 'complete') return [`${owner}${fine}${again}中学`, road];
  if (plan.kind === 'senior') return [`${owner}${fine}${again}高级中学`, road];
  if (plan.kind === 'vocational') return [`${owner}${fine}${again}职业技术学校`, road];
  return [`${owner}${fine}${again}特殊教育学校`, road];
}
