import { sm2 } from 'sm-crypto-v2';

/** Keys in hexadecimal: the private key 32 bytes, the public key an uncompressed point, 04 and 64 bytes. */
export type Sm2KeyPair = { privateKey: string; publicKey: string };

/** The identity that GM/T 0009-2012 §10 prescribes where two parties did not agree on one. */
const SM2_DEFAULT_USER_ID = '1234567812345678';

/** A fresh key pair on the curve of GB/T 32918.5. */
export function makeSm2KeyPair(): Sm2KeyPair {
  const { privateKey, publicKey } = sm2.generateKeyPairHex();
  return { privateKey, publicKey };
}

/**
 * Signs a message with SM2 and SM3 (GB/T 32918.2-2016), the signer's identity included. The signature is the DER
 * sequence of r and s (GM/T 0009), which other implementations read.
 */
export function sm2Sign(
  message: string | Uint8Array,
  keys: Sm2KeyPair,
  userId: string = SM2_DEFAULT_USER_ID,
): Buffer {
  const options = { hash: true, userId, publicKey: keys.publicKey };
  return derEncode(Buffer.from(sm2.doSignature(bytes(message), keys.privateKey, options), 'hex'));
}

/** Whether a DER signature over the message was made with the private key. Malformed signatures and keys are false. */
export function sm2Verify(
  message: string | Uint8Array,
  signature: Uint8Array,
  publicKey: string,
  userId: string = SM2_DEFAULT_USER_ID,
): boolean {
  const rs = derDecode(signature);
  if (!rs || !/^04[0-9a-f]{128}$/i.test(publicKey)) return false;
  try {
    const options = { hash: true, userId };
    return (
      sm2.verifyPublicKey(publicKey) &&
      sm2.doVerifySignature(bytes(message), rs.toString('hex'), publicKey, options)
    );
  } catch {
    return false;
  }
}

/** The library takes text for hexadecimal in places; bytes are never misread. */
const bytes = (message: string | Uint8Array): Uint8Array =>
  typeof message === 'string' ? Buffer.from(message) : message;

/** A DER INTEGER of 32 bytes, big-endian and unsigned: no needless zeros, one zero before a high bit. */
function derInteger(value: Uint8Array): Buffer {
  let start = 0;
  while (start < 31 && value[start] === 0) start++;
  const digits = value.subarray(start);
  const sign = (digits[0] as number) & 0x80 ? [0] : [];
  return Buffer.from([0x02, sign.length + digits.length, ...sign, ...digits]);
}

/** SEQUENCE { r INTEGER, s INTEGER } of the 64 bytes r ‖ s. */
function derEncode(rs: Uint8Array): Buffer {
  const body = Buffer.concat([derInteger(rs.subarray(0, 32)), derInteger(rs.subarray(32))]);
  return Buffer.concat([Buffer.from([0x30, body.length]), body]);
}

/**
 * r ‖ s of a DER signature. The library's own reader skips over tags and lengths, which would give one signature many
 * spellings; here only the one encoding that DER allows is read (X.690 §10.1).
 */
function derDecode(der: Uint8Array): Buffer | undefined {
  if (der.length < 8 || der.length > 72) return undefined;
  const rLength = der[3] as number;
  const sAt = 4 + rLength + 2;
  if (sAt > der.length) return undefined;
  const rs = Buffer.alloc(64);
  for (const [end, part] of [
    [32, der.subarray(4, 4 + rLength)],
    [64, der.subarray(sAt)],
  ] as const) {
    if (part.length > 33) return undefined;
    const digits = part.subarray(Math.max(0, part.length - 32));
    rs.set(digits, end - digits.length);
  }
  return derEncode(rs).equals(der) ? rs : undefined;
}
