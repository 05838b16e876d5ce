import { hash } from 'node:crypto';
import {
  bytesOf,
  type Der,
  identifier,
  type Node,
  octets,
  oidOf,
  readDer,
  sequence,
  setOf,
  smallInteger,
  tagged,
} from './der.ts';
import {
  algorithmOf,
  digestIdentifier,
  digestOf,
  type KeyAlgorithm,
  type SigningKey,
  signatureIdentifier,
  signWith,
  verifiesWith,
} from './key-pair.ts';
import { type CertificateParts, fingerprintOf, readCertificate } from './x509.ts';

const oids = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
} as const;

const attribute = (oid: string, value: Der): Der => sequence(identifier(oid), setOf(value));

/**
 * ESSCertIDv2 of the signer (RFC 5035 §4): the hash of its certificate, SHA-256 by default and then not named, with
 * issuer and serial number.
 */
function signingCertificate(algorithm: KeyAlgorithm, certificate: Der): Der {
  const parts = readCertificate(readDer(certificate));
  if (!parts) throw new Error('the certificate of the signer is malformed');
  const named = algorithm === 'sm2' ? [digestIdentifier(algorithm)] : [];
  const issuer = sequence(sequence(tagged(4, parts.issuer)), integer(parts.serial));
  return sequence(sequence(sequence(...named, octets(digestOf(algorithm, certificate)), issuer)));
}

const integer = (bytes: Buffer): Der => Buffer.concat([Buffer.from([0x02, bytes.length]), bytes]);

/**
 * CMS SignedData over detached content (RFC 5652 §5) with exactly the signed attributes that PAdES baseline B-B asks
 * for: content-type, message-digest, signing-certificate-v2. No signing-time: it stands in the signature dictionary
 * (EN 319 142-1 §6.3).
 * @param digest of the content, made with the digest of the key's algorithm
 */
export function makeSignedData(input: {
  key: SigningKey;
  /** The signer's certificate first, then those up to the authority. */
  chain: readonly [Der, ...Der[]];
  digest: Uint8Array;
}): Der {
  const { key, chain, digest } = input;
  const signer = readCertificate(readDer(chain[0]));
  if (!signer) throw new Error('the certificate of the signer is malformed');
  const attributes = [
    attribute(oids.contentType, identifier(oids.data)),
    attribute(oids.messageDigest, octets(digest)),
    attribute(oids.signingCertificateV2, signingCertificate(key.algorithm, chain[0])),
  ];
  // Signed as a SET, kept under an implicit tag (§5.4); both hold the parts in the same order.
  const asSet = setOf(...attributes);
  const asTagged = Buffer.from(asSet);
  asTagged[0] = 0xa0;
  const signerInfo = sequence(
    smallInteger(1),
    sequence(signer.issuer, integer(signer.serial)),
    digestIdentifier(key.algorithm),
    asTagged,
    signatureIdentifier(key.algorithm),
    octets(signWith(key, asSet)),
  );
  const signedData = sequence(
    smallInteger(1),
    setOf(digestIdentifier(key.algorithm)),
    sequence(identifier(oids.data)),
    tagged(0, ...[...chain].sort(Buffer.compare)),
    setOf(signerInfo),
  );
  return sequence(identifier(oids.signedData), tagged(0, signedData));
}

export type SignedDataRead = {
  /** Certificates that it brings, encoded. */
  certificates: Buffer[];
  /** The one whose key signed; undefined when it does not bring it. */
  signer: { der: Buffer; fingerprint: string; parts: CertificateParts } | undefined;
  algorithm: KeyAlgorithm | undefined;
  /** What the signer said the content's digest is. */
  messageDigest: Buffer;
  /** The signed attributes by their identifiers, in the order in which they stand. */
  attributes: string[];
  /** The signature over the attributes fits the signer's key, and signing-certificate-v2 names this certificate. */
  isWhole: boolean;
};

/** Reads a SignedData with one signer. @returns undefined for what is malformed, or signed by none or by several */
export function readSignedData(der: Uint8Array): SignedDataRead | undefined {
  const content = readDer(der);
  if (oidOf(content?.parts[0]) !== oids.signedData) return undefined;
  const signedData = content?.parts[1]?.parts[0];
  const certificates = signedData?.parts.find(({ tag }) => tag === 0xa0)?.parts ?? [];
  const signerInfos = signedData?.parts.at(-1);
  if (signerInfos?.tag !== 0x31 || signerInfos.parts.length !== 1) return undefined;
  const [, , , attributes, algorithmNode, signature] = signerInfos.parts[0]?.parts ?? [];
  if (attributes?.tag !== 0xa0 || !algorithmNode) return undefined;
  const values = attributeValues(attributes);
  const messageDigest = bytesOf(values.get(oids.messageDigest), 0x04);
  const signed = bytesOf(signature, 0x04);
  if (!messageDigest || !signed || values.size !== attributes.parts.length) return undefined;
  const signer = findSigner(certificates, signerInfos.parts[0]?.parts[1]);
  const algorithm = algorithmOf(algorithmNode.whole);
  const asSet = Buffer.from(attributes.whole);
  asSet[0] = 0x31;
  const isWhole =
    signer !== undefined &&
    algorithm !== undefined &&
    oidOf(values.get(oids.contentType)) === oids.data &&
    namesSigner(values.get(oids.signingCertificateV2), algorithm, signer.der) &&
    verifiesWith({ algorithm, publicKey: signer.parts.publicKey }, asSet, signed);
  return {
    certificates: certificates.map(({ whole }) => whole),
    signer,
    algorithm,
    messageDigest,
    attributes: [...values.keys()],
    isWhole,
  };
}

function attributeValues(attributes: Node): Map<string, Node> {
  const values = new Map<string, Node>();
  for (const { parts } of attributes.parts) {
    const oid = oidOf(parts[0]);
    const value = parts[1]?.parts[0];
    if (oid && value && parts[1]?.parts.length === 1) values.set(oid, value);
  }
  return values;
}

function findSigner(certificates: readonly Node[], issuerAndSerial: Node | undefined) {
  const [issuer, serial] = issuerAndSerial?.parts ?? [];
  for (const node of certificates) {
    const parts = readCertificate(node);
    if (!parts || !issuer || !serial) continue;
    if (parts.issuer.equals(issuer.whole) && parts.serial.equals(serial.bytes))
      return { der: node.whole, fingerprint: fingerprintOf(node.whole), parts };
  }
  return undefined;
}

/** RFC 5035 §3: without it, another certificate for the same key could be put in the signer's place. */
function namesSigner(value: Node | undefined, algorithm: KeyAlgorithm, certificate: Buffer): boolean {
  const id = value?.parts[0]?.parts[0];
  const stated = id?.parts.find(({ tag }) => tag === 0x04)?.bytes;
  return (
    stated !== undefined &&
    (stated.equals(digestOf(algorithm, certificate)) || stated.equals(hash('sha256', certificate, 'buffer')))
  );
}

/** Whether a certificate was signed by the key of another. Times are the caller's to compare. */
export function isIssuedBy(certificate: CertificateParts, authority: CertificateParts): boolean {
  const algorithm = algorithmOf(certificate.signatureIdentifier);
  return (
    algorithm !== undefined &&
    certificate.issuer.equals(authority.subject) &&
    verifiesWith({ algorithm, publicKey: authority.publicKey }, certificate.toBeSigned, certificate.signature)
  );
}

/** The identifiers of the signed attributes, for tests and reports. */
export const attributeIdentifiers = oids;
