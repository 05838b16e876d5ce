import type { Bilingual, FieldError } from '#platform/errors.ts';
import type {
  Application,
  Approval,
  Decision,
  reviewStates,
  StandingChange,
  standings,
} from './app.schema.ts';
import { isAppScope, isPersonScope } from './scope.policy.ts';

export type Review = (typeof reviewStates)[number];
export type Standing = (typeof standings)[number];

/** A vendor may change what is not just being looked at, and what was not refused for good. */
export const isEditable = (review: Review, standing: Standing | null) =>
  review !== 'submitted' && review !== 'rejected' && standing !== 'revoked';

export const reviewAfter: Record<Decision['action'], Review> = {
  approve: 'approved',
  return: 'returned',
  reject: 'rejected',
};

const standingBefore: Record<StandingChange['action'], readonly (Standing | null)[]> = {
  suspend: ['active'],
  resume: ['suspended'],
  revoke: ['active', 'suspended'],
};

export const standingAfter: Record<StandingChange['action'], Standing> = {
  suspend: 'suspended',
  resume: 'active',
  revoke: 'revoked',
};

export const mayChangeStanding = (action: StandingChange['action'], standing: Standing | null) =>
  standingBefore[action].includes(standing);

/** Roles of grown-up staff: a bureau that trusts its own app need not have them asked again. */
const staffRoles = new Set([
  'system-admin',
  'security-admin',
  'audit-admin',
  'bureau-leader',
  'bureau-officer',
  'bureau-technician',
  'researcher',
  'inspector',
  'principal',
  'school-registrar',
  'school-technician',
  'head-teacher',
  'teacher',
]);

export const isStaff = (role: string | undefined) => role !== undefined && staffRoles.has(role);

export type RolePlace = { role: string; tenantId: string; path: string };

/** A guardian's role lies at no node; its tenant decides. */
const liesWithin = (path: string, node: string) => !path.startsWith('#') && path.startsWith(node);

/** Whether a role is among those that the bureau opened the app to, at or below the node that it was approved for. */
export function isOpenTo(
  { tenants, roles, path: node }: Pick<Approval, 'tenants' | 'roles' | 'path'>,
  { role, tenantId, path }: RolePlace,
): boolean {
  if (!tenants.includes(tenantId)) return false;
  if (roles.length > 0 && !roles.includes(role)) return false;
  return liesWithin(path, node) || path.startsWith('#');
}

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/** `https`; plain `http` only to this machine, where a developer tries things out. */
export function isSafeUrl(text: string, { allowLoopback }: { allowLoopback: boolean }): boolean {
  const url = URL.parse(text);
  if (url === null || url.username + url.password !== '' || text.includes('#')) return false;
  if (url.protocol === 'https:') return true;
  return url.protocol === 'http:' && allowLoopback && loopback.has(url.hostname);
}

/** `cn.example.app:/callback` (RFC 8252, section 7.1: a scheme with a dot, in reverse domain order). */
const isPrivateScheme = (text: string) => /^[a-z][a-z0-9+-]*(\.[a-z0-9+-]+)+:\/[^\s#]*$/.test(text);

type Rule = { pointer: string; when: boolean } & Bilingual;

/** What is wrong with an application, field by field; an empty list lets it be submitted. */
export function applicationIssues(app: Application, { isPublic }: { isPublic: boolean }): FieldError[] {
  const allowLoopback = !isPublic || app.clientType === 'native';
  const safe = (text: string) => isSafeUrl(text, { allowLoopback });
  const rules: Rule[] = [];
  const notSafe = {
    zh: '须为 https:// 开头的完整地址，不含 # 和用户名',
    en: 'A complete https:// address without # and user name is needed',
  };
  const each = (field: 'redirectUris' | 'postLogoutRedirectUris' | 'casServices') => {
    for (const [index, value] of app[field].entries()) {
      const fits = safe(value.replace(/\*$/, '')) || (app.clientType === 'native' && isPrivateScheme(value));
      rules.push({ pointer: `/application/${field}/${index}`, when: !fits, ...notSafe });
    }
  };
  each('redirectUris');
  each('postLogoutRedirectUris');
  each('casServices');
  for (const [index, value] of app.casServices.entries()) {
    rules.push({
      pointer: `/application/casServices/${index}`,
      when: value.endsWith('*') && !/^https?:\/\/[^/]+\/.*\*$/.test(value),
      zh: '通配符 * 之前须有完整的主机名和 /',
      en: 'Before the * there must be a whole host name and a slash',
    });
  }
  for (const field of ['startUrl', 'backchannelLogoutUri'] as const) {
    rules.push({
      pointer: `/application/${field}`,
      when: app[field] !== '' && !safe(app[field]),
      ...notSafe,
    });
  }
  const signsIn = app.redirectUris.length > 0 || app.casServices.length > 0;
  const asksForApp = app.scopes.some(isAppScope);
  rules.push(
    {
      pointer: '/application/redirectUris',
      when: app.clientType !== 'service' && !signsIn,
      zh: '请填写 OIDC 回调地址或 CAS 服务地址',
      en: 'An OpenID Connect redirect address or a CAS service address is needed',
    },
    {
      pointer: '/application/redirectUris',
      when: app.clientType === 'service' && signsIn,
      zh: '服务类应用没有用户登录，不填回调地址',
      en: 'A service signs nobody in and has no redirect address',
    },
    {
      pointer: '/application/scopes',
      when: app.clientType === 'service' && !asksForApp,
      zh: '服务类应用至少申请一项名册数据',
      en: 'A service asks for at least one kind of roster data',
    },
    {
      pointer: '/application/scopes',
      when: app.clientType === 'native' && asksForApp,
      zh: '装在用户设备上的程序不能保守密钥，不能申请名册数据',
      en: 'A program on people’s devices keeps no secret and cannot read rosters',
    },
    {
      pointer: '/application/scopes',
      when: app.redirectUris.length > 0 && !app.scopes.includes('openid'),
      zh: '使用 OIDC 登录须申请“登录”',
      en: 'Sign-in with OpenID Connect needs the scope openid',
    },
    {
      pointer: '/application/scopes',
      when: app.clientType === 'service' && app.scopes.some((scope) => isPersonScope(scope)),
      zh: '服务类应用不能申请个人资料',
      en: 'A service cannot ask for data of a person who signs in',
    },
    {
      pointer: '/application/pairwise',
      when: app.pairwise && new Set(app.redirectUris.map((uri) => URL.parse(uri)?.host)).size > 1,
      zh: '使用独立编号时，回调地址须在同一主机',
      en: 'With a subject of its own, all redirect addresses are on one host (OpenID Connect Core, 8.1)',
    },
  );
  return rules.flatMap(({ pointer, when, zh, en }) => (when ? [{ pointer, detail: { zh, en } }] : []));
}

/** Whether a CAS service address is one of those registered; `*` at the end stands for everything below. */
export function matchesService(patterns: readonly string[], service: string): boolean {
  return patterns.some((pattern) =>
    pattern.endsWith('*') ? service.startsWith(pattern.slice(0, -1)) : isSameService(pattern, service),
  );
}

/** The same address; a query that the application appended to itself does not matter. */
function isSameService(pattern: string, service: string): boolean {
  if (pattern === service) return true;
  const url = URL.parse(service);
  return url !== null && !pattern.includes('?') && `${url.origin}${url.pathname}` === pattern;
}
