import pg from 'pg';
import { scramVerifier } from './scram.ts';
import { findSecret, secretOf } from './secrets.ts';
import { isSetupError, setupError } from './setup-error.ts';

export type RolesOptions = {
  /** A role that may create roles (and the database, when it is missing). Not needed when both URLs below are given. */
  adminUrl?: string;
  /** Where generated passwords are kept, one file a role, 0600. Processes that share a database share this directory. */
  keysDir: string;
  /** The database to make and use; by default the one that `adminUrl` names, or `tongxue` where that is `postgres`. */
  database?: string;
  /** Ready-made roles, for a database whose administrator makes them by hand. They win over `adminUrl`. */
  migratorUrl?: string;
  appUrl?: string;
  /**
   * What to do about a role that exists while its password is not in `keysDir`: `refuse` (it may serve another
   * installation), or `reset` its password (right for the embedded database, which nobody else uses). Default `refuse`.
   */
  unknownPassword?: 'refuse' | 'reset';
  names?: { migrator: string; app: string };
};

export type Roles = { migratorUrl: string; appUrl: string };

/** Anything: the same for all processes that set up roles in one database. */
const setupLock = 7_301_221;

/**
 * Ensures the database and its two roles: the migrator, which owns the schemas, and the app, which can neither change
 * them nor pass by row-level security. Safe to repeat and to run from several processes at once. Works on PostgreSQL 15
 * and newer and through a transaction pool: nothing here depends on the session.
 * Throws a bilingual `PlatformError` `db.…` that says what the database's administrator must do.
 */
export async function ensureRoles(options: RolesOptions): Promise<Roles> {
  const given = givenRoles(options);
  const roles = given ?? (await makeRoles(options));
  await checkMigrator(roles.migratorUrl);
  await checkApp(roles.appUrl);
  return roles;
}

function givenRoles({ migratorUrl, appUrl, adminUrl }: RolesOptions): Roles | undefined {
  if (migratorUrl && appUrl) return { migratorUrl, appUrl };
  if (migratorUrl || appUrl || !adminUrl) {
    throw setupError('urls-incomplete', {
      zh: '请设置 DATABASE_URL（可以创建角色的账号），或同时设置 MIGRATOR_DATABASE_URL 和 APP_DATABASE_URL。',
      en: 'Set DATABASE_URL (an account that may create roles), or both MIGRATOR_DATABASE_URL and APP_DATABASE_URL.',
    });
  }
  return undefined;
}

async function makeRoles(options: RolesOptions): Promise<Roles> {
  const adminUrl = options.adminUrl as string;
  const names = options.names ?? { migrator: 'tongxue_migrator', app: 'tongxue_app' };
  const named = databaseOf(adminUrl);
  const database = options.database ?? (named === 'postgres' ? 'tongxue' : named);
  await ensureDatabase(adminUrl, database);
  const url = (user: string, password: string) => withLogin(adminUrl, { user, password, database });
  return connected(withLogin(adminUrl, { database }), async (client) => {
    await checkServer(client);
    await checkMayCreateRoles(client, names);
    const passwords = await alone(client, async () => {
      const migrator = await ensureRole(client, options, names.migrator);
      const app = await ensureRole(client, options, names.app);
      await grant(client, database, names);
      return { migrator, app };
    });
    const roles = {
      migratorUrl: url(names.migrator, passwords.migrator),
      appUrl: url(names.app, passwords.app),
    };
    // Tried only now: before the grants a role with the right password is not admitted either.
    for (const [role, roleUrl] of [
      [names.migrator, roles.migratorUrl],
      [names.app, roles.appUrl],
    ] as const) {
      if (await opens(roleUrl)) continue;
      if (options.unknownPassword !== 'reset') throw passwordUnknown(options, role);
      await alone(client, () => setPassword(client, options, role, 'alter'));
    }
    return roles;
  });
}

async function ensureDatabase(adminUrl: string, database: string): Promise<void> {
  // Asked from beside when that is possible: a pool remembers for a while that a log-in to a missing database failed.
  const named = databaseOf(adminUrl);
  const exists = await connected(adminUrl, async (client) => {
    if (named === database) return true;
    return (await client.query('select 1 from pg_database where datname = $1', [database])).rowCount === 1;
  }).catch((error) => {
    if (isSetupError(error, 'database-missing')) return false;
    throw error;
  });
  if (exists) return;
  const beside = named === database ? 'postgres' : named;
  await connected(withLogin(adminUrl, { database: beside }), async (client) => {
    const { rows } = await client.query<{ version: number }>(
      `select current_setting('server_version_num')::int as version`,
    );
    // The same order of text on every machine: by code point. Pages that sort names by pinyin ask for it.
    const locale =
      (rows[0]?.version ?? 0) >= 170000
        ? `locale_provider builtin builtin_locale 'C.UTF-8' lc_collate 'C'`
        : `locale_provider libc lc_collate 'C'`;
    try {
      await client.query(`create database ${name(database)} template template0 encoding 'UTF8' ${locale}`);
      await client.query(`revoke all on database ${name(database)} from public`);
    } catch (error) {
      const { code, message } = error as pg.DatabaseError;
      // 42P04, 23505: another process made it at the same moment.
      if (code === '42P04' || code === '23505') return;
      const statement = `CREATE DATABASE ${name(database)} TEMPLATE template0 ENCODING 'UTF8';`;
      throw setupError(
        'cannot-create-database',
        {
          zh: `DATABASE_URL 的账号不能创建数据库 ${database}。请由管理员执行：${statement}`,
          en: `The account of DATABASE_URL cannot create the database ${database}. Ask the administrator to run: ${statement}`,
        },
        { cause: error, output: message },
      );
    }
  });
}

async function checkServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: number; shown: string; encoding: string }>(
    `select current_setting('server_version_num')::int as version, current_setting('server_version') as shown,
            current_setting('server_encoding') as encoding`,
  );
  const server = rows[0];
  if (!server || server.version < 150000) {
    throw setupError('server-too-old', {
      zh: `需要 PostgreSQL 15 或更新版本，当前是 ${server?.shown}。`,
      en: `PostgreSQL 15 or newer is needed; this one is ${server?.shown}.`,
    });
  }
  if (server.encoding !== 'UTF8') {
    throw setupError('encoding', {
      zh: `数据库的编码是 ${server.encoding}，需要 UTF8。请新建一个 UTF8 数据库并修改 DATABASE_URL。`,
      en: `The database's encoding is ${server.encoding}; UTF8 is needed. Make a UTF8 database and change DATABASE_URL.`,
    });
  }
}

type Names = { migrator: string; app: string };

async function checkMayCreateRoles(client: pg.Client, names: Names): Promise<void> {
  const { rows } = await client.query<{ may: boolean }>(
    'select rolsuper or rolcreaterole as may from pg_roles where rolname = current_user',
  );
  if (rows[0]?.may) return;
  throw setupError('cannot-create-roles', {
    zh: `DATABASE_URL 的账号不能创建角色。请由管理员建立 ${names.migrator}（在本数据库上有 CREATE 权限）和 ${names.app}（NOSUPERUSER NOBYPASSRLS），再设置 MIGRATOR_DATABASE_URL 和 APP_DATABASE_URL。`,
    en: `The account of DATABASE_URL cannot create roles. Ask the administrator to make ${names.migrator} (with CREATE on this database) and ${names.app} (NOSUPERUSER NOBYPASSRLS), then set MIGRATOR_DATABASE_URL and APP_DATABASE_URL.`,
  });
}

/** Ensures one role and returns the password that is kept for it; whether an old role takes it is tried later. */
async function ensureRole(client: pg.Client, options: RolesOptions, role: string): Promise<string> {
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role]);
  if (!rowCount) return setPassword(client, options, role, 'create');
  const kept = await findSecret(options.keysDir, secretNameOf(role));
  if (kept) return kept;
  if (options.unknownPassword !== 'reset') throw passwordUnknown(options, role);
  return setPassword(client, options, role, 'alter');
}

const secretNameOf = (role: string) => `postgres-${role}`;

async function setPassword(
  client: pg.Client,
  options: RolesOptions,
  role: string,
  verb: 'create' | 'alter',
): Promise<string> {
  const password = await secretOf(options.keysDir, secretNameOf(role));
  const verifier = pg.escapeLiteral(scramVerifier(password));
  try {
    await client.query(`${verb} role ${name(role)} login nocreatedb nocreaterole password ${verifier}`);
  } catch (error) {
    throw setupError(
      'cannot-change-role',
      {
        zh: `DATABASE_URL 的账号不能建立或修改角色 ${role}（它可能由别的账号创建）。请使用创建它的账号或超级用户。`,
        en: `The account of DATABASE_URL cannot create or change the role ${role} (another account may have made it). Use the account that made it, or a superuser.`,
      },
      { cause: error, output: (error as Error).message },
    );
  }
  return password;
}

function passwordUnknown({ keysDir }: RolesOptions, role: string): Error {
  return setupError('role-password-unknown', {
    zh: `角色 ${role} 已存在，但 ${keysDir} 中没有它的正确密码。请复制原安装的 keys 目录；若通过连接池连接，请让连接池认识这个角色；或设置 MIGRATOR_DATABASE_URL 和 APP_DATABASE_URL；若该角色已不再使用，请先删除它。`,
    en: `The role ${role} exists, but ${keysDir} does not hold its right password. Copy the keys directory of the installation that made it; behind a connection pool, make the role known to the pool; or set MIGRATOR_DATABASE_URL and APP_DATABASE_URL; if nobody uses the role any more, drop it first.`,
  });
}

async function opens(url: string): Promise<boolean> {
  return connected(url, async () => true).catch((error) => {
    if (isSetupError(error, 'login-refused')) return false;
    throw error;
  });
}

async function grant(client: pg.Client, database: string, names: Names): Promise<void> {
  const [migrator, app] = [name(names.migrator), name(names.app)];
  await client.query(`grant connect, create, temporary on database ${name(database)} to ${migrator}`);
  await client.query(`grant connect on database ${name(database)} to ${app}`);
  // Limits that hold on every connection of the role, pooled or not; a long job widens them with SET LOCAL.
  const limits = {
    timezone: 'UTC',
    statement_timeout: '60s',
    lock_timeout: '10s',
    idle_in_transaction_session_timeout: '60s',
  };
  for (const [setting, value] of Object.entries(limits)) {
    await client.query(`alter role ${app} set ${setting} to ${pg.escapeLiteral(value)}`);
  }
  await client.query(`alter role ${migrator} set timezone to 'UTC'`);
  const citus = await client.query(`select 1 from pg_extension where extname = 'citus'`);
  // Our statements are named, few and served by an index whatever their values: planning each anew costs three times
  // what running them does (docs/performance.md). Citus plans by the values, so there it stays as it is.
  const plans = citus.rowCount ? 'auto' : 'force_generic_plan';
  await client.query(`alter role ${app} set plan_cache_mode to ${plans}`);
  if (!citus.rowCount) return;
  // `SET LOCAL app.tenants` must reach the workers, or row-level security hides every row there.
  for (const role of [migrator, app]) {
    await client.query(`alter role ${role} set citus.propagate_set_commands to 'local'`);
  }
}

/** What the migrator will make, the app may use but not change; a migration takes away what a table must not allow. */
async function checkMigrator(url: string): Promise<void> {
  await connected(url, async (client) => {
    await checkServer(client);
    const { rows } = await client.query<{ may: boolean; role: string; database: string }>(
      `select has_database_privilege(current_database(), 'CREATE') as may,
              current_user as role, current_database() as database`,
    );
    const found = rows[0];
    if (!found || found.may) return;
    throw setupError('migrator-cannot-create', {
      zh: `角色 ${found.role} 不能在数据库 ${found.database} 中建立模式。请执行：GRANT CREATE ON DATABASE ${name(found.database)} TO ${name(found.role)};`,
      en: `The role ${found.role} cannot create schemas in the database ${found.database}. Run: GRANT CREATE ON DATABASE ${name(found.database)} TO ${name(found.role)};`,
    });
  });
}

/** The app's role must not be able to switch off the second lock, row-level security, nor to change the schema. */
async function checkApp(url: string): Promise<void> {
  await connected(url, async (client) => {
    const { rows } = await client.query<{
      role: string;
      bypasses: boolean;
      creates: boolean;
      litters: boolean;
      database: string;
    }>(
      `select rolname as role, rolsuper or rolbypassrls as bypasses, current_database() as database,
              has_database_privilege(current_database(), 'CREATE') as creates,
              has_schema_privilege('public', 'CREATE') as litters
         from pg_roles where rolname = current_user`,
    );
    const found = rows[0];
    if (!found || !(found.bypasses || found.creates || found.litters)) return;
    const remedy = found.bypasses
      ? `ALTER ROLE ${name(found.role)} NOSUPERUSER NOBYPASSRLS;`
      : found.creates
        ? `REVOKE CREATE ON DATABASE ${name(found.database)} FROM ${name(found.role)}, PUBLIC;`
        : `REVOKE CREATE ON SCHEMA public FROM ${name(found.role)}, PUBLIC;`;
    throw setupError('app-too-powerful', {
      zh: `应用角色 ${found.role} 的权限过大：它能绕过行级安全或改变数据库结构。请执行：${remedy}`,
      en: `The app's role ${found.role} may do too much: it can pass by row-level security or change the schema. Run: ${remedy}`,
    });
  });
}

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect().catch((error) => {
      throw connectError(url, error);
    });
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

function connectError(url: string, cause: NodeJS.ErrnoException): Error {
  const { hostname, searchParams, port, username } = new URL(url);
  const place = `${searchParams.get('host') ?? hostname}:${searchParams.get('port') ?? (port || '5432')}`;
  const output = cause.message || cause.code;
  // PgBouncer reports the server's refusals as protocol violations (08P01); the text is the server's own.
  if (cause.code === '3D000' || /database .* does not exist/.test(cause.message)) {
    return setupError(
      'database-missing',
      {
        zh: `服务器 ${place} 上没有连接地址所指的数据库。请建立它，或修改连接地址。`,
        en: `The database that the URL names does not exist at ${place}. Make it, or change the URL.`,
      },
      { cause, output },
    );
  }
  if (['28P01', '28000', '08P01'].includes(cause.code ?? '') || /no such user|auth/i.test(cause.message)) {
    return setupError(
      'login-refused',
      {
        zh: `数据库 ${place} 拒绝了账号 ${username} 的登录。请检查连接地址中的账号和密码，以及 pg_hba.conf 或连接池的用户表。`,
        en: `The database at ${place} refused the log-in of ${username}. Check the account and password in the URL, and pg_hba.conf or the pool's list of users.`,
      },
      { cause, output },
    );
  }
  return setupError(
    'unreachable',
    {
      zh: `连接不上数据库 ${place}。请确认它已启动、地址正确、网络可达。`,
      en: `The database at ${place} cannot be reached. Make sure that it runs, that the address is right and that the network lets us through.`,
    },
    { cause, output },
  );
}

/** Runs `work` in a transaction, while no other process sets up roles in this database. */
async function alone<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query('begin');
  try {
    await client.query('select pg_advisory_xact_lock($1)', [setupLock]);
    const result = await work();
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  }
}

function name(identifier: string): string {
  return pg.escapeIdentifier(identifier);
}

/** The database that a URL names; like libpq, the user's name where it names none. */
function databaseOf(url: string): string {
  const { pathname, username } = parsed(url);
  return decodeURIComponent(pathname.slice(1)) || decodeURIComponent(username) || 'postgres';
}

function withLogin(url: string, part: { user?: string; password?: string; database: string }): string {
  const changed = parsed(url);
  // A URL without a host (unix socket) cannot carry a user; the host parameter still wins over this one.
  changed.hostname ||= 'localhost';
  changed.pathname = `/${encodeURIComponent(part.database)}`;
  if (part.user !== undefined) changed.username = part.user;
  if (part.password !== undefined) changed.password = part.password;
  for (const key of part.user === undefined ? ['dbname'] : ['dbname', 'user', 'password'])
    changed.searchParams.delete(key);
  return changed.href;
}

function parsed(url: string): URL {
  // libpq allows a user without a host (`user:password@/database?host=/directory`), URL does not.
  const found = URL.parse(url.replace('@/', '@localhost/'));
  if (found && /^postgres(ql)?:$/.test(found.protocol)) return found;
  throw setupError('url-malformed', {
    zh: '数据库连接地址格式不对。应为 postgresql://账号:密码@主机:端口/数据库；使用 unix 套接字时为 postgresql://账号:密码@localhost/数据库?host=/目录。',
    en: 'The database URL is malformed. Write postgresql://user:password@host:port/database, or for a unix socket postgresql://user:password@localhost/database?host=/directory.',
  });
}
