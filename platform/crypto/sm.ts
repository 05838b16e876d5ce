import { createCipheriv, createHmac, hash, type KeyObject } from 'node:crypto';

/** The SM3 digest of a message, 32 bytes (GB/T 32905-2016). */
export function sm3(message: string | Uint8Array): Buffer {
  return hash('sm3', message, 'buffer');
}

/** HMAC with SM3, 32 bytes (GB/T 15852.2). */
export function hmacSm3(key: KeyObject | Uint8Array, message: string | Uint8Array): Buffer {
  return createHmac('sm3', key).update(message).digest();
}

/**
 * SM4 in counter mode (GB/T 32907-2016, GB/T 17964), for encryption and decryption alike. Key and counter block have
 * 16 bytes; a counter block must never be used twice with a key, and the result must be authenticated separately.
 */
export function sm4Ctr(key: KeyObject | Uint8Array, counter: Uint8Array, input: Uint8Array): Buffer {
  return createCipheriv('sm4-ctr', key, counter).update(input);
}
