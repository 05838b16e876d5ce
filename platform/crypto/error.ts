/** What can go wrong here. The codes are stable; messages carry no secret and no plain text. */
export type CryptoErrorCode =
  | 'crypto.sealed_malformed'
  | 'crypto.sealed_tampered'
  | 'crypto.key_unknown'
  | 'crypto.plain_too_long'
  | 'keys.missing'
  | 'keys.exposed'
  | 'keys.malformed'
  | 'keys.rotating'
  | 'password.busy'
  | 'password.too_long'
  | 'password.hash_malformed';

/** An error with a stable code and both languages, for the layer above to answer with. */
export class CryptoError extends Error {
  readonly code: CryptoErrorCode;
  readonly zh: string;
  readonly en: string;

  constructor(code: CryptoErrorCode, zh: string, en: string, options?: ErrorOptions) {
    super(`${en} ${zh}`, options);
    this.name = 'CryptoError';
    this.code = code;
    this.zh = zh;
    this.en = en;
  }
}
