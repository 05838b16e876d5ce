import type { PermissionTable } from '#platform/auth/permissions.ts';

const offices = ['bureau-officer', 'bureau-leader', 'school-registrar', 'principal'];

export const permissions: PermissionTable = {
  'services.item.edit': {
    zh: '编制服务事项',
    en: 'Write services',
    roles: ['bureau-technician', 'bureau-officer'],
  },
  'services.item.publish': {
    zh: '发布服务事项',
    en: 'Publish services',
    roles: ['bureau-officer', 'bureau-leader'],
  },
  'services.application.read': { zh: '查看办件', en: 'See applications', roles: offices },
  'services.application.receive': {
    zh: '窗口代办收件',
    en: 'Take applications in at the counter',
    roles: ['bureau-officer', 'school-registrar'],
  },
  'services.grant.read': { zh: '查看资助名册', en: 'See the list of grants', roles: ['bureau-officer'] },
  'services.grant.export': {
    zh: '生成发放文件',
    en: 'Make the payments file',
    roles: ['bureau-officer'],
  },
  'services.question.answer': {
    zh: '答复咨询',
    en: 'Answer questions',
    roles: ['bureau-officer', 'bureau-leader'],
  },
};
