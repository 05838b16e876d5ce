import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomFillSync,
  timingSafeEqual,
} from 'node:crypto';
import { CryptoError } from './error.ts';
import type { KeyRing, LookupKey, SealingKey } from './keys.ts';
import { hmacSm3, sm4Ctr } from './sm.ts';

export type FieldAlgorithm = 'aes-256-gcm' | 'sm4-ctr-sm3';

/** Encrypts single fields and hashes them for look-up. Everything is synchronous and safe to share. */
export type FieldCipher = {
  /**
   * Encrypts a text under the newest key. `context` names the place of the field (table, column, row id): the result
   * opens only there, so it cannot be moved to another person's row. ASCII: `a1.<key id>.<base64url>`.
   */
  seal: (plain: string, context: string) => string;
  /** The text again, whichever key and algorithm sealed it. @throws CryptoError crypto.sealed_*, crypto.key_unknown */
  open: (sealed: string, context: string) => string;
  /** Whether the value was sealed with an older key or another algorithm than new ones are. */
  needsReseal: (sealed: string) => boolean;
  /** The keyed hash of a canonical value, for unique keys and look-up: `<key id>.<base64url>`, under the newest look-up key. */
  hash: (kind: string, value: string) => string;
  /** The hashes under all look-up keys, the newest first: search for any of them while a rotation is under way. */
  hashes: (kind: string, value: string) => string[];
};

/** One way of sealing: its mark in front of each sealed value, and its functions for one key. */
type Sealer = {
  seal: (plain: Buffer, context: Buffer) => Buffer;
  open: (sealed: Buffer, context: Buffer) => Buffer | undefined;
};

const LONGEST_PLAIN = 65_536;
const IV = { 'aes-256-gcm': 12, 'sm4-ctr-sm3': 16 } as const;
const TAG = 16;
const MARKS: Readonly<Record<FieldAlgorithm, string>> = { 'aes-256-gcm': 'a1', 'sm4-ctr-sm3': 's1' };

const pool = Buffer.alloc(8192);
let used = pool.length;

/** Fresh random bytes from a pool that is filled with one system call per 8 KiB; each byte is used once. */
function freshBytes(n: number): Buffer {
  if (used + n > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += n;
  return pool.subarray(used - n, used);
}

function derive(key: SealingKey, purpose: string, bytes: number): KeyObject {
  return createSecretKey(
    Buffer.from(hkdfSync('sha256', key.secret, key.id, `tongxue.field.${purpose}`, bytes)),
  );
}

/**
 * AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce: rotate a key well before 2^32 seals (§8.3). Node needs a
 * KeyObject here: with raw bytes each call imports the key again and is five times slower.
 */
function gcmSealer(key: SealingKey): Sealer {
  const secret = derive(key, 'aes-256-gcm', 32);
  return {
    seal(plain, context) {
      const iv = freshBytes(IV['aes-256-gcm']);
      const cipher = createCipheriv('aes-256-gcm', secret, iv);
      cipher.setAAD(context);
      const body = cipher.update(plain);
      cipher.final();
      return Buffer.concat([iv, body, cipher.getAuthTag()]);
    },
    open(sealed, context) {
      const ivEnd = IV['aes-256-gcm'];
      const decipher = createDecipheriv('aes-256-gcm', secret, sealed.subarray(0, ivEnd), {
        authTagLength: TAG,
      });
      decipher.setAAD(context);
      decipher.setAuthTag(sealed.subarray(-TAG));
      const plain = decipher.update(sealed.subarray(ivEnd, -TAG));
      try {
        decipher.final();
      } catch {
        return undefined;
      }
      return plain;
    },
  };
}

/**
 * SM4-CTR, then HMAC-SM3 over context and ciphertext, cut to 128 bits. OpenSSL offers Node no SM4 with authentication,
 * hence encrypt-then-MAC with two independent keys.
 */
function smSealer(key: SealingKey): Sealer {
  const secret = derive(key, 'sm4-ctr', 16);
  const macSecret = derive(key, 'hmac-sm3', 32);
  const ivEnd = IV['sm4-ctr-sm3'];
  const tagOf = (context: Buffer, sealed: Buffer) => {
    // The length in front keeps the border between context and ciphertext where it is.
    const length = Buffer.alloc(4);
    length.writeUInt32BE(context.length);
    return hmacSm3(macSecret, Buffer.concat([length, context, sealed])).subarray(0, TAG);
  };
  return {
    seal(plain, context) {
      const iv = freshBytes(ivEnd);
      const sealed = Buffer.concat([iv, sm4Ctr(secret, iv, plain)]);
      return Buffer.concat([sealed, tagOf(context, sealed)]);
    },
    open(sealed, context) {
      const body = sealed.subarray(0, -TAG);
      if (!timingSafeEqual(tagOf(context, body), sealed.subarray(-TAG))) return undefined;
      return sm4Ctr(secret, body.subarray(0, ivEnd), body.subarray(ivEnd));
    },
  };
}

const malformed = () =>
  new CryptoError(
    'crypto.sealed_malformed',
    '加密字段格式不正确，数据可能被截断。',
    'The sealed field is malformed, perhaps cut off.',
  );

/**
 * A cipher over a key ring: all keys open, the newest seals with the chosen algorithm. Look-up hashes use the keys and
 * algorithms written in the ring, because a changed hash would lose every stored one.
 */
export function createFieldCipher(options: { keys: KeyRing; algorithm: FieldAlgorithm }): FieldCipher {
  const { keys, algorithm } = options;
  const newest = keys.sealing.at(-1);
  const newestLookup = keys.lookup.at(-1);
  if (!newest || !newestLookup)
    throw new RangeError('a key ring holds at least one sealing and one look-up key');

  const sealers = new Map<string, Sealer>();
  for (const key of keys.sealing) {
    sealers.set(`${MARKS['aes-256-gcm']}.${key.id}.`, gcmSealer(key));
    sealers.set(`${MARKS['sm4-ctr-sm3']}.${key.id}.`, smSealer(key));
  }
  const prefix = `${MARKS[algorithm]}.${newest.id}.`;
  const sealer = sealers.get(prefix) as Sealer;
  const hashers = keys.lookup.map(lookupHasher).reverse();
  const hashNewest = hashers[0] as (kind: string, value: string) => string;

  return {
    seal(plain, context) {
      const bytes = Buffer.from(plain);
      if (bytes.length > LONGEST_PLAIN) {
        throw new CryptoError(
          'crypto.plain_too_long',
          `加密字段最长 ${LONGEST_PLAIN} 字节。`,
          `A sealed field holds at most ${LONGEST_PLAIN} bytes.`,
        );
      }
      return prefix + sealer.seal(bytes, Buffer.from(context)).toString('base64url');
    },
    open(sealed, context) {
      const bodyAt = sealed.indexOf('.', 3) + 1;
      const known = sealers.get(sealed.slice(0, bodyAt));
      if (!known) {
        if (!/^[as]1\.[0-9a-z]{1,32}\.$/.test(sealed.slice(0, bodyAt))) throw malformed();
        const id = sealed.slice(3, bodyAt - 1);
        throw new CryptoError(
          'crypto.key_unknown',
          `钥匙环中没有密钥 ${id}：请恢复包含它的 keyring.json。`,
          `The key ring has no key ${id}: restore the keyring.json that holds it.`,
        );
      }
      const body = Buffer.from(sealed.slice(bodyAt), 'base64url');
      // Buffer skips what is not base64url; writing it back shows whether anything was.
      if (
        body.length < (sealed.startsWith('a') ? 12 : 16) + TAG ||
        body.toString('base64url') !== sealed.slice(bodyAt)
      )
        throw malformed();
      const plain = known.open(body, Buffer.from(context));
      if (!plain) {
        throw new CryptoError(
          'crypto.sealed_tampered',
          '加密字段与其位置不符或被改动，拒绝解密。',
          'The sealed field was altered or belongs to another place: it is not opened.',
        );
      }
      return plain.toString('utf8');
    },
    needsReseal: (sealed) => !sealed.startsWith(prefix),
    hash: hashNewest,
    hashes: (kind, value) => hashers.map((hasher) => hasher(kind, value)),
  };
}

function lookupHasher(key: LookupKey): (kind: string, value: string) => string {
  const secret = createSecretKey(key.secret);
  const digest = key.algorithm === 'hmac-sm3' ? 'sm3' : 'sha256';
  // A kind never holds NUL, so no kind and value can be mistaken for another pair.
  return (kind, value) =>
    `${key.id}.${createHmac(digest, secret).update(`${kind}\0${value}`).digest('base64url')}`;
}
