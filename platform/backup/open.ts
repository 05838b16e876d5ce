import { stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { deriveKeys } from './encryption.ts';
import { backupError } from './errors.ts';
import { damagedFiles, type FileEntry, readFileList } from './files.ts';
import { fingerprint, type KeyFiles, macOf, presentKeys, readKeys } from './keys.ts';
import { type Manifest, readManifest, takeAnother } from './manifest.ts';
import { measureContent } from './piece.ts';

export type OpenOptions = {
  /** The backup's directory. */
  dir: string;
  passphrase?: string;
  /** The keys archive; by default looked for in `keys` beside the backup. */
  keysFile?: string;
  /** Keys that are in place already serve as well, when they are the backup's. */
  keysDir?: string;
};

/** A backup that was found whole: signature, every piece and every file. */
export type OpenBackup = {
  dir: string;
  manifest: Manifest;
  seal: Buffer | undefined;
  files: FileEntry[];
  /** The data's keys; undefined when only the passphrase proved who wrote the backup. */
  keys: KeyFiles | undefined;
};

/**
 * Reads a backup and checks all of it: who signed it, and each piece byte by byte. Nothing else is touched.
 * @throws backup.unreadable, backup.passphrase, backup.keys-missing; backup.damaged naming what is damaged or missing
 */
export async function openBackup(options: OpenOptions): Promise<OpenBackup> {
  const dir = resolve(options.dir);
  const { manifest, isSignedWith } = await readManifest(dir);
  const derived = await keysOfPassphrase(manifest, options.passphrase);
  const seal = derived?.seal;
  const keys = await findKeys(options, dir, manifest, seal);
  const mac = derived?.mac ?? (keys && macOf(keys));
  if (!mac) throw keysMissing(options, dir);
  if (!isSignedWith(mac)) {
    // With a passphrase the usual reason is a wrong one; without, the manifest was rewritten by someone else.
    if (derived) throw backupError('passphrase', {}, askPassphrase);
    throw backupError('damaged', { name: 'manifest.json, manifest.sig' }, takeAnother);
  }
  const files = await checkPieces(dir, manifest, seal);
  return { dir, manifest, seal, files, keys };
}

async function keysOfPassphrase({ encryption }: Manifest, passphrase: string | undefined) {
  if (!encryption) return undefined;
  if (!passphrase) throw backupError('passphrase', {}, askPassphrase);
  return deriveKeys(passphrase, encryption);
}

const askPassphrase = {
  zh: '请用环境变量 TONGXUE_BACKUP_PASSPHRASE 给出做备份时的口令。',
  en: 'Give the passphrase of the backup in the environment variable TONGXUE_BACKUP_PASSPHRASE.',
};

/** The keys of the data, complete and exactly those of the manifest: from the archive, or already in place. */
async function findKeys(
  options: OpenOptions,
  dir: string,
  manifest: Manifest,
  seal: Buffer | undefined,
): Promise<KeyFiles | undefined> {
  const archive = options.keysFile ?? join(dirname(dir), 'keys', `${basename(dir)}.keys`);
  const there = await stat(archive).then(
    () => true,
    () => false,
  );
  if (there || options.keysFile) {
    const keys = await readKeys(archive, { compress: 'none', seal });
    if (areAllOf(manifest, keys)) return keys;
    throw backupError(
      'damaged',
      { name: archive },
      {
        zh: '这个密钥包不属于这份备份。请使用同名的密钥包。',
        en: 'This keys archive does not belong to this backup. Use the one of the same name.',
      },
    );
  }
  const present = options.keysDir ? await presentKeys(options.keysDir) : new Map();
  return areAllOf(manifest, present) ? present : undefined;
}

function areAllOf(manifest: Manifest, keys: KeyFiles): boolean {
  return manifest.keys.every(({ name, sha256 }) => {
    const key = keys.get(name);
    return key !== undefined && fingerprint(key) === sha256;
  });
}

function keysMissing(options: OpenOptions, dir: string): Error {
  return backupError(
    'keys-missing',
    {},
    {
      zh: `没有密钥，加密的字段就再也读不出来。请用 --keys 指明 ${basename(dir)}.keys 的位置。`,
      en: `Without the keys the encrypted fields can never be read. Say with --keys where ${basename(dir)}.keys is.`,
    },
    options.keysFile,
  );
}

async function checkPieces(dir: string, manifest: Manifest, seal: Buffer | undefined): Promise<FileEntry[]> {
  const tables = manifest.tables.flatMap(({ piece }) => piece ?? []);
  const pieces = [...tables, manifest.files.list, ...(manifest.jobsSchema ? [manifest.jobsSchema] : [])];
  const damaged: string[] = [];
  for (const { path, size, sha256 } of pieces) {
    const actual = await measureContent(join(dir, path), { compress: 'none' }).catch(() => undefined);
    if (actual?.size !== size || actual?.sha256 !== sha256) damaged.push(path);
  }
  let files: FileEntry[] = [];
  if (!damaged.includes(manifest.files.list.path)) {
    files = await readFileList(dir, manifest, seal);
    damaged.push(...(await damagedFiles(dir, files, seal)));
  }
  if (damaged.length === 0) return files;
  const shown = damaged.slice(0, 20).join(', ');
  const more = damaged.length > 20 ? ` … (${damaged.length})` : '';
  throw backupError('damaged', { name: shown + more }, takeAnother);
}
