import { generateSecret, generateURI, verifySync } from 'otplib';
import { makeActivationCode, parseActivationCode, tokenHash } from '#platform/crypto/tokens.ts';

const issuer = '通学 Tongxue';
const period = 30;

/** A fresh secret: 160 bits in base32 (RFC 4226, section 4, R6). */
export const newTotpSecret = () => generateSecret({ length: 20 });

/** What authenticator apps read from a QR code. */
export const totpUri = (secret: string, loginName: string) =>
  generateURI({ issuer, label: loginName, secret });

/**
 * The time step that a code belongs to, one step of clock difference allowed (RFC 6238, section 5.2); undefined for a
 * wrong code. The caller accepts each step once.
 */
export function totpStep(secret: string, code: string, now: Date): number | undefined {
  const epoch = Math.floor(now.getTime() / 1000);
  const result = verifySync({ secret, token: code, epoch, epochTolerance: period });
  return result.valid ? Math.floor(epoch / period) + result.delta : undefined;
}

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
