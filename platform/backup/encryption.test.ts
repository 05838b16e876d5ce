import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { Readable, type Transform } from 'node:stream';
import { describe, it } from 'node:test';
import { deriveKeys, opening, sealing } from './encryption.ts';

const key = randomBytes(32);
const headerSize = 20;
const sealedChunk = 64 * 1024 + 16;

/** Runs `content` through `step`, cut into pieces of `cut` bytes. */
async function run(step: Transform, content: Buffer, cut = 10_007): Promise<Buffer> {
  const parts = Array.from({ length: Math.ceil(content.length / cut) }, (_, index) =>
    content.subarray(index * cut, (index + 1) * cut),
  );
  return Buffer.concat(await Readable.from(parts, { objectMode: true }).pipe(step, { end: true }).toArray());
}

/** As `run`, with errors of the step itself. */
function attempt(step: Transform, content: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    step.on('data', (chunk) => chunks.push(chunk)).on('error', reject);
    step.on('end', () => resolve(Buffer.concat(chunks)));
    step.end(content);
  });
}

describe('sealing and opening', () => {
  it('gives back any length, in whatever pieces it arrives', async () => {
    for (const size of [0, 1, 65_535, 65_536, 65_537, 131_072, 300_001]) {
      const plain = randomBytes(size);
      const sealed = await run(sealing(key), plain);
      for (const cut of [7_919, 65_536, 1_000_000])
        assert.deepEqual(await run(opening(key), sealed, cut), plain);
    }
  });

  it('seals the same content differently each time and shows nothing of it', async () => {
    const plain = Buffer.from('通学'.repeat(1000));
    const [one, two] = [await run(sealing(key), plain), await run(sealing(key), plain)];
    assert.notDeepEqual(one, two);
    assert.equal(one.includes('通学'), false);
  });

  it('notices every changed, dropped, swapped or missing part and every other key', async () => {
    const sealed = await run(sealing(key), randomBytes(200_000));
    const chunk = (n: number) =>
      sealed.subarray(headerSize + n * sealedChunk, headerSize + (n + 1) * sealedChunk);
    const header = sealed.subarray(0, headerSize);
    const flipped = (at: number) => {
      const copy = Buffer.from(sealed);
      copy[at] = (copy[at] as number) ^ 1;
      return copy;
    };
    const forgeries = {
      magic: flipped(0),
      salt: flipped(5),
      'first byte': flipped(headerSize),
      'last byte': flipped(sealed.length - 1),
      'a chunk dropped': Buffer.concat([header, chunk(1), chunk(2), chunk(3)]),
      'two chunks swapped': Buffer.concat([header, chunk(1), chunk(0), chunk(2), chunk(3)]),
      'the last chunk dropped': Buffer.concat([header, chunk(0), chunk(1), chunk(2)]),
      'cut off in a chunk': sealed.subarray(0, -5),
      'a byte more': Buffer.concat([sealed, Buffer.of(0)]),
      'header only': header,
      nothing: Buffer.alloc(0),
    };
    for (const [what, forgery] of Object.entries(forgeries))
      await assert.rejects(attempt(opening(key), forgery), what);
    await assert.rejects(attempt(opening(randomBytes(32)), sealed));
  });
});

describe('deriveKeys', () => {
  it('makes the same keys from the same passphrase, however its letters are composed, and others from others', async () => {
    const kdf = { kdf: 'scrypt', salt: randomBytes(16).toString('base64'), N: 2 ** 15, r: 8, p: 1 } as const;
    const composed = await deriveKeys('Gl\u00fccksgef\u00fchle', kdf);
    assert.deepEqual(await deriveKeys('Glu\u0308cksgefu\u0308hle', kdf), composed);
    assert.notDeepEqual(composed.seal, composed.mac);
    assert.notDeepEqual((await deriveKeys('Gluecksgefuehle', kdf)).seal, composed.seal);
  });
});
