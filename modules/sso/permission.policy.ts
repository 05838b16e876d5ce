import type { PermissionTable } from '#platform/auth/permissions.ts';

export const permissions: PermissionTable = {
  'sso.app.review': {
    zh: '审核第三方应用',
    en: 'Review third-party apps',
    roles: ['bureau-technician', 'bureau-officer'],
  },
  'sso.app.suspend': {
    zh: '停用和撤销第三方应用',
    en: 'Suspend and revoke third-party apps',
    roles: ['bureau-technician', 'bureau-officer', 'security-admin'],
  },
};
