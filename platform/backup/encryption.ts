import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, scrypt } from 'node:crypto';
import { Transform } from 'node:stream';
import { promisify } from 'node:util';
import { z } from 'zod';

/**
 * How a passphrase becomes keys: scrypt (RFC 7914). The bounds keep a forged manifest from asking for all memory.
 */
export const kdfSchema = z.object({
  kdf: z.literal('scrypt'),
  salt: z.base64(),
  N: z.union([z.literal(2 ** 15), z.literal(2 ** 16), z.literal(2 ** 17), z.literal(2 ** 18)]),
  r: z.literal(8),
  p: z.literal(1),
});
export type Kdf = z.infer<typeof kdfSchema>;

/** Keys of one backup: `seal` encrypts its pieces, `mac` signs its manifest. */
export type BackupKeys = { seal: Buffer; mac: Buffer };

/** 128 MiB and about half a second for each guess, as OWASP advises (Password Storage Cheat Sheet, scrypt). */
export function newKdf(): Kdf {
  return { kdf: 'scrypt', salt: randomBytes(16).toString('base64'), N: 2 ** 17, r: 8, p: 1 };
}

export async function deriveKeys(passphrase: string, { salt, N, r, p }: Kdf): Promise<BackupKeys> {
  const stretch = promisify<string, Buffer, number, object, Buffer>(scrypt);
  const maxmem = 256 * N * r;
  const main = await stretch(passphrase.normalize('NFC'), Buffer.from(salt, 'base64'), 32, {
    N,
    r,
    p,
    maxmem,
  });
  return {
    seal: expand(main, '', 'tongxue backup pieces'),
    mac: expand(main, '', 'tongxue backup manifest'),
  };
}

function expand(key: Buffer, salt: string | Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, purpose, 32));
}

/*
 * A sealed piece: `TXB1`, 16 bytes of salt, then chunks of AES-256-GCM under a key of its own (HKDF of the backup's key and
 * the salt). The nonce is the chunk's number and whether it is the last (the STREAM construction: Hoang, Reyhanitabar,
 * Rogaway, Vizár, CRYPTO 2015), so chunks can be neither swapped, dropped nor cut off at the end unnoticed.
 */
const magic = Buffer.from('TXB1');
const saltSize = 16;
const tagSize = 16;
const chunkSize = 64 * 1024;

function nonceOf(number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(number), 3);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

/** Encrypts a stream of any length in constant memory. */
export function sealing(key: Buffer): Transform {
  const salt = randomBytes(saltSize);
  const pieceKey = expand(key, salt, 'tongxue backup piece');
  let number = 0;
  const seal = (plain: Buffer, last: boolean) => {
    const cipher = createCipheriv('aes-256-gcm', pieceKey, nonceOf(number++, last));
    return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  };
  return inChunks(chunkSize, 0, seal, () => Buffer.concat([magic, salt]));
}

/** Decrypts what `sealing` made; its error says that the piece was changed or the key is another one. */
export function opening(key: Buffer): Transform {
  let pieceKey: Buffer | undefined;
  let number = 0;
  const open = (sealed: Buffer, last: boolean) => {
    if (!pieceKey || sealed.length < tagSize) throw new Error('the piece is cut off');
    const decipher = createDecipheriv('aes-256-gcm', pieceKey, nonceOf(number++, last));
    decipher.setAuthTag(sealed.subarray(-tagSize));
    return Buffer.concat([decipher.update(sealed.subarray(0, -tagSize)), decipher.final()]);
  };
  return inChunks(chunkSize + tagSize, magic.length + saltSize, open, (header) => {
    if (!header.subarray(0, magic.length).equals(magic)) throw new Error('not a sealed piece');
    pieceKey = expand(key, header.subarray(magic.length), 'tongxue backup piece');
    return Buffer.alloc(0);
  });
}

/**
 * Cuts a stream into a header of `headerSize` bytes and chunks of `size` (the last one may be shorter, even empty), and
 * replaces each by what `begin` and `turn` make of it.
 */
function inChunks(
  size: number,
  headerSize: number,
  turn: (chunk: Buffer, last: boolean) => Buffer,
  begin: (header: Buffer) => Buffer,
): Transform {
  let waiting: Buffer = Buffer.alloc(0);
  let begun = false;
  function take(stream: Transform, chunk: Buffer): void {
    waiting = waiting.length ? Buffer.concat([waiting, chunk]) : chunk;
    if (!begun && waiting.length >= headerSize) {
      begun = true;
      stream.push(begin(waiting.subarray(0, headerSize)));
      waiting = waiting.subarray(headerSize);
    }
    // One chunk is held back: only the end of the stream tells which is the last.
    let at = 0;
    for (; begun && waiting.length - at > size; at += size)
      stream.push(turn(waiting.subarray(at, at + size), false));
    waiting = waiting.subarray(at);
  }
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      try {
        take(this, chunk);
        done();
      } catch (error) {
        done(error as Error);
      }
    },
    flush(done) {
      try {
        take(this, Buffer.alloc(0));
        this.push(turn(waiting, true));
        done();
      } catch (error) {
        done(error as Error);
      }
    },
  });
}
