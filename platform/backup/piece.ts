import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { type Readable, Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib';
import { z } from 'zod';
import { opening, sealing } from './encryption.ts';

/** One stored file of a backup: its path inside the backup, and what it must weigh and hash to. */
export const pieceSchema = z.object({
  path: z.string().regex(/^[a-z0-9][a-z0-9_.-]*(\/[a-z0-9][a-z0-9_.-]*)*$/i),
  size: z.int().min(0),
  sha256: z.hash('sha256'),
});
export type Piece = z.infer<typeof pieceSchema>;

/** How pieces are stored: compressed (files of pupils are images mostly: no), and sealed when there is a key. */
export type Packing = { compress: 'zstd' | 'none'; seal?: Buffer };

type Steps = (Readable | Transform | Writable)[];
const through = (...steps: Steps) => pipeline(steps as unknown as [Readable, Writable]);

/** Writes a new piece at `file` and has it on the disk before it returns. */
export async function writePiece(
  file: string,
  content: Readable,
  { compress, seal }: Packing,
  onTheWay: Transform[] = [],
): Promise<Omit<Piece, 'path'>> {
  const measured = measure();
  const steps: Steps = [content, ...onTheWay];
  if (compress === 'zstd') {
    steps.push(createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: 1 } }));
  }
  if (seal) steps.push(sealing(seal));
  await through(
    ...steps,
    measured.stream,
    createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true }),
  );
  return measured.result();
}

/** Reads a piece's content through `onTheWay` into `target`. Rejects when it is missing, cut off or sealed with another key. */
export async function readPiece(
  file: string,
  { compress, seal }: Packing,
  target: Writable,
  onTheWay: Transform[] = [],
): Promise<void> {
  const steps: Steps = [createReadStream(file)];
  if (seal) steps.push(opening(seal));
  if (compress === 'zstd') steps.push(createZstdDecompress());
  await through(...steps, ...onTheWay, target);
}

/** A piece's whole content, for the small ones. */
export async function readWhole(file: string, packing: Packing, limit = 64 * 1024 * 1024): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  const collect = new Writable({
    write(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      chunks.push(chunk);
      done(size > limit ? new Error('larger than it can be') : null);
    },
  });
  await readPiece(file, packing, collect);
  return Buffer.concat(chunks);
}

/** Size and SHA-256 of a piece's content (not of its stored form). */
export async function measureContent(file: string, packing: Packing): Promise<Omit<Piece, 'path'>> {
  const measured = measure();
  await readPiece(file, packing, nowhere(), [measured.stream]);
  return measured.result();
}

/** Counts and hashes what flows through. */
function measure(): { stream: Transform; result: () => Omit<Piece, 'path'> } {
  const hash = createHash('sha256');
  let size = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      hash.update(chunk);
      done(null, chunk);
    },
  });
  return { stream, result: () => ({ size, sha256: hash.digest('hex') }) };
}

/** A stream's end for when only what happens on the way matters. */
export function nowhere(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}
