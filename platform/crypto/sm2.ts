import { sm2 } from 'sm-crypto-v2';

/** Keys in hexadecimal: the private key 32 bytes, the public key an uncompressed point, 04 and 64 bytes. */
export type Sm2KeyPair = { privateKey: string; publicKey: string };

/** The identity that GM/T 0009-2012 §10 prescribes where two parties did not agree on one. */
export const SM2_DEFAULT_USER_ID = '1234567812345678';

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
  const options = { der: true, hash: true, userId, publicKey: keys.publicKey };
  return Buffer.from(sm2.doSignature(bytes(message), keys.privateKey, options), 'hex');
}

/** Whether a DER signature over the message was made with the private key. Malformed signatures and keys are false. */
export function sm2Verify(
  message: string | Uint8Array,
  signature: Uint8Array,
  publicKey: string,
  userId: string = SM2_DEFAULT_USER_ID,
): boolean {
  // r and s have at most 33 bytes each in DER: anything longer is no signature and is not parsed.
  if (signature.length < 8 || signature.length > 72 || !/^04[0-9a-f]{128}$/i.test(publicKey)) return false;
  try {
    const hex = Buffer.from(signature).toString('hex');
    return (
      sm2.verifyPublicKey(publicKey) &&
      sm2.doVerifySignature(bytes(message), hex, publicKey, { der: true, hash: true, userId })
    );
  } catch {
    return false;
  }
}

/** The library takes text for hexadecimal in places; bytes are never misread. */
const bytes = (message: string | Uint8Array): Uint8Array =>
  typeof message === 'string' ? Buffer.from(message) : message;
