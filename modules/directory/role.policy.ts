import type { Bilingual } from '#platform/errors.ts';

/** The kind of home page that a role opens. */
export type Home = 'pupil' | 'guardian' | 'teacher' | 'school' | 'bureau' | 'admin' | 'citizen';

export type RoleDefinition = {
  name: Bilingual;
  home: Home;
  /** From what the role follows by itself; the others are granted by a security administrator. */
  derivedFrom?: 'enrolment' | 'posting' | 'guardianship';
};

/**
 * Every role of the product. The first three are the separated administrators 三员 (GB/T 22239-2019, 8.1.5.1–8.1.5.3:
 * system, audit and security management by different people).
 */
export const roles = {
  'system-admin': { name: { zh: '系统管理员', en: 'System administrator' }, home: 'admin' },
  'security-admin': { name: { zh: '安全管理员', en: 'Security administrator' }, home: 'admin' },
  'audit-admin': { name: { zh: '审计管理员', en: 'Audit administrator' }, home: 'admin' },
  'bureau-leader': {
    name: { zh: '教育局领导', en: 'Bureau leader' },
    home: 'bureau',
    derivedFrom: 'posting',
  },
  'bureau-officer': {
    name: { zh: '教育局工作人员', en: 'Bureau officer' },
    home: 'bureau',
    derivedFrom: 'posting',
  },
  'bureau-technician': {
    name: { zh: '教育局信息技术员', en: 'Bureau technician' },
    home: 'bureau',
    derivedFrom: 'posting',
  },
  researcher: {
    name: { zh: '教研员', en: 'Teaching-research officer' },
    home: 'bureau',
    derivedFrom: 'posting',
  },
  inspector: { name: { zh: '督学', en: 'Inspector' }, home: 'bureau', derivedFrom: 'posting' },
  principal: { name: { zh: '校长', en: 'Principal' }, home: 'school', derivedFrom: 'posting' },
  'school-registrar': {
    name: { zh: '学校学籍管理员', en: 'School registrar' },
    home: 'school',
    derivedFrom: 'posting',
  },
  'school-technician': {
    name: { zh: '学校信息技术员', en: 'School technician' },
    home: 'school',
    derivedFrom: 'posting',
  },
  'head-teacher': { name: { zh: '班主任', en: 'Head teacher' }, home: 'teacher', derivedFrom: 'posting' },
  teacher: { name: { zh: '教师', en: 'Teacher' }, home: 'teacher', derivedFrom: 'posting' },
  pupil: { name: { zh: '学生', en: 'Pupil' }, home: 'pupil', derivedFrom: 'enrolment' },
  guardian: { name: { zh: '监护人', en: 'Guardian' }, home: 'guardian', derivedFrom: 'guardianship' },
  citizen: { name: { zh: '社会公众', en: 'Citizen' }, home: 'citizen' },
  vendor: { name: { zh: '应用服务商', en: 'App vendor' }, home: 'citizen' },
} as const satisfies Record<string, RoleDefinition>;

export type RoleCode = keyof typeof roles;

export function findRole(code: string): RoleDefinition | undefined {
  return Object.hasOwn(roles, code) ? roles[code as RoleCode] : undefined;
}

/** The three that no two of may be held by one person. */
export const separatedAdministrators: readonly string[] = ['system-admin', 'security-admin', 'audit-admin'];

export type PostDefinition = {
  name: Bilingual;
  /** The role that follows, and where the posting stands at a bureau, if another. */
  role: RoleCode;
  atBureau?: RoleCode;
};

/** 岗位: the posts that registers write, and the role that follows from each. */
export const posts = {
  principal: { name: { zh: '校长', en: 'Principal' }, role: 'principal' },
  'vice-principal': { name: { zh: '副校长', en: 'Vice principal' }, role: 'principal' },
  'point-leader': { name: { zh: '教学点负责人', en: 'Teaching point leader' }, role: 'principal' },
  'academic-director': { name: { zh: '教务主任', en: 'Academic director' }, role: 'school-registrar' },
  'moral-director': { name: { zh: '政教主任', en: 'Moral education director' }, role: 'teacher' },
  registrar: {
    name: { zh: '学籍管理员', en: 'Registrar' },
    role: 'school-registrar',
    atBureau: 'bureau-officer',
  },
  technician: {
    name: { zh: '信息技术员', en: 'Technician' },
    role: 'school-technician',
    atBureau: 'bureau-technician',
  },
  'head-teacher': { name: { zh: '班主任', en: 'Head teacher' }, role: 'head-teacher' },
  teacher: { name: { zh: '专任教师', en: 'Teacher' }, role: 'teacher' },
  'bureau-leader': { name: { zh: '局长', en: 'Bureau leader' }, role: 'bureau-leader' },
  'enrolment-officer': { name: { zh: '学籍管理员（局）', en: 'Enrolment officer' }, role: 'bureau-officer' },
  'media-technician': {
    name: { zh: '电教馆技术员', en: 'Education technology officer' },
    role: 'bureau-technician',
  },
  researcher: { name: { zh: '教研员', en: 'Teaching-research officer' }, role: 'researcher' },
  inspector: { name: { zh: '督学', en: 'Inspector' }, role: 'inspector' },
  officer: { name: { zh: '科员', en: 'Officer' }, role: 'bureau-officer' },
  'app-vendor': { name: { zh: '应用接入联系人', en: 'App vendor contact' }, role: 'vendor' },
} as const satisfies Record<string, PostDefinition>;

export type PostCode = keyof typeof posts;

export function findPost(code: string): PostDefinition | undefined {
  return Object.hasOwn(posts, code) ? posts[code as PostCode] : undefined;
}

const schoolKinds = new Set(['school', 'campus', 'teaching-point', 'grade', 'class']);

/**
 * The role that a posting gives at an organisation of this kind; undefined for a post that is not in the list, and for
 * a bureau's post at a school: no register of a school makes anybody an officer.
 */
export function roleOfPosting(post: string, organisationKind: string): RoleCode | undefined {
  const definition = findPost(post);
  if (!definition) return undefined;
  const atSchool = schoolKinds.has(organisationKind);
  const role = !atSchool && definition.atBureau ? definition.atBureau : definition.role;
  return atSchool && roles[role].home === 'bureau' ? undefined : role;
}

/** The path of a grant without rights in the tree: a guardian reaches its children and nothing else. */
export const noPath = '#';

/** A role that a person holds now: granted, or following from a register. */
export type HeldRole = {
  /** `<source>:<tenant>:<id>`, opaque to others; for `grantFor`. */
  assignmentId: string;
  role: RoleCode;
  roleName: Bilingual;
  organisation: { id: string; name: string; kind: string };
  tenantId: string;
  path: string;
  /** Tenants at or below the node. */
  tenants: string[];
  home: Home;
};

export type AssignmentSource = 'role' | 'posting' | 'enrolment' | 'guardianship';

export function toAssignmentId(source: AssignmentSource, tenantId: string, id: string): string {
  return `${source}:${tenantId}:${id}`;
}

const assignmentPattern = /^(role|posting|enrolment|guardianship):([0-9a-f-]{36}):([0-9a-f-]{36})$/;

export function parseAssignmentId(
  text: string,
): { source: AssignmentSource; tenantId: string; id: string } | undefined {
  const match = assignmentPattern.exec(text);
  if (!match) return undefined;
  return { source: match[1] as AssignmentSource, tenantId: match[2] as string, id: match[3] as string };
}

const order = Object.keys(roles);

/** Same role at the same node once: what was granted stands before what follows. Sorted by weight, then place. */
export function withoutRepeats(held: readonly HeldRole[]): HeldRole[] {
  const seen = new Map<string, HeldRole>();
  for (const role of held) {
    const key = `${role.role} ${role.path === noPath ? noPath : role.organisation.id}`;
    if (!seen.has(key)) seen.set(key, role);
  }
  return [...seen.values()].sort(
    (a, b) =>
      order.indexOf(a.role) - order.indexOf(b.role) || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0),
  );
}

/** Every role and post with its names. */
export function listCatalogue() {
  return {
    roles: Object.entries(roles).map(([code, { name, home }]) => ({ code, name, home })),
    posts: Object.entries(posts).map(([code, { name, role }]) => ({ code, name, role })),
  };
}
