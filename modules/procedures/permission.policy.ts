import type { PermissionTable } from '#platform/auth/permissions.ts';

/** Definitions and cases have the engine's own permissions (`workflow.…`); doing one's own tasks needs none. */
export const permissions: PermissionTable = {
  'procedures.supervision.read': {
    zh: '查看全程监督',
    en: 'See the supervision board',
    roles: ['bureau-leader', 'inspector', 'bureau-officer'],
  },
};
