import type { PermissionTable } from '#platform/auth/permissions.ts';

const scope = 'https://purl.imsglobal.org/spec/or/v1p2/scope/';
const registrars = ['bureau-officer', 'bureau-technician', 'school-registrar', 'school-technician'];

/** Who may bring rosters in and out, at their node and below. */
export const permissions: PermissionTable = {
  'roster.import.read': {
    zh: '查看导入记录',
    en: 'See imports',
    roles: [...registrars, 'principal', 'bureau-leader'],
  },
  'roster.import.create': { zh: '上传并检查花名册', en: 'Upload and check rosters', roles: registrars },
  'roster.import.apply': { zh: '写入花名册', en: 'Write rosters', roles: registrars },
  'roster.import.undo': { zh: '撤销整次导入', en: 'Undo a whole import', roles: registrars },
  'roster.export.create': {
    zh: '导出花名册',
    en: 'Export rosters',
    roles: ['bureau-officer', 'bureau-technician', 'school-registrar'],
  },
  // Held by applications only, through the OneRoster scopes that a bureau granted them (REST binding 1.2, section 3.3).
  'roster.core.read': {
    zh: '通过 OneRoster 接口读取名册',
    en: 'Read rosters over OneRoster',
    roles: [`${scope}roster-core.readonly`, `${scope}roster.readonly`],
  },
  'roster.full.read': {
    zh: '通过 OneRoster 接口读取班级、学校下的名册',
    en: 'Read rosters by school and class over OneRoster',
    roles: [`${scope}roster.readonly`],
  },
  'roster.demographics.read': {
    zh: '通过 OneRoster 接口读取性别与出生日期',
    en: 'Read sex and birth dates over OneRoster',
    roles: [`${scope}roster-demographics.readonly`],
  },
};
