import { useCallback } from 'react';
import type { paths } from '#web/api/schema.gen.ts';
import { usePick } from '#web/i18n/texts.ts';

type Answer = paths['/api/identity/audit']['get']['responses'][200]['content']['application/json'];
export type Entry = Answer['items'][number];

/** Actions of this module in words; those of others are shown by their code. */
const words: Record<string, { zh: string; en: string }> = {
  'identity.session.open': { zh: '登录', en: 'Sign-in' },
  'identity.session.end': { zh: '退出登录', en: 'Sign-out' },
  'identity.session.switch-role': { zh: '切换身份', en: 'Role switched' },
  'identity.account.activate': { zh: '激活账号', en: 'Activation' },
  'identity.account.disable': { zh: '停用账号', en: 'Account disabled' },
  'identity.account.enable': { zh: '启用账号', en: 'Account enabled' },
  'identity.account.unlock': { zh: '解除锁定', en: 'Account unlocked' },
  'identity.account.reset': { zh: '重置密码', en: 'Password reset' },
  'identity.password.set': { zh: '设置密码', en: 'Password set' },
  'identity.password.change': { zh: '修改密码', en: 'Password changed' },
  'identity.recovery.start': { zh: '发送找回验证码', en: 'Recovery code sent' },
  'identity.factor.add': { zh: '添加二次验证', en: 'Second factor added' },
  'identity.factor.remove': { zh: '移除二次验证', en: 'Second factor removed' },
  'identity.factor.give': { zh: '二次验证', en: 'Second factor given' },
  'identity.factor.renew-codes': { zh: '更换备用码', en: 'Recovery codes renewed' },
  'identity.factor.reset': { zh: '清除二次验证', en: 'Second factors removed by an administrator' },
  'identity.card.issue': { zh: '发放登录卡', en: 'Card issued' },
  'identity.audit.read': { zh: '查看审计日志', en: 'Audit trail read' },
};

export function useActionWords(): (action: string) => string {
  const say = usePick();
  return useCallback((action) => (words[action] ? say(words[action]) : action), [say]);
}
