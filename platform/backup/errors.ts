import { type Bilingual, defineErrors, PlatformError } from '../errors.ts';

defineErrors({
  'backup.unreadable': {
    status: 400,
    zh: '这里没有可用的备份：{path}',
    en: 'There is no usable backup at {path}',
  },
  'backup.damaged': {
    status: 400,
    zh: '备份已损坏或不完整：{name}',
    en: 'The backup is damaged or incomplete: {name}',
  },
  'backup.passphrase': {
    status: 400,
    zh: '备份口令不对或没有给出',
    en: "The backup's passphrase is wrong or was not given",
  },
  'backup.newer': { status: 409, zh: '备份来自更新的版本', en: 'A newer version made this backup' },
  'backup.not-empty': { status: 409, zh: '恢复的目标不是空的', en: 'The place to restore into is not empty' },
  'backup.keys-missing': {
    status: 400,
    zh: '缺少与备份配套的密钥包',
    en: "The backup's keys archive is missing",
  },
  'backup.keys-differ': {
    status: 409,
    zh: '目标中已有不同的密钥：{name}',
    en: 'The place holds a different key: {name}',
  },
  'backup.schema-differs': {
    status: 409,
    zh: '表结构与备份不一致：{name}',
    en: 'A table differs from the backup: {name}',
  },
  'backup.not-whole': { status: 500, zh: '核对不一致：{name}', en: 'The check found differences: {name}' },
  'backup.unowned': {
    status: 500,
    zh: '有不属于平台的表，无法备份：{name}',
    en: 'Tables that are not ours cannot be backed up: {name}',
  },
  'backup.disk-full': {
    status: 507,
    zh: '备份目录所在磁盘空间不足：{path}',
    en: 'The disk of the backup directory is full: {path}',
  },
});

/** An error of a backup or a restore, with the place in `values` and the remedy in `detail`. */
export function backupError(
  code: string,
  values: Record<string, string>,
  detail?: Bilingual,
  cause?: unknown,
): PlatformError {
  return new PlatformError(`backup.${code}`, { values, detail, cause });
}
