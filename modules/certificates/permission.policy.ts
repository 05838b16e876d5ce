import type { PermissionTable } from '#platform/auth/permissions.ts';

const issuers = ['school-registrar', 'principal', 'bureau-officer'];
/** 印章保管人: who answers for the institution. They release what others ask for, never what they asked for. */
const sealKeepers = ['principal', 'bureau-leader'];
const readers = [...issuers, 'bureau-leader', 'bureau-technician'];

export const permissions: PermissionTable = {
  'certificates.template.read': { zh: '查看证照模板', en: 'See certificate templates', roles: readers },
  'certificates.template.edit': {
    zh: '编辑和发布证照模板',
    en: 'Edit and publish certificate templates',
    roles: ['principal', 'bureau-officer', 'bureau-technician'],
  },
  'certificates.seal.read': { zh: '查看电子印章', en: 'See electronic seals', roles: readers },
  'certificates.seal.manage': {
    zh: '制作和停用电子印章',
    en: 'Make and retire electronic seals',
    roles: sealKeepers,
  },
  'certificates.seal.release': {
    zh: '核准用印',
    en: 'Release a seal for documents that somebody else asked for',
    roles: sealKeepers,
  },
  'certificates.certificate.read': { zh: '查看签发的证照', en: 'See issued certificates', roles: readers },
  'certificates.certificate.issue': {
    zh: '申请签发证照',
    en: 'Ask for certificates to be issued',
    roles: issuers,
  },
  'certificates.certificate.revoke': {
    zh: '撤销证照',
    en: 'Revoke certificates',
    roles: ['principal', 'bureau-officer', 'bureau-leader'],
  },
};
