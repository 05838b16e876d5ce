import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { sequenceSchema, tableSchema } from './catalogue.ts';
import { kdfSchema } from './encryption.ts';
import { backupError } from './errors.ts';
import { pieceSchema } from './piece.ts';

const contentsSchema = z.object({ rows: z.int().min(0), bytes: z.int().min(0), digest: z.hex().length(32) });

/** Everything that a backup holds. `manifest.json` beside the pieces; `manifest.sig` signs its bytes. */
export const manifestSchema = z.object({
  format: z.literal(1),
  name: z.string().regex(/^[\w.-]+$/),
  madeBy: z.object({ tongxue: z.string(), node: z.string(), postgres: z.string() }),
  startedAt: z.iso.datetime(),
  /** The moment of the snapshot by the database's clock. */
  snapshotAt: z.iso.datetime(),
  /** `snapshot`: all tables at one moment. `per-table`: a distributed database cannot promise it across tables. */
  consistency: z.enum(['snapshot', 'per-table']),
  encryption: kdfSchema.nullable(),
  migrations: z.array(z.string().max(200)).max(10_000),
  /** Makes the job queue's tables as they were; the queue's own library brings them forward. */
  jobsSchema: pieceSchema.nullable(),
  tables: z
    .array(
      z.object({
        ...tableSchema.shape,
        contents: contentsSchema.nullable(),
        piece: pieceSchema.nullable(),
      }),
    )
    .max(100_000),
  sequences: z.array(sequenceSchema).max(100_000),
  /** The list of files (`sha256 size` a line); the files themselves are `files/ab/abcdef…`, named by their content. */
  files: z.object({
    list: pieceSchema,
    count: z.int().min(0),
    bytes: z.int().min(0),
    missing: z.array(z.string()),
  }),
  /** SHA-256 of each key that belongs to these data; the keys themselves are in another archive. */
  keys: z.array(z.object({ name: z.string(), sha256: z.hash('sha256') })),
});
export type Manifest = z.infer<typeof manifestSchema>;

const signatureSchema = z.object({ sha256: z.hash('sha256'), hmac: z.hash('sha256') });

/** Writes the manifest and its signature, HMAC-SHA-256 (RFC 2104) under `macKey`. A backup without them is no backup. */
export async function writeManifest(dir: string, manifest: Manifest, macKey: Buffer): Promise<void> {
  const text = `${JSON.stringify(manifest, null, 1)}\n`;
  const signature = {
    sha256: createHash('sha256').update(text).digest('hex'),
    hmac: createHmac('sha256', macKey).update(text).digest('hex'),
  };
  const options = { mode: 0o600, flush: true };
  await writeFile(join(dir, 'manifest.json'), text, options);
  await writeFile(join(dir, 'manifest.sig'), `${JSON.stringify(signature)}\n`, options);
}

/** A manifest as it was read, and the way to check who wrote it once the key is known. */
export type ReadManifest = { manifest: Manifest; isSignedWith: (macKey: Buffer) => boolean };

/** Reads the manifest of the backup in `dir`. @throws backup.unreadable, backup.damaged */
export async function readManifest(dir: string): Promise<ReadManifest> {
  const read = async (name: string) => {
    const { size } = await stat(join(dir, name));
    if (size > 256 * 1024 * 1024) throw new Error(`${name} is too large`);
    return readFile(join(dir, name));
  };
  const bytes = await read('manifest.json').catch((cause) => {
    throw backupError('unreadable', { path: dir }, whereToLook, cause);
  });
  try {
    const signature = signatureSchema.parse(JSON.parse((await read('manifest.sig')).toString()));
    const actual = createHash('sha256').update(bytes).digest('hex');
    if (actual !== signature.sha256) throw new Error('the checksum differs');
    const manifest = manifestSchema.parse(JSON.parse(bytes.toString()));
    const isSignedWith = (macKey: Buffer) => {
      const expected = createHmac('sha256', macKey).update(bytes).digest();
      return timingSafeEqual(expected, Buffer.from(signature.hmac, 'hex'));
    };
    return { manifest, isSignedWith };
  } catch (cause) {
    throw backupError('damaged', { name: 'manifest.json, manifest.sig' }, takeAnother, cause);
  }
}

const whereToLook = {
  zh: '备份是一个含有 manifest.json 的目录，例如 .data/backups/tongxue-20261121T023000Z。',
  en: 'A backup is a directory that holds manifest.json, for example .data/backups/tongxue-20261121T023000Z.',
};

/** What to do about a damaged backup. */
export const takeAnother = {
  zh: '目标没有被改动。请重新复制这份备份，或改用另一份。',
  en: 'Nothing was changed. Copy this backup again, or use another one.',
};
