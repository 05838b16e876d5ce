import { resolve } from 'node:path';
import { z } from 'zod';
import { PlatformError } from './errors.ts';

const blankIsAbsent = (value: unknown) => (value === '' ? undefined : value);
const optional = <T extends z.ZodType>(type: T) => z.preprocess(blankIsAbsent, type.optional());

/** Every setting that the platform reads, and nothing else is read from the environment. */
const environment = z.object({
  PORT: optional(z.coerce.number().int().min(0).max(65535)),
  HOST: z.preprocess(blankIsAbsent, z.string().default('127.0.0.1')),
  PUBLIC_URL: optional(z.url()),
  DATABASE_URL: optional(z.string().regex(/^postgres(ql)?:\/\//)),
  MIGRATOR_DATABASE_URL: optional(z.string().regex(/^postgres(ql)?:\/\//)),
  APP_DATABASE_URL: optional(z.string().regex(/^postgres(ql)?:\/\//)),
  DIRECT_DATABASE_URL: optional(z.string().regex(/^postgres(ql)?:\/\//)),
  TONGXUE_DATA: z.preprocess(blankIsAbsent, z.string().default('./.data')),
  TONGXUE_DEMO: z.preprocess(blankIsAbsent, z.enum(['none', 'small', 'full']).default('small')),
  TONGXUE_SEED: z.preprocess(blankIsAbsent, z.string().max(64).default('linxia')),
  TONGXUE_POOL: z.preprocess(blankIsAbsent, z.coerce.number().int().min(2).max(200).default(16)),
  TONGXUE_PREPARED: z.preprocess(blankIsAbsent, z.enum(['on', 'off']).default('on')),
  TONGXUE_CIPHER: z.preprocess(blankIsAbsent, z.enum(['aes-256-gcm', 'sm4-ctr-sm3']).default('aes-256-gcm')),
  TONGXUE_KEYS_FILE: optional(z.string()),
  TONGXUE_LOG: z.preprocess(
    blankIsAbsent,
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('warn'),
  ),
  TONGXUE_TRUST_PROXY: z.preprocess(blankIsAbsent, z.enum(['on', 'off']).default('off')),
  TONGXUE_METRICS: z.preprocess(blankIsAbsent, z.enum(['loopback', 'everyone', 'off']).default('loopback')),
  TONGXUE_PASSWORD_DAYS: z.preprocess(blankIsAbsent, z.coerce.number().int().min(0).max(3650).default(90)),
  // Not below what OWASP recommends for argon2id.
  TONGXUE_PASSWORD_MEMORY: z.preprocess(blankIsAbsent, z.coerce.number().int().min(19).max(256).default(19)),
  TONGXUE_PASSWORD_PASSES: z.preprocess(blankIsAbsent, z.coerce.number().int().min(2).max(10).default(2)),
  TONGXUE_BACKUP_DIR: optional(z.string()),
  TONGXUE_BACKUP_KEYS_DIR: optional(z.string()),
  TONGXUE_BACKUP_PASSPHRASE: optional(z.string().min(12).max(1024)),
  TONGXUE_BACKUP_CRON: z.preprocess(
    blankIsAbsent,
    z
      .string()
      .max(64)
      .regex(/^(off|[\d*/,-]+( [\d*/,-]+){2}( [\dA-Za-z*/,-]+){2})$/, 'five fields of cron, or off')
      .default('30 2 * * *'),
  ),
  TONGXUE_BACKUP_KEEP: z.preprocess(blankIsAbsent, z.coerce.number().int().min(1).max(9999).default(14)),
  TONGXUE_FILES: z.preprocess(blankIsAbsent, z.enum(['local', 's3']).default('local')),
  S3_ENDPOINT: optional(z.url()),
  S3_REGION: z.preprocess(blankIsAbsent, z.string().default('us-east-1')),
  S3_BUCKET: optional(z.string()),
  S3_ACCESS_KEY_ID: optional(z.string()),
  S3_SECRET_ACCESS_KEY: optional(z.string()),
  SMTP_URL: optional(z.string().regex(/^smtps?:\/\//)),
  MAIL_FROM: z.preprocess(blankIsAbsent, z.string().max(200).default('tongxue@localhost')),
  SMS_WEBHOOK_URL: optional(z.url()),
  SMS_WEBHOOK_SECRET: optional(z.string().min(16)),
});

export type Role = 'web' | 'worker';

export type Config = {
  port: number;
  host: string;
  /** Address under which browsers reach the platform; issuer of OpenID Connect. Undefined: derived from the port. */
  publicUrl: string | undefined;
  databaseUrl: string | undefined;
  migratorDatabaseUrl: string | undefined;
  appDatabaseUrl: string | undefined;
  /** The application's role past the transaction pool, for the one connection per process that listens. */
  directDatabaseUrl: string | undefined;
  /** Absolute directory of everything the platform keeps outside an external database. */
  dataDir: string;
  demo: 'none' | 'small' | 'full';
  seed: string;
  poolSize: number;
  /** Named statements: twice the reads per second; off behind a transaction pool older than PgBouncer 1.21. */
  preparedStatements: boolean;
  cipher: 'aes-256-gcm' | 'sm4-ctr-sm3';
  /** Where the key ring is, when it is not `keys/keyring.json` below the data directory. */
  keysFile: string | undefined;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
  trustProxy: boolean;
  metrics: 'loopback' | 'everyone' | 'off';
  /** Days after which staff must change their password; 0: never. */
  passwordDays: number;
  /** What hashing a password costs: MiB, and passes over them. */
  passwordCost: { memory: number; passes: number };
  /** Backups, their keys (another disk, another building) and the passphrase that encrypts both. */
  backup: {
    dir: string;
    keysDir?: string;
    passphrase?: string;
    /** When, in Beijing time; undefined for never. */
    cron: string | undefined;
    /** How many backups stay after a scheduled one. */
    keep: number;
  };
  files: 'local' | 's3';
  s3: { endpoint?: string; region: string; bucket?: string; accessKeyId?: string; secretAccessKey?: string };
  mail: { smtpUrl?: string; from: string };
  sms: { webhookUrl?: string; secret?: string };
  roles: ReadonlySet<Role>;
};

/**
 * Reads the settings from an environment and the command line (`--role web|worker`, both by default).
 * @throws PlatformError `config.invalid`, naming the variable and what it accepts.
 */
export function readConfig(
  env: NodeJS.ProcessEnv = process.env,
  argv: string[] = process.argv.slice(2),
): Config {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
    throw new PlatformError('config.invalid', { detail: { zh: lines, en: lines } });
  }
  const e = parsed.data;
  const dataDir = resolve(e.TONGXUE_DATA);
  const roles = readRoles(argv);
  return {
    // A worker answers probes only, and may stand beside a web process on one machine.
    port: e.PORT ?? (roles.has('web') ? 3000 : 3001),
    host: e.HOST,
    publicUrl: e.PUBLIC_URL?.replace(/\/$/, ''),
    databaseUrl: e.DATABASE_URL,
    migratorDatabaseUrl: e.MIGRATOR_DATABASE_URL,
    appDatabaseUrl: e.APP_DATABASE_URL,
    directDatabaseUrl: e.DIRECT_DATABASE_URL,
    dataDir,
    demo: e.TONGXUE_DEMO,
    seed: e.TONGXUE_SEED,
    poolSize: e.TONGXUE_POOL,
    preparedStatements: e.TONGXUE_PREPARED === 'on',
    cipher: e.TONGXUE_CIPHER,
    keysFile: e.TONGXUE_KEYS_FILE,
    logLevel: e.TONGXUE_LOG,
    trustProxy: e.TONGXUE_TRUST_PROXY === 'on',
    metrics: e.TONGXUE_METRICS,
    passwordDays: e.TONGXUE_PASSWORD_DAYS,
    passwordCost: { memory: e.TONGXUE_PASSWORD_MEMORY, passes: e.TONGXUE_PASSWORD_PASSES },
    backup: {
      dir: resolve(e.TONGXUE_BACKUP_DIR ?? `${dataDir}/backups`),
      keysDir: e.TONGXUE_BACKUP_KEYS_DIR && resolve(e.TONGXUE_BACKUP_KEYS_DIR),
      passphrase: e.TONGXUE_BACKUP_PASSPHRASE,
      cron: e.TONGXUE_BACKUP_CRON === 'off' ? undefined : e.TONGXUE_BACKUP_CRON,
      keep: e.TONGXUE_BACKUP_KEEP,
    },
    files: e.TONGXUE_FILES,
    s3: {
      endpoint: e.S3_ENDPOINT,
      region: e.S3_REGION,
      bucket: e.S3_BUCKET,
      accessKeyId: e.S3_ACCESS_KEY_ID,
      secretAccessKey: e.S3_SECRET_ACCESS_KEY,
    },
    mail: { smtpUrl: e.SMTP_URL, from: e.MAIL_FROM },
    sms: { webhookUrl: e.SMS_WEBHOOK_URL, secret: e.SMS_WEBHOOK_SECRET },
    roles,
  };
}

function readRoles(argv: string[]): ReadonlySet<Role> {
  const at = argv.indexOf('--role');
  if (at < 0) return new Set<Role>(['web', 'worker']);
  const roles = (argv[at + 1] ?? '').split(',');
  if (!roles.every((role): role is Role => role === 'web' || role === 'worker')) {
    throw new PlatformError('config.invalid', {
      detail: { zh: '--role 只能是 web 或 worker', en: '--role takes web or worker' },
    });
  }
  return new Set(roles);
}

/** The project's root folder: where package.json stands. */
export const projectRoot = resolve(import.meta.dirname, '..');
