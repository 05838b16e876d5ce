import type { PermissionTable } from '#platform/auth/permissions.ts';

/** Who may what about guardians. Everything else is asked of the guardianship itself: one's own children. */
export const permissions: PermissionTable = {
  'guardians.pairing-code.issue': {
    zh: '发放家长绑定码',
    en: 'Issue codes by which guardians link children',
    roles: ['school-registrar', 'principal', 'head-teacher'],
  },
  'guardians.consent.give': { zh: '授予和撤回同意', en: 'Give and revoke consent', roles: ['guardian'] },
  'guardians.consent.read': {
    zh: '查看同意记录',
    en: 'See consent records',
    roles: ['guardian', 'bureau-officer', 'principal', 'school-registrar', 'head-teacher'],
  },
};
