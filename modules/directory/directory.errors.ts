import { defineErrors } from '#platform/errors.ts';

defineErrors({
  'directory.cycle': {
    status: 409,
    zh: '上级机构不能是它自己或它的下级机构',
    en: 'An organisation cannot stand below itself',
  },
  'directory.parent-unknown': {
    status: 400,
    zh: '上级机构不存在，或不属于本单位',
    en: 'The organisation above does not exist or belongs to somebody else',
  },
});
