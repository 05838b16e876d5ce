import type { PermissionTable } from '#platform/auth/permissions.ts';

const administrators = ['system-admin', 'security-admin', 'audit-admin'];
const bureau = ['bureau-leader', 'bureau-officer', 'bureau-technician', 'researcher', 'inspector'];
const school = ['principal', 'school-registrar', 'school-technician'];
const teachers = ['head-teacher', 'teacher'];
const registrars = ['bureau-officer', 'bureau-technician', 'school-registrar', 'principal'];

/** Who may what in the directory. Roles hold at their node and below; writes to a node's place ask the parent's. */
export const permissions: PermissionTable = {
  'directory.organisation.read': {
    zh: '查看机构',
    en: 'See organisations',
    roles: [...administrators, ...bureau, ...school, ...teachers],
  },
  'directory.organisation.create': { zh: '新建机构', en: 'Create organisations', roles: registrars },
  'directory.organisation.update': { zh: '修改机构', en: 'Edit organisations', roles: registrars },
  'directory.organisation.move': { zh: '调整机构隶属', en: 'Move organisations', roles: registrars },
  'directory.organisation.close': { zh: '撤销机构', en: 'Close organisations', roles: registrars },
  'directory.organisation.reopen': {
    zh: '恢复已撤销的机构',
    en: 'Reopen closed organisations',
    roles: registrars,
  },
  'directory.person.read': {
    zh: '查看人员',
    en: 'See people',
    roles: [...administrators.slice(1), ...bureau, ...school, ...teachers],
  },
  'directory.person.read-sensitive': {
    zh: '查看证件号、电话等敏感信息',
    en: 'See identifiers and contact data in clear',
    roles: ['bureau-officer', 'school-registrar', 'head-teacher'],
  },
  'directory.person.create': { zh: '登记人员', en: 'Register people', roles: registrars },
  'directory.person.update': {
    zh: '修改人员信息',
    en: 'Edit people',
    roles: [...registrars, 'head-teacher'],
  },
  'directory.person.export': {
    zh: '导出人员名单',
    en: 'Export lists of people',
    roles: ['bureau-officer', 'bureau-technician', 'school-registrar', 'principal'],
  },
  'directory.person.merge': { zh: '合并重复人员', en: 'Merge duplicate people', roles: ['bureau-officer'] },
  'directory.class-roster.read': {
    zh: '查看班级名册',
    en: 'See class rosters',
    roles: ['bureau-officer', 'bureau-technician', ...school, ...teachers],
  },
  'directory.enrolment.update': { zh: '登记学籍', en: 'Keep enrolments', roles: registrars },
  'directory.posting.update': { zh: '登记任职', en: 'Keep postings', roles: registrars },
  'directory.teaching.update': { zh: '登记任课', en: 'Keep teaching duties', roles: registrars },
  'directory.guardianship.update': {
    zh: '登记监护关系',
    en: 'Keep guardianships',
    roles: [...registrars, 'head-teacher'],
  },
  'directory.role.read': {
    zh: '查看角色授权',
    en: 'See role assignments',
    roles: ['security-admin', 'audit-admin'],
  },
  'directory.role.grant': { zh: '授予和收回角色', en: 'Grant and revoke roles', roles: ['security-admin'] },
};
