import { hash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { accept, firstForeign, type Parsed, reject } from '../codes/result.ts';

/** A random token for URLs and cookies: 32 bytes (256 bits) unless told otherwise, base64url without padding. */
export function makeToken(bytes = 32): string {
  return randomBytes(bytes).toString('base64url');
}

/**
 * What is stored of a token: SHA-256 in hexadecimal. Tokens have full entropy, so a slow hash adds nothing; do not use
 * this for what people choose themselves.
 */
export function tokenHash(token: string): string {
  return hash('sha256', token, 'hex');
}

/** Whether two secrets are equal, in a time that depends on neither. */
export function equalSecrets(a: string, b: string): boolean {
  return timingSafeEqual(hash('sha256', a, 'buffer'), hash('sha256', b, 'buffer'));
}

// 23 signs that nobody takes for another (no 0 O, 1 I L, 2 Z, 5 S, 8 B, U V). A prime count makes the weighted sum
// below catch every wrong sign and every swap of two signs.
const SIGNS = '34679ACDEFGHJKMNPQRTWXY';

/** Σ weight × value mod 23, weights 1, 2, 3 …; zero for a whole code. */
function weightedSum(code: string): number {
  let sum = 0;
  for (let i = 0; i < code.length; i++) sum += (i + 1) * SIGNS.indexOf(code.charAt(i));
  return sum % 23;
}

/** Activation codes of 8 to 20 signs, the last one a check: 12 signs hold 49 random bits, 8 signs 31. */
const ACTIVATION_CODE_LENGTH = 12;

/**
 * A code that a pupil types from a card, in groups of four: 7KQM-3XRT-9WDA. Short codes hold few bits, so the caller
 * must limit attempts and lifetime.
 * @param pick draws a whole number from 0 to below its argument; replace it only for generated demonstrations
 */
export function makeActivationCode(
  length = ACTIVATION_CODE_LENGTH,
  pick: (below: number) => number = randomInt,
): string {
  if (!Number.isInteger(length) || length < 8 || length > 20)
    throw new RangeError(`length ${length}: 8 to 20`);
  let code = '';
  while (code.length < length - 1) code += SIGNS.charAt(pick(23));
  const sum = weightedSum(code);
  let check = 0;
  while ((sum + length * check) % 23 !== 0) check++;
  return (code + SIGNS.charAt(check)).replace(/(.{4})(?=.)/g, '$1-');
}

/** Reads a typed activation code and gives it without separators, the form whose tokenHash is stored. */
export function parseActivationCode(text: string, length = ACTIVATION_CODE_LENGTH): Parsed<string> {
  const code = text
    .slice(0, 64)
    .normalize('NFKC')
    .replace(/[\s\-–—_.]/g, '')
    .toUpperCase();
  const foreign = firstForeign(code, /[^34679ACDEFGHJKMNPQRTWXY]/);
  if (foreign) {
    const sign = String.fromCodePoint(code.codePointAt(foreign - 1) as number);
    return reject(
      'activation_code.character',
      `第${foreign}位“${sign}”不会出现在码中，请对照卡片核对`,
      `Character ${foreign}, "${sign}", never occurs in a code: compare with the card`,
      foreign,
    );
  }
  if (code.length !== length) {
    return reject(
      'activation_code.length',
      `应为${length}位，现为${code.length}位`,
      `A code has ${length} characters, this has ${code.length}`,
    );
  }
  if (weightedSum(code) !== 0) {
    return reject(
      'activation_code.check',
      '码有误，请对照卡片检查是否输错或颠倒了字符',
      'This code is mistyped: compare it with the card',
    );
  }
  return accept(code);
}
