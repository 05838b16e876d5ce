import { type Bilingual, defineErrors, PlatformError } from '../errors.ts';

const titles = {
  'no-account': { zh: '没有可以运行数据库的系统账号', en: 'There is no system account to run the database' },
  'no-binaries': { zh: '没有适合本机的数据库程序', en: 'There is no database program for this machine' },
  'binaries-unusable': { zh: '自带的数据库程序无法运行', en: 'The bundled database cannot run' },
  'not-a-cluster': { zh: '数据目录里有别的文件', en: 'The data directory holds something else' },
  'version-differs': {
    zh: '数据属于另一个 PostgreSQL 版本',
    en: 'The data belong to another PostgreSQL version',
  },
  'data-unwritable': { zh: '无法写入数据目录', en: 'The data directory cannot be written' },
  'disk-full': { zh: '磁盘空间不足', en: 'The disk is full' },
  'initdb-failed': { zh: '无法建立数据库', en: 'The database could not be created' },
  'start-failed': { zh: '数据库无法启动', en: 'The database does not start' },
  'port-taken': { zh: '数据库端口已被占用', en: 'The database port is taken' },
  'in-use': { zh: '数据库正由另一个进程使用', en: 'Another process uses the database' },
  locked: {
    zh: '另一个进程正在启动或停止数据库',
    en: 'Another process is starting or stopping the database',
  },
  'key-unreadable': { zh: '无法读取密钥文件', en: 'A key file cannot be read' },
  'key-damaged': { zh: '密钥文件已损坏', en: 'A key file is damaged' },
  'password-refused': { zh: '密钥与数据不是一套', en: 'The keys do not belong to the data' },
  'url-malformed': { zh: '数据库连接地址格式不对', en: 'The database URL is malformed' },
  'urls-incomplete': { zh: '数据库连接设置不全', en: 'The database settings are incomplete' },
  unreachable: { zh: '连接不上数据库', en: 'The database cannot be reached' },
  'login-refused': { zh: '数据库拒绝登录', en: 'The database refused the log-in' },
  'database-missing': { zh: '数据库不存在', en: 'The database does not exist' },
  'server-too-old': { zh: '数据库版本过旧', en: 'The database server is too old' },
  encoding: { zh: '数据库编码不是 UTF8', en: 'The database is not encoded in UTF8' },
  'cannot-create-database': { zh: '不能创建数据库', en: 'The database cannot be created' },
  'cannot-create-roles': { zh: '不能创建数据库角色', en: 'The database roles cannot be created' },
  'cannot-change-role': { zh: '不能修改数据库角色', en: 'A database role cannot be changed' },
  'role-password-unknown': { zh: '不知道数据库角色的密码', en: "A database role's password is not known" },
  'migrator-cannot-create': { zh: '迁移角色权限不足', en: 'The migrator role may do too little' },
  'app-too-powerful': { zh: '应用角色权限过大', en: 'The app role may do too much' },
} satisfies Record<string, Bilingual>;

export type SetupCode = keyof typeof titles;

defineErrors(
  Object.fromEntries(
    Object.entries(titles).map(([code, title]) => [`db.${code}`, { status: 500, ...title }]),
  ),
);

/** What went wrong while a database was being set up: `db.<code>`, with what to do and the program's own words (`output`). */
export function setupError(
  code: SetupCode,
  { zh, en }: Bilingual,
  { cause, output }: { cause?: unknown; output?: string } = {},
): PlatformError {
  const words = output ? `\n${output.trim()}` : '';
  return new PlatformError(`db.${code}`, { detail: { zh: zh + words, en: en + words }, cause });
}

/** True when `error` was made by `setupError`, with this code. */
export function isSetupError(error: unknown, code: SetupCode): error is PlatformError {
  return error instanceof PlatformError && error.code === `db.${code}`;
}
