import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { secretOf } from '../db/secrets.ts';
import { backupError } from './errors.ts';
import { type Packing, readWhole, writePiece } from './piece.ts';

/** The keys that belong to the data: file name and content. */
export type KeyFiles = Map<string, Buffer>;

const archiveSchema = z.object({
  format: z.literal(1),
  keys: z.record(z.string().regex(/^[A-Za-z0-9][\w.-]{0,100}$/), z.base64()),
});

/** The secret that signs backups made without a passphrase; it is itself a key of the data. */
const signingKey = 'backup-signing';

/** Passwords of database roles belong to an installation, not to the data: a restored place makes its own. */
const belongsToData = (name: string) => !name.startsWith('.') && !name.startsWith('postgres-');

/** Reads all keys of the data; makes the one that signs backups when it is missing. */
export async function collectKeys(keysDir: string): Promise<{ keys: KeyFiles; mac: Buffer }> {
  await secretOf(keysDir, signingKey);
  const keys = await presentKeys(keysDir);
  return { keys, mac: macOf(keys) as Buffer };
}

/** Reads the keys that are in place; none when there is no such directory. */
export async function presentKeys(keysDir: string): Promise<KeyFiles> {
  const keys: KeyFiles = new Map();
  const entries = await readdir(keysDir, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    if (entry.isFile() && belongsToData(entry.name))
      keys.set(entry.name, await readFile(join(keysDir, entry.name)));
  }
  return keys;
}

/** The key that signs manifests of backups without a passphrase, if these keys hold it. */
export function macOf(keys: KeyFiles): Buffer | undefined {
  const secret = keys.get(signingKey);
  return secret && createHash('sha256').update(secret.toString().trim()).digest();
}

export const fingerprint = (key: Buffer) => createHash('sha256').update(key).digest('hex');

/** Writes the keys archive: one small file, sealed when there is a passphrase. */
export async function writeKeys(file: string, keys: KeyFiles, packing: Packing): Promise<void> {
  const plain = Object.fromEntries([...keys].map(([name, key]) => [name, key.toString('base64')]));
  await writePiece(file, Readable.from([JSON.stringify({ format: 1, keys: plain })]), packing);
}

/** Reads a keys archive. @throws backup.damaged */
export async function readKeys(file: string, packing: Packing): Promise<KeyFiles> {
  try {
    const { keys } = archiveSchema.parse(JSON.parse((await readWhole(file, packing)).toString()));
    return new Map(Object.entries(keys).map(([name, key]) => [name, Buffer.from(key, 'base64')]));
  } catch (cause) {
    throw backupError(
      'damaged',
      { name: file },
      {
        zh: '密钥包读不出来：文件损坏，或口令不是它的。请换一份密钥包。',
        en: 'The keys archive cannot be read: it is damaged, or the passphrase is not its own. Use another copy.',
      },
      cause,
    );
  }
}

/** Refuses when a different key with the same name is in place: overwriting it would make other data unreadable. */
export async function refuseOtherKeys(keysDir: string, keys: KeyFiles): Promise<void> {
  const present = await presentKeys(keysDir);
  for (const [name, key] of keys) {
    const there = present.get(name);
    if (there && !there.equals(key)) {
      throw backupError(
        'keys-differ',
        { name: join(keysDir, name) },
        {
          zh: '目标没有被改动。请换一个空的数据目录（TONGXUE_DATA），或先移走其中的 keys 目录。',
          en: 'Nothing was changed. Use an empty data directory (TONGXUE_DATA), or move its keys directory away first.',
        },
      );
    }
  }
}

/** Puts the keys in place, each readable by its owner only. */
export async function placeKeys(keysDir: string, keys: KeyFiles): Promise<void> {
  await refuseOtherKeys(keysDir, keys);
  await mkdir(keysDir, { recursive: true, mode: 0o700 });
  const present = await presentKeys(keysDir);
  for (const [name, key] of keys) {
    if (!present.has(name))
      await writeFile(join(keysDir, name), key, { mode: 0o600, flag: 'wx', flush: true });
  }
}
