import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { defineErrors, PlatformError } from '../errors.ts';

defineErrors({
  'files.too-large': {
    status: 413,
    zh: '文件超过了 {limit} 字节的上限',
    en: 'The file is larger than {limit} bytes',
  },
  'files.empty': { status: 400, zh: '文件是空的', en: 'The file is empty' },
});

export type StoredFile = { sha256: Buffer; size: number };

/**
 * Private storage by content: the same bytes twice cost once, and a name from outside never becomes a path.
 * Keys are the SHA-256 of the content.
 */
export type FileStore = {
  /** Streams in, hashing on the way. @throws files.too-large, files.empty; nothing is left behind. */
  put(content: Readable, options: { limit: number }): Promise<StoredFile>;
  get(sha256: Buffer, range?: { start: number; end: number }): Promise<Readable>;
  has(sha256: Buffer): Promise<boolean>;
  remove(sha256: Buffer): Promise<void>;
};

/** Counts and hashes what flows through, and stops at the limit. */
export function measure(limit: number) {
  const hash = createHash('sha256');
  let size = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > limit) return done(new PlatformError('files.too-large', { values: { limit } }));
      hash.update(chunk);
      done(null, chunk);
    },
  });
  return { stream, result: (): StoredFile => ({ sha256: hash.digest(), size }) };
}

/** Files under one directory: `ab/abcdef…`. A crash leaves at most a temporary file, never half a named one. */
export function createLocalStore(directory: string): FileStore {
  const pathOf = (sha256: Buffer) => {
    const hex = sha256.toString('hex');
    return join(directory, hex.slice(0, 2), hex);
  };
  return {
    async put(content, { limit }) {
      const temporary = join(directory, 'incoming', randomBytes(16).toString('hex'));
      await mkdir(dirname(temporary), { recursive: true, mode: 0o700 });
      const { stream, result } = measure(limit);
      try {
        await pipeline(content, stream, createWriteStream(temporary, { mode: 0o600, flush: true }));
        const stored = result();
        if (stored.size === 0) throw new PlatformError('files.empty');
        const path = pathOf(stored.sha256);
        await mkdir(dirname(path), { recursive: true, mode: 0o700 });
        await rename(temporary, path);
        await syncDirectory(dirname(path));
        return stored;
      } finally {
        await rm(temporary, { force: true });
      }
    },
    async get(sha256, range) {
      const path = pathOf(sha256);
      await stat(path);
      return createReadStream(path, range);
    },
    has: (sha256) =>
      stat(pathOf(sha256)).then(
        () => true,
        () => false,
      ),
    remove: (sha256) => rm(pathOf(sha256), { force: true }),
  };
}

async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path);
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
