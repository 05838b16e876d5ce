import type { Bilingual } from '#platform/errors.ts';

/**
 * `person`: what an app learns about the person who signs in, with that person's consent. `app`: what an app may read
 * by itself (client credentials), as its reviewer allowed.
 */
export type ScopeKind = 'person' | 'app';

export type ScopeDefinition = {
  kind: ScopeKind;
  name: Bilingual;
  /** In plain words: what the app gets to see. */
  detail: Bilingual;
  claims?: readonly string[];
};

const rostering = 'https://purl.imsglobal.org/spec/or/v1p2/scope/';

/**
 * Every scope that an app may ask for. A module grants rights to an app scope by listing the scope among the `roles` of
 * its permissions. OneRoster scopes: OneRoster 1.2 Rostering REST binding, section 3.3.
 */
export const scopes = {
  openid: {
    kind: 'person',
    name: { zh: '登录', en: 'Sign-in' },
    detail: { zh: '确认您已登录，并得到一个编号', en: 'That you signed in, and an identifier of you' },
    claims: ['sub', 'amr'],
  },
  profile: {
    kind: 'person',
    name: { zh: '基本资料', en: 'Profile' },
    detail: { zh: '您的姓名和账号名', en: 'Your name and account name' },
    claims: ['name', 'preferred_username', 'updated_at'],
  },
  roles: {
    kind: 'person',
    name: { zh: '身份', en: 'Roles' },
    detail: {
      zh: '您的身份（如教师、学生）及所在单位',
      en: 'Your roles, such as teacher or pupil, and where you hold them',
    },
    claims: ['roles'],
  },
  organisation: {
    kind: 'person',
    name: { zh: '所在单位', en: 'Organisation' },
    detail: { zh: '您所在的学校或单位', en: 'The school or office that you belong to' },
    claims: ['organisation'],
  },
  offline_access: {
    kind: 'person',
    name: { zh: '长期访问', en: 'Lasting access' },
    detail: { zh: '在您退出登录之后仍可读取以上内容', en: 'Reading the above after you have signed out' },
  },
  [`${rostering}roster-core.readonly`]: {
    kind: 'app',
    name: { zh: '名册（核心）', en: 'Roster, core' },
    detail: {
      zh: '读取学校、班级、教师和学生的名册，不含班级选课细节',
      en: 'Schools, classes, teachers and pupils of the area, without the details of class rosters',
    },
  },
  [`${rostering}roster.readonly`]: {
    kind: 'app',
    name: { zh: '名册（完整）', en: 'Roster, full' },
    detail: {
      zh: '读取完整名册，含学校、班级、学期、任课与选课',
      en: 'The full roster with terms, classes, teaching and enrolments',
    },
  },
  [`${rostering}roster-demographics.readonly`]: {
    kind: 'app',
    name: { zh: '人口统计信息', en: 'Demographics' },
    detail: { zh: '读取出生日期、性别等信息', en: 'Birth dates, sex and the like' },
  },
} as const satisfies Record<string, ScopeDefinition>;

export type Scope = keyof typeof scopes;

export const scopeNames = Object.keys(scopes) as [Scope, ...Scope[]];

export function findScope(name: string): ScopeDefinition | undefined {
  return Object.hasOwn(scopes, name) ? scopes[name as Scope] : undefined;
}

export const isPersonScope = (name: string) => findScope(name)?.kind === 'person';
export const isAppScope = (name: string) => findScope(name)?.kind === 'app';

/** What tells more of a person than that somebody signed in: a child under 14 needs the guardian's consent for it. */
export const isBeyondSignIn = (name: string) => isPersonScope(name) && name !== 'openid';

/** The claims of each person scope, as the provider and its discovery document name them. */
export const claimsByScope: Record<string, string[]> = Object.fromEntries(
  Object.entries<ScopeDefinition>(scopes).flatMap(([name, { claims }]) =>
    claims ? [[name, [...claims]]] : [],
  ),
);

export type ScopeView = { scope: string; kind: ScopeKind; name: Bilingual; detail: Bilingual };

/** A scope in plain words. */
export function describeScope(scope: Scope): ScopeView {
  const { kind, name, detail } = scopes[scope];
  return { scope, kind, name, detail };
}
