import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfig } from '#platform/config.ts';
import { adviceOn } from './setting.policy.ts';

const safe = {
  PUBLIC_URL: 'https://edu.example.cn',
  HOST: '0.0.0.0',
  TONGXUE_DATA: '/srv/tongxue',
  TONGXUE_DEMO: 'none',
  TONGXUE_TRUST_PROXY: 'on',
  TONGXUE_BACKUP_DIR: '/mnt/backup',
  TONGXUE_BACKUP_KEYS_DIR: '/mnt/safe',
  SMTP_URL: 'smtps://mail.example.cn',
  SMS_WEBHOOK_URL: 'https://sms.example.cn/send',
};
const adviceFor = (change: Record<string, string>) =>
  adviceOn(readConfig({ ...safe, ...change }, [])).map(({ setting }) => setting);

test('a careful installation gets no advice', () => {
  assert.deepEqual(adviceFor({}), []);
});

const careless: [string, Record<string, string>][] = [
  ['PUBLIC_URL', { PUBLIC_URL: 'http://edu.example.cn' }],
  ['PUBLIC_URL', { PUBLIC_URL: '' }],
  ['TONGXUE_DEMO', { TONGXUE_DEMO: 'small' }],
  ['TONGXUE_METRICS', { TONGXUE_METRICS: 'everyone' }],
  ['TONGXUE_TRUST_PROXY', { TONGXUE_TRUST_PROXY: 'off' }],
  ['TONGXUE_BACKUP_DIR', { TONGXUE_BACKUP_DIR: '/srv/tongxue/backups' }],
  ['TONGXUE_BACKUP_KEYS_DIR', { TONGXUE_BACKUP_KEYS_DIR: '' }],
  ['TONGXUE_BACKUP_CRON', { TONGXUE_BACKUP_CRON: 'off' }],
  ['SMTP_URL', { SMTP_URL: '' }],
  ['SMS_WEBHOOK_URL', { SMS_WEBHOOK_URL: '' }],
  ['TONGXUE_PASSWORD_DAYS', { TONGXUE_PASSWORD_DAYS: '0' }],
];
for (const [setting, change] of careless) {
  test(`advice on ${JSON.stringify(change)}`, () => assert.deepEqual(adviceFor(change), [setting]));
}

test('a passphrase makes up for keys that lie beside the backups', () => {
  const change = { TONGXUE_BACKUP_KEYS_DIR: '', TONGXUE_BACKUP_PASSPHRASE: 'correct horse battery' };
  assert.deepEqual(adviceFor(change), []);
});

test('a demo on this machine needs no HTTPS', () => {
  const change = { PUBLIC_URL: '', HOST: '127.0.0.1', TONGXUE_DEMO: 'small' };
  assert.deepEqual(adviceFor(change), []);
});
