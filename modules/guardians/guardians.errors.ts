import { defineErrors } from '#platform/errors.ts';

defineErrors({
  'guardians.pairing-code-invalid': {
    status: 404,
    zh: '绑定码无效或已过期，请向班主任重新索取',
    en: 'The code is invalid or expired; ask the head teacher for a new one',
  },
  'guardians.not-guardian': {
    status: 403,
    zh: '您不是这个孩子的监护人',
    en: 'You are not this child’s guardian',
  },
});
