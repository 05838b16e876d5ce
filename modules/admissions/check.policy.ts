import type { CheckResult } from './application.schema.ts';

/** What the automatic check knows of an application. Areas are 统计用区划代码 or their beginnings. */
export type Facts = {
  birthDate: string;
  bornFrom: string;
  bornTo: string;
  /** The directory knows the guardian as this child's. */
  guardianKnown: boolean;
  /** The child is enrolled at a school of this stage already. */
  enrolledAlready: boolean;
  householdArea: string;
  homeArea: string;
  homeKind: 'owned' | 'rented' | 'relatives' | 'none';
  /** The first six digits of the county that the plan is for. */
  county: string;
  /** Areas that the first choice serves first. */
  served: readonly string[];
};

const within = (area: string, served: readonly string[]) => served.some((one) => area.startsWith(one));

/**
 * 户籍与房产都在学区 1, 户籍在学区 2, 本县户籍 3, 在本县居住的随迁子女 4: the order that most counties use. A plan's
 * reviewers may set another.
 */
export function categoryOf(facts: Facts): number {
  const householdHere = within(facts.householdArea, facts.served);
  const homeHere = within(facts.homeArea, facts.served) && facts.homeKind === 'owned';
  if (householdHere && homeHere) return 1;
  if (householdHere) return 2;
  return facts.householdArea.startsWith(facts.county) ? 3 : 4;
}

/** 自动核验: each check with its verdict in words; what no register can tell goes to a person. */
export function checkApplication(facts: Facts): CheckResult[] {
  return [
    checkAge(facts),
    checkEnrolled(facts),
    checkGuardian(facts),
    checkHousehold(facts),
    checkHome(facts),
  ];
}

export type Verdict = CheckResult['verdict'];

/** Failed when one failed, else manual when one needs a person, else passed. */
export function verdictOf(checks: readonly CheckResult[]): Verdict {
  if (checks.some(({ verdict }) => verdict === 'failed')) return 'failed';
  return checks.some(({ verdict }) => verdict === 'manual') ? 'manual' : 'passed';
}

function checkAge({ birthDate, bornFrom, bornTo }: Facts): CheckResult {
  const fits = birthDate >= bornFrom && birthDate <= bornTo;
  return {
    code: 'age',
    verdict: fits ? 'passed' : 'failed',
    zh: fits ? '年龄符合' : `出生日期应在${bornFrom}至${bornTo}之间`,
    en: fits ? 'The age fits' : `The date of birth must lie between ${bornFrom} and ${bornTo}`,
  };
}

function checkEnrolled({ enrolledAlready }: Facts): CheckResult {
  return {
    code: 'enrolled',
    verdict: enrolledAlready ? 'failed' : 'passed',
    zh: enrolledAlready ? '该儿童已有本学段学籍，如需换校请办理转学' : '没有重复学籍',
    en: enrolledAlready
      ? 'The child is enrolled at this stage already; to change schools apply for a transfer'
      : 'Not enrolled twice',
  };
}

function checkGuardian({ guardianKnown }: Facts): CheckResult {
  return {
    code: 'guardian',
    verdict: guardianKnown ? 'passed' : 'manual',
    zh: guardianKnown ? '监护关系与登记一致' : '监护关系未登记，需核对户口簿',
    en: guardianKnown
      ? 'The guardian is registered'
      : 'The guardianship is not registered: the household book must be seen',
  };
}

function checkHousehold({ householdArea, county }: Facts): CheckResult {
  const here = householdArea.startsWith(county);
  return {
    code: 'household',
    verdict: here ? 'passed' : 'manual',
    zh: here ? '本县户籍' : '非本县户籍，需核对居住证或务工证明',
    en: here
      ? 'Household of this county'
      : 'Household elsewhere: the residence permit or proof of work must be seen',
  };
}

function checkHome({ homeArea, homeKind, served }: Facts): CheckResult {
  const fits = homeKind === 'owned' && within(homeArea, served);
  return {
    code: 'home',
    verdict: fits ? 'passed' : 'manual',
    zh: fits ? '住房在第一志愿学校的学区' : '住房需人工核对（租住、投靠或不在学区）',
    en: fits
      ? 'The home lies in the district of the first choice'
      : 'The home must be looked at by a person (rented, with relatives, or outside the district)',
  };
}
