import { hash, randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { CryptoError } from './error.ts';

export type LookupAlgorithm = 'hmac-sha256' | 'hmac-sm3';
/** 32 secret bytes from which the keys of each field algorithm are derived. */
export type SealingKey = { id: string; createdAt: string; secret: Buffer };
export type LookupKey = SealingKey & { algorithm: LookupAlgorithm };
/** The keys of an installation, oldest first. Whoever loses the ring loses every sealed field. */
export type KeyRing = { sealing: readonly SealingKey[]; lookup: readonly LookupKey[] };

const key = {
  id: z.string().regex(/^[0-9a-z]{1,32}$/),
  createdAt: z.iso.datetime(),
  secret: z.base64().transform((text, ctx) => {
    const secret = Buffer.from(text, 'base64');
    if (secret.length !== 32) ctx.addIssue('a secret has 32 bytes');
    return secret;
  }),
};
const ids = (keys: { id: string }[]) => new Set(keys.map((k) => k.id)).size === keys.length;
const ringFile = z.strictObject({
  version: z.literal(1),
  sealing: z.array(z.strictObject(key)).min(1).max(1000).refine(ids, 'ids are unique'),
  lookup: z
    .array(z.strictObject({ ...key, algorithm: z.enum(['hmac-sha256', 'hmac-sm3']) }))
    .min(1)
    .max(1000)
    .refine(ids, 'ids are unique'),
});

/** Where the ring is: TONGXUE_KEYS_FILE, else keys/keyring.json in the data directory. */
export function keyRingPath(dataDir: string, env: NodeJS.ProcessEnv = process.env): string {
  return env.TONGXUE_KEYS_FILE || join(dataDir, 'keys', 'keyring.json');
}

/**
 * The key ring of an installation. At the first start it is made, readable by its owner only; of two processes that
 * start at once, one makes it and both read it. A file named by TONGXUE_KEYS_FILE is never made here: a mistyped path
 * must not start a second ring beside data that the first one sealed.
 * @throws CryptoError keys.missing, keys.exposed, keys.malformed
 */
export function openKeyRing(options: {
  dataDir: string;
  lookupAlgorithm?: LookupAlgorithm;
  env?: NodeJS.ProcessEnv;
}): KeyRing {
  const env = options.env ?? process.env;
  const path = keyRingPath(options.dataDir, env);
  if (!statSync(path, { throwIfNoEntry: false })) {
    if (env.TONGXUE_KEYS_FILE) {
      throw new CryptoError(
        'keys.missing',
        `TONGXUE_KEYS_FILE 指向的密钥文件 ${path} 不存在：请恢复该文件或更正路径。`,
        `The key file ${path} named by TONGXUE_KEYS_FILE does not exist: restore it or correct the path.`,
      );
    }
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const ring = {
      sealing: [newKey()],
      lookup: [{ ...newKey(), algorithm: options.lookupAlgorithm ?? 'hmac-sha256' }],
    };
    createOnce(path, ring);
  }
  return readKeyRing(path);
}

/** Reads and checks a ring. @throws CryptoError keys.missing, keys.exposed, keys.malformed */
export function readKeyRing(path: string): KeyRing {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat)
    throw new CryptoError(
      'keys.missing',
      `密钥文件 ${path} 不存在。`,
      `The key file ${path} does not exist.`,
    );
  // The group may read: that is how secrets are mounted into containers. Nobody else may, and nobody else may write.
  if (process.platform !== 'win32' && (stat.mode & 0o027) !== 0) {
    throw new CryptoError(
      'keys.exposed',
      `密钥文件 ${path} 可被其他用户读取或改写（权限 ${(stat.mode & 0o777).toString(8)}），拒绝使用。请执行：chmod 600 ${path}`,
      `The key file ${path} is open to other users (mode ${(stat.mode & 0o777).toString(8)}) and is not used. Run: chmod 600 ${path}`,
    );
  }
  try {
    if (stat.size > 1_000_000) throw new RangeError('larger than 1 MB');
    const { sealing, lookup } = ringFile.parse(JSON.parse(readFileSync(path, 'utf8')));
    return { sealing, lookup };
  } catch (cause) {
    // The cause may quote the file; only a reason without contents goes on.
    const reason =
      cause instanceof z.ZodError ? cause.issues.map((issue) => issue.path.join('.')).join(', ') : 'JSON';
    throw new CryptoError(
      'keys.malformed',
      `密钥文件 ${path} 内容不正确（${reason}），请从备份恢复。`,
      `The key file ${path} is malformed (${reason}): restore it from a backup.`,
    );
  }
}

/** Tells one key from another without telling the key: two installations that show the same fingerprint share it. */
export function keyFingerprint({ secret }: Pick<SealingKey, 'secret'>): string {
  const digest = hash('sha256', Buffer.concat([Buffer.from('tongxue.key.fingerprint'), secret]), 'hex');
  return digest.slice(0, 16).replace(/(.{4})(?!$)/g, '$1-');
}

/**
 * Adds a sealing key, which seals from the next start on; the older ones keep opening. With `lookup`, a look-up key is
 * added instead: stored hashes must then be computed again, searching with `hashes` meanwhile.
 * @throws CryptoError keys.rotating when another rotation is under way or was cut off
 */
export function rotateKeyRing(path: string, lookup?: LookupAlgorithm): KeyRing {
  const draft = `${path}.new`;
  const ring = readKeyRing(path);
  const next: KeyRing = lookup
    ? { ...ring, lookup: [...ring.lookup, { ...newKey(), algorithm: lookup }] }
    : { ...ring, sealing: [...ring.sealing, newKey()] };
  try {
    writeRing(draft, next);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
    throw new CryptoError(
      'keys.rotating',
      `另一次密钥轮换正在进行或曾中断：确认没有进行中的轮换后删除 ${draft} 再试。`,
      `Another rotation is under way or was cut off: make sure that none is running, remove ${draft} and try again.`,
    );
  }
  renameSync(draft, path);
  syncDirectory(dirname(path));
  return next;
}

/**
 * For each key its id and a check value that reveals nothing: stored beside the data, it tells at the next start
 * whether the ring still fits.
 */
export function keyFingerprints(ring: KeyRing): { id: string; fingerprint: string }[] {
  return [...ring.sealing, ...ring.lookup].map(({ id, secret }) => ({
    id,
    fingerprint: hash('sha256', Buffer.concat([Buffer.from('tongxue.key.fingerprint'), secret]), 'hex').slice(
      0,
      16,
    ),
  }));
}

function newKey(): SealingKey {
  return { id: randomBytes(4).toString('hex'), createdAt: new Date().toISOString(), secret: randomBytes(32) };
}

/** Writes a file that does not exist yet, for its owner only, and has it on the disk before it returns. */
function writeRing(path: string, ring: KeyRing): void {
  const plain = (k: SealingKey) => ({ ...k, secret: k.secret.toString('base64') });
  const text = JSON.stringify(
    { version: 1, sealing: ring.sealing.map(plain), lookup: ring.lookup.map(plain) },
    null,
    2,
  );
  const file = openSync(path, 'wx', 0o600);
  try {
    writeSync(file, `${text}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Puts a whole ring in place unless one is there: a link either appears complete or not at all. */
function createOnce(path: string, ring: KeyRing): void {
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeRing(draft, ring);
  try {
    linkSync(draft, path);
    syncDirectory(dirname(path));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
  } finally {
    rmSync(draft, { force: true });
  }
}

function syncDirectory(path: string): void {
  if (process.platform === 'win32') return;
  const directory = openSync(path, 'r');
  try {
    fsyncSync(directory);
  } finally {
    closeSync(directory);
  }
}
