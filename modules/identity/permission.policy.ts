import type { PermissionTable } from '#platform/auth/permissions.ts';

/** The three administrators do not do each other's work: accounts are the security administrator's, the trail the auditor's. */
export const permissions: PermissionTable = {
  'identity.card.issue': {
    zh: '发放和重置学生激活卡',
    en: 'Issue and reset activation cards of a class',
    roles: ['head-teacher', 'school-registrar', 'school-technician', 'principal'],
  },
  'identity.account.read': {
    zh: '查看账号状态',
    en: 'See the state of accounts',
    roles: ['security-admin'],
  },
  'identity.account.manage': {
    zh: '停用、启用、解锁、重置账号',
    en: 'Disable, enable, unlock and reset accounts',
    roles: ['security-admin'],
  },
  'identity.session.end': {
    zh: '强制他人下线',
    en: 'End the sessions of others',
    roles: ['security-admin'],
  },
  'identity.audit.read': {
    zh: '查看和导出审计日志',
    en: 'Read and export the audit trail',
    roles: ['audit-admin'],
  },
};
