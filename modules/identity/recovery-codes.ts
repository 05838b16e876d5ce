import { makeActivationCode, parseActivationCode, tokenHash } from '#platform/crypto/tokens.ts';

const howMany = 10;
const length = 12;

/** Ten codes that each replace the second factor once, and the hashes that are kept. */
export function newRecoveryCodes(): { codes: string[]; hashes: string[] } {
  const codes = Array.from({ length: howMany }, () => makeActivationCode(length));
  return { codes, hashes: codes.map((code) => tokenHash(code.replaceAll('-', ''))) };
}

/** The hash of a typed code; undefined for what cannot be one. */
export function recoveryCodeHash(typed: string): string | undefined {
  const code = parseActivationCode(typed, length);
  return code.ok ? tokenHash(code.value) : undefined;
}
