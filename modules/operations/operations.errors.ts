import { defineErrors } from '#platform/errors.ts';

defineErrors({
  'operations.busy': {
    status: 409,
    zh: '已有一次备份或演练在进行，请等它完成',
    en: 'A backup or drill is under way; wait for it to end',
  },
  'operations.backup-failed': {
    status: 409,
    zh: '备份或演练没有成功',
    en: 'The backup or drill did not succeed',
  },
});
