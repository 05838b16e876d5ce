import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';

/**
 * Signs the provider's cookies with HMAC-SHA-256 under the first key, and knows signatures of all. The library's own
 * signer uses SHA-1, and makes its keys anew for each cookie.
 */
export function cookieSigner(keys: readonly string[]) {
  const secrets = keys.map((key) => createSecretKey(Buffer.from(key, 'utf8')));
  const signatureOf = (secret: (typeof secrets)[number], text: string) =>
    createHmac('sha256', secret).update(text).digest();
  const index = (text: string, signature: string) => {
    const given = Buffer.from(signature, 'base64url');
    return secrets.findIndex((secret) => {
      const right = signatureOf(secret, text);
      return given.length === right.length && timingSafeEqual(given, right);
    });
  };
  return {
    sign: (text: string) => signatureOf(secrets[0] as (typeof secrets)[number], text).toString('base64url'),
    /** Which key made the signature; -1 for none of ours. */
    index,
    verify: (text: string, signature: string) => index(text, signature) >= 0,
  };
}
