import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';

/** PostgreSQL's default and the least that RFC 7677 section 4 allows; every log-in pays for it. */
const iterations = 4096;

/**
 * The SCRAM-SHA-256 verifier of `password` as PostgreSQL stores it (RFC 5803 section 3), so that a password never
 * travels in a statement and never stands in a log. `password` is ASCII: SASLprep would change nothing.
 */
export function scramVerifier(password: string): string {
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256');
  const clientKey = createHmac('sha256', salted).update('Client Key').digest();
  const storedKey = createHash('sha256').update(clientKey).digest('base64');
  const serverKey = createHmac('sha256', salted).update('Server Key').digest('base64');
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${storedKey}:${serverKey}`;
}
