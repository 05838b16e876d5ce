import type { PermissionTable } from '#platform/auth/permissions.ts';

const bureau = ['bureau-officer', 'bureau-leader'];
const schools = ['school-registrar', 'principal'];

export const permissions: PermissionTable = {
  'admissions.plan.read': {
    zh: '查看招生方案',
    en: 'See admission plans',
    roles: [...bureau, ...schools, 'bureau-technician', 'inspector'],
  },
  'admissions.plan.edit': { zh: '编制招生方案', en: 'Write admission plans', roles: ['bureau-officer'] },
  'admissions.plan.publish': {
    zh: '发布招生方案',
    en: 'Publish admission plans',
    roles: ['bureau-leader', 'bureau-officer'],
  },
  'admissions.draw.run': { zh: '组织摇号录取', en: 'Draw lots and place', roles: ['bureau-officer'] },
  'admissions.application.read': {
    zh: '查看报名',
    en: 'See applications',
    roles: [...bureau, ...schools],
  },
  'admissions.application.review': {
    zh: '审核报名',
    en: 'Review applications',
    roles: ['bureau-officer', 'school-registrar'],
  },
};
