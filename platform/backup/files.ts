import { link, mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import type { Bilingual } from '../errors.ts';
import type { FileStore } from '../files/store.ts';
import { backupError } from './errors.ts';
import type { Manifest } from './manifest.ts';
import { takeAnother } from './manifest.ts';
import { measureContent, type Packing, readPiece, readWhole, writePiece } from './piece.ts';
import { listBackups } from './status.ts';

/** A file by its content. */
export type FileEntry = { sha256: string; size: number };

type Copying = { files: FileStore; outDir: string; onProgress?: (progress: Bilingual) => void };

/**
 * Copies the files that the snapshot speaks of, each checked against its name. A file that an older backup beside this one
 * holds already is linked, so a daily backup costs what changed; sealed files differ each time and are not shared.
 */
export async function copyFiles(
  { files, outDir, onProgress }: Copying,
  draft: string,
  seal: Buffer | undefined,
  entries: FileEntry[],
): Promise<Manifest['files']> {
  const packing: Packing = { compress: 'none', seal };
  const newest = seal ? undefined : (await listBackups(outDir))[0];
  const older = newest && join(outDir, newest);
  const missing: string[] = [];
  const kept: FileEntry[] = [];
  for (const [index, entry] of entries.entries()) {
    const path = filePath(entry.sha256);
    await mkdir(dirname(join(draft, path)), { recursive: true, mode: 0o700 });
    const shared = older ? await linkFile(join(older, path), join(draft, path), entry) : false;
    if (shared || (await copyFile(files, join(draft, path), packing, entry))) kept.push(entry);
    else missing.push(entry.sha256);
    if (index % 100 === 99) {
      onProgress?.({
        zh: `文件 ${index + 1}/${entries.length}`,
        en: `Files ${index + 1}/${entries.length}`,
      });
    }
  }
  const path = 'files.list.zst';
  const lines = Readable.from(kept.map(({ sha256, size }) => `${sha256} ${size}\n`));
  const measured = await writePiece(join(draft, path), lines, { compress: 'zstd', seal });
  const bytes = kept.reduce((sum, { size }) => sum + size, 0);
  return { list: { path, ...measured }, count: kept.length, bytes, missing };
}

/** Where a backup keeps the file with this content. */
const filePath = (sha256: string) => `files/${sha256.slice(0, 2)}/${sha256}`;

async function copyFile(
  store: FileStore,
  target: string,
  packing: Packing,
  entry: FileEntry,
): Promise<boolean> {
  const sha256 = Buffer.from(entry.sha256, 'hex');
  if (!(await store.has(sha256))) return false;
  await writePiece(target, await store.get(sha256), packing);
  if (await isFile(target, packing, entry)) return true;
  await rm(target);
  return false;
}

async function linkFile(from: string, to: string, entry: FileEntry): Promise<boolean> {
  try {
    await link(from, to);
  } catch {
    return false;
  }
  if (await isFile(to, { compress: 'none' }, entry)) return true;
  await rm(to);
  return false;
}

async function isFile(path: string, packing: Packing, { sha256, size }: FileEntry): Promise<boolean> {
  const actual = await measureContent(path, packing);
  return actual.sha256 === sha256 && actual.size === size;
}

/** Reads the list of files of a backup. */
export async function readFileList(
  dir: string,
  { files }: Manifest,
  seal: Buffer | undefined,
): Promise<FileEntry[]> {
  const text = (
    await readWhole(join(dir, files.list.path), { compress: 'zstd', seal }, 1024 ** 3)
  ).toString();
  const entries = text.split('\n').filter(Boolean);
  return entries.map((line) => {
    const [, sha256, size] = /^([0-9a-f]{64}) (\d+)$/.exec(line) ?? [];
    if (!sha256) throw new Error(`not a line of the list: ${line.slice(0, 80)}`);
    return { sha256, size: Number(size) };
  });
}

/** Names the files of a backup whose content is not what their name says, or that are not there. */
export async function damagedFiles(
  dir: string,
  entries: FileEntry[],
  seal: Buffer | undefined,
): Promise<string[]> {
  const damaged: string[] = [];
  for (const entry of entries) {
    const path = filePath(entry.sha256);
    const whole = await isFile(join(dir, path), { compress: 'none', seal }, entry).catch(() => false);
    if (!whole) damaged.push(path);
  }
  return damaged;
}

/** Puts a backup's files into a store; each is hashed again on its way in. */
export async function restoreFiles(
  dir: string,
  entries: FileEntry[],
  seal: Buffer | undefined,
  store: FileStore,
): Promise<void> {
  for (const { sha256, size } of entries) {
    if (await store.has(Buffer.from(sha256, 'hex'))) continue;
    const content = new PassThrough();
    const reading = readPiece(join(dir, filePath(sha256)), { compress: 'none', seal }, content);
    const [stored] = await Promise.all([store.put(content, { limit: size }), reading]);
    if (stored.sha256.toString('hex') !== sha256)
      throw backupError('damaged', { name: filePath(sha256) }, takeAnother);
  }
}
