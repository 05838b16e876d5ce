import {
  constants,
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  hash,
  sign,
  verify,
} from 'node:crypto';
import { promisify } from 'node:util';
import { makeSm2KeyPair, type Sm2KeyPair, sm2Sign, sm2Verify } from '../crypto/sm2.ts';
import { bits, bytesOf, type Der, identifier, nothing, oidOf, readDer, sequence } from './der.ts';

/** How a key signs. SM2 (GB/T 32918) is verified by us and by readers made for it, not by those used elsewhere. */
export const keyAlgorithms = ['ecdsa-p256', 'rsa-3072', 'sm2'] as const;
export type KeyAlgorithm = (typeof keyAlgorithms)[number];

export type SigningKey = {
  algorithm: KeyAlgorithm;
  /** The private key as text, to be sealed: PKCS #8 in base64, for SM2 both halves in hexadecimal. */
  secret: string;
  /** SubjectPublicKeyInfo (RFC 5280 §4.1). */
  publicKey: Der;
};

const EC_PUBLIC_KEY = '1.2.840.10045.2.1';
const SM2_CURVE = '1.2.156.10197.1.301';

const oids = {
  'ecdsa-p256': { digest: '2.16.840.1.101.3.4.2.1', signature: '1.2.840.10045.4.3.2' },
  'rsa-3072': { digest: '2.16.840.1.101.3.4.2.1', signature: '1.2.840.113549.1.1.11' },
  // GM/T 0006-2012: SM3, and SM2 signatures over SM3.
  sm2: { digest: '1.2.156.10197.1.401', signature: '1.2.156.10197.1.501' },
} as const;

const make = promisify(generateKeyPair);

/** A fresh key pair; RSA takes about a second, off the event loop. */
export async function makeSigningKey(algorithm: KeyAlgorithm): Promise<SigningKey> {
  if (algorithm === 'sm2') {
    const pair = makeSm2KeyPair();
    const point = Buffer.from(pair.publicKey, 'hex');
    const publicKey = sequence(sequence(identifier(EC_PUBLIC_KEY), identifier(SM2_CURVE)), bits(point));
    return { algorithm, secret: JSON.stringify(pair), publicKey };
  }
  const { privateKey, publicKey } =
    algorithm === 'rsa-3072'
      ? await make('rsa', { modulusLength: 3072 })
      : await make('ec', { namedCurve: 'prime256v1' });
  return {
    algorithm,
    secret: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
    publicKey: publicKey.export({ type: 'spki', format: 'der' }),
  };
}

/** The signature over a message: DER of r and s, or PKCS #1 v1.5 for RSA. */
export function signWith({ algorithm, secret }: Omit<SigningKey, 'publicKey'>, message: Uint8Array): Buffer {
  if (algorithm === 'sm2') return sm2Sign(message, JSON.parse(secret) as Sm2KeyPair);
  const key = createPrivateKey({ key: Buffer.from(secret, 'base64'), format: 'der', type: 'pkcs8' });
  return sign('sha256', message, { key, padding: constants.RSA_PKCS1_PADDING });
}

/** Whether the signature over the message was made with the key of this SubjectPublicKeyInfo. Malformed input is false. */
export function verifiesWith(
  { algorithm, publicKey }: Omit<SigningKey, 'secret'>,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  try {
    if (algorithm === 'sm2') {
      const point = bytesOf(readDer(publicKey)?.parts[1], 0x03)?.subarray(1);
      return point !== undefined && sm2Verify(message, signature, point.toString('hex'));
    }
    const key = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' });
    return verify('sha256', message, { key, padding: constants.RSA_PKCS1_PADDING }, signature);
  } catch {
    return false;
  }
}

export const digestOf = (algorithm: KeyAlgorithm, data: Uint8Array): Buffer =>
  hash(algorithm === 'sm2' ? 'sm3' : 'sha256', data, 'buffer');

/** AlgorithmIdentifier of the digest; parameters absent (RFC 5754 §2). */
export const digestIdentifier = (algorithm: KeyAlgorithm): Der =>
  sequence(identifier(oids[algorithm].digest));

/** AlgorithmIdentifier of the signature; NULL parameters for RSA (RFC 4055 §5), none for the others (RFC 5758 §3.2). */
export const signatureIdentifier = (algorithm: KeyAlgorithm): Der =>
  algorithm === 'rsa-3072'
    ? sequence(identifier(oids[algorithm].signature), nothing())
    : sequence(identifier(oids[algorithm].signature));

/** Which of our algorithms a signature identifier names. */
export function algorithmOf(signature: Uint8Array): KeyAlgorithm | undefined {
  const oid = oidOf(readDer(signature)?.parts[0]);
  return keyAlgorithms.find((algorithm) => oids[algorithm].signature === oid);
}
