import { relative } from 'node:path';
import type { Config } from '#platform/config.ts';
import type { Bilingual } from '#platform/errors.ts';

export type SettingAdvice = {
  /** The variable to change. */
  setting: string;
  /** `warn`: people or data may come to harm; `info`: something does not work, or works less well. */
  level: 'warn' | 'info';
  finding: Bilingual;
  remedy: Bilingual;
};

const thisMachine = new Set(['127.0.0.1', 'localhost', '::1', '[::1]']);

const isInside = (path: string, folder: string) => {
  const way = relative(folder, path);
  return way === '' || !/^(\.\.|\/)/.test(way);
};

/** Settings that look unsafe or leave something out, the dangerous ones first. Empty when all is well. */
export function adviceOn(config: Config): SettingAdvice[] {
  const advice: SettingAdvice[] = [];
  const add = (when: boolean, one: SettingAdvice) => when && advice.push(one);
  const { publicUrl, backup } = config;
  const address = publicUrl ? new URL(publicUrl) : undefined;
  const isPublic = address ? !thisMachine.has(address.hostname) : !thisMachine.has(config.host);

  add(isPublic && address?.protocol !== 'https:', {
    setting: 'PUBLIC_URL',
    level: 'warn',
    finding: {
      zh: '没有 HTTPS：密码和会话在网络上明文传输，浏览器也不会保存登录状态',
      en: 'No HTTPS: passwords and sessions cross the network in the clear, and browsers will not keep people signed in',
    },
    remedy: {
      zh: '在前面放一个终结 HTTPS 的反向代理，并把 PUBLIC_URL 设为 https:// 开头的地址',
      en: 'Put a reverse proxy that ends HTTPS in front, and set PUBLIC_URL to the https:// address',
    },
  });
  add(isPublic && config.demo !== 'none', {
    setting: 'TONGXUE_DEMO',
    level: 'warn',
    finding: {
      zh: '演示模式在对外的地址上开着：任何人都能看到发件箱页面',
      en: 'The demo is on at a public address: anybody can read the page of outgoing messages',
    },
    remedy: { zh: '正式使用时设 TONGXUE_DEMO=none', en: 'Set TONGXUE_DEMO=none for real use' },
  });
  add(config.metrics === 'everyone', {
    setting: 'TONGXUE_METRICS',
    level: 'warn',
    finding: { zh: '任何人都能读 /metrics', en: 'Anybody may read /metrics' },
    remedy: {
      zh: '设 TONGXUE_METRICS=loopback，或让代理、网络策略拒绝外部访问 /metrics',
      en: 'Set TONGXUE_METRICS=loopback, or have the proxy or a network policy refuse /metrics from outside',
    },
  });
  add(address?.protocol === 'https:' && !config.trustProxy, {
    setting: 'TONGXUE_TRUST_PROXY',
    level: 'warn',
    finding: {
      zh: '审计和限流里的地址都是代理的地址，而不是访问者的',
      en: 'Addresses in the audit trail and in rate limits are the proxy’s, not the visitors’',
    },
    remedy: { zh: '在代理之后设 TONGXUE_TRUST_PROXY=on', en: 'Behind a proxy set TONGXUE_TRUST_PROXY=on' },
  });
  add(isInside(backup.dir, config.dataDir), {
    setting: 'TONGXUE_BACKUP_DIR',
    level: 'warn',
    finding: {
      zh: '备份与数据在同一个目录：磁盘坏了，两者一起丢失',
      en: 'Backups lie beside the data: a broken disk takes both',
    },
    remedy: { zh: '把 TONGXUE_BACKUP_DIR 指向另一块磁盘', en: 'Point TONGXUE_BACKUP_DIR at another disk' },
  });
  add(!backup.passphrase && (!backup.keysDir || isInside(backup.keysDir, backup.dir)), {
    setting: 'TONGXUE_BACKUP_KEYS_DIR',
    level: 'warn',
    finding: {
      zh: '备份的密钥包与备份放在一起且没有加密：拿到备份的人能读出敏感字段',
      en: 'The keys archives lie beside the backups, unencrypted: who holds a backup can read the sensitive fields',
    },
    remedy: {
      zh: '设 TONGXUE_BACKUP_KEYS_DIR（另一处），或设 TONGXUE_BACKUP_PASSPHRASE 加密',
      en: 'Set TONGXUE_BACKUP_KEYS_DIR (elsewhere), or encrypt with TONGXUE_BACKUP_PASSPHRASE',
    },
  });
  add(!backup.cron, {
    setting: 'TONGXUE_BACKUP_CRON',
    level: 'warn',
    finding: { zh: '没有定时备份', en: 'No backup is scheduled' },
    remedy: {
      zh: '设 TONGXUE_BACKUP_CRON，例如 30 2 * * *（每天 2:30）；若由别的系统备份，可不理会',
      en: 'Set TONGXUE_BACKUP_CRON, for example 30 2 * * * (daily at 2:30); never mind if another system makes them',
    },
  });
  add(!config.mail.smtpUrl, {
    setting: 'SMTP_URL',
    level: 'info',
    finding: {
      zh: '没有邮件服务：不能用邮箱找回密码',
      en: 'No mail service: nobody can recover a password by mail',
    },
    remedy: { zh: '设 SMTP_URL 和 MAIL_FROM', en: 'Set SMTP_URL and MAIL_FROM' },
  });
  add(!config.sms.webhookUrl, {
    setting: 'SMS_WEBHOOK_URL',
    level: 'info',
    finding: {
      zh: '没有短信服务：不能用手机找回密码',
      en: 'No SMS service: nobody can recover a password by phone',
    },
    remedy: {
      zh: '设 SMS_WEBHOOK_URL 和 SMS_WEBHOOK_SECRET',
      en: 'Set SMS_WEBHOOK_URL and SMS_WEBHOOK_SECRET',
    },
  });
  add(config.passwordDays === 0, {
    setting: 'TONGXUE_PASSWORD_DAYS',
    level: 'info',
    finding: { zh: '教职工的密码永不过期', en: 'Passwords of staff never expire' },
    remedy: { zh: '等保要求定期更换，例如 90', en: 'GB/T 22239 asks for regular changes, for example 90' },
  });
  return advice;
}
