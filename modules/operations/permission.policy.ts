import type { PermissionTable } from '#platform/auth/permissions.ts';

/** The technician looks, the system administrator acts (三员: security and audit have pages of their own). */
export const permissions: PermissionTable = {
  'operations.status.read': {
    zh: '查看平台运行状况',
    en: 'See how the platform fares',
    roles: ['system-admin', 'bureau-technician'],
  },
  'operations.backup.create': {
    zh: '立即备份、演练恢复',
    en: 'Back up and drill a restore now',
    roles: ['system-admin'],
  },
  'operations.work.retry': {
    zh: '重试失败的后台任务',
    en: 'Retry background work that failed',
    roles: ['system-admin'],
  },
};
