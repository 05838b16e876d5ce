import { hash, randomBytes } from 'node:crypto';
import {
  bits,
  bytesOf,
  type Der,
  identifier,
  integerOf,
  type Node,
  octets,
  printable,
  readDer,
  sequence,
  setOf,
  smallInteger,
  tagged,
  taggedBytes,
  text,
  time,
  truth,
} from './der.ts';
import { type SigningKey, signatureIdentifier, signWith } from './key-pair.ts';

/** A distinguished name: the country, the institution, and what in it is meant. */
export type Subject = { organisation: string; commonName: string };

export type Certificate = {
  der: Der;
  /** The serial number in hexadecimal. */
  serial: string;
  notBefore: Date;
  notAfter: Date;
};

type CertificateInput = {
  subject: Subject;
  issuer: Subject;
  /** Whose key it certifies. */
  publicKey: Der;
  /** Who certifies: the issuer's key. */
  signer: SigningKey;
  notBefore: Date;
  notAfter: Date;
  use: 'authority' | 'seal';
};

const attribute = (oid: string, value: Der) => setOf(sequence(identifier(oid), value));

const nameOf = ({ organisation, commonName }: Subject): Der =>
  sequence(
    attribute('2.5.4.6', printable('CN')),
    attribute('2.5.4.10', text(organisation)),
    attribute('2.5.4.3', text(commonName)),
  );

/** The SHA-1 of the public key's bits is only a name for it (RFC 5280 §4.2.1.2, method 1). */
function keyName(publicKey: Der): Buffer {
  const point = bytesOf(readDer(publicKey)?.parts[1], 0x03);
  if (!point) throw new Error('a public key is malformed');
  return hash('sha1', point.subarray(1), 'buffer');
}

const extension = (oid: string, value: Der, isCritical = false): Der =>
  isCritical ? sequence(identifier(oid), truth(), octets(value)) : sequence(identifier(oid), octets(value));

/** RFC 5280 §4.2: an authority signs certificates and nothing else; a seal signs documents and nothing else. */
function extensionsOf({ use, publicKey, signer }: CertificateInput): Der {
  const names = [
    extension('2.5.29.14', octets(keyName(publicKey))),
    extension('2.5.29.35', sequence(taggedBytes(0, keyName(signer.publicKey)))),
  ];
  if (use === 'authority') {
    return sequence(
      extension('2.5.29.19', sequence(truth(), smallInteger(0)), true),
      extension('2.5.29.15', bits(Buffer.from([0b0000_0110]), 1), true),
      ...names,
    );
  }
  return sequence(
    extension('2.5.29.19', sequence(), true),
    extension('2.5.29.15', bits(Buffer.from([0b1100_0000]), 6), true),
    // id-kp-documentSigning (RFC 9336).
    extension('2.5.29.37', sequence(identifier('1.3.6.1.5.5.7.3.36'))),
    ...names,
  );
}

const whole = (at: Date) => new Date(Math.floor(at.getTime() / 1000) * 1000);

/** An X.509 certificate, version 3 (RFC 5280 §4.1), signed by the issuer's key. */
export function makeCertificate(input: CertificateInput): Certificate {
  const serial = randomBytes(16);
  // Positive, and never shorter than sixteen bytes.
  serial[0] = ((serial[0] as number) & 0x3f) | 0x40;
  const [notBefore, notAfter] = [whole(input.notBefore), whole(input.notAfter)];
  const toBeSigned = sequence(
    tagged(0, smallInteger(2)),
    integerOf(serial),
    signatureIdentifier(input.signer.algorithm),
    nameOf(input.issuer),
    sequence(time(notBefore), time(notAfter)),
    nameOf(input.subject),
    input.publicKey,
    tagged(3, extensionsOf(input)),
  );
  const signature = signWith(input.signer, toBeSigned);
  const der = sequence(toBeSigned, signatureIdentifier(input.signer.algorithm), bits(signature));
  return { der, serial: serial.toString('hex'), notBefore, notAfter };
}

export type CertificateParts = {
  toBeSigned: Buffer;
  serial: Buffer;
  /** The name of who issued it, encoded. */
  issuer: Buffer;
  subject: Buffer;
  publicKey: Buffer;
  signatureIdentifier: Buffer;
  signature: Buffer;
};

/** The parts of a certificate that checks need; undefined for what is none. */
export function readCertificate(node: Node | undefined): CertificateParts | undefined {
  const [toBeSigned, algorithm, signature] = node?.parts ?? [];
  // Version 3 stands in front of everything (an explicit tag 0); older certificates are not read.
  if (toBeSigned?.parts[0]?.tag !== 0xa0) return undefined;
  const [, serial, , issuer, , subject, publicKey] = toBeSigned.parts;
  const bytes = { serial: bytesOf(serial, 0x02), signature: bytesOf(signature, 0x03) };
  if (!bytes.serial || !bytes.signature || !issuer || !subject || !publicKey || !algorithm) return undefined;
  return {
    toBeSigned: toBeSigned.whole,
    serial: bytes.serial,
    issuer: issuer.whole,
    subject: subject.whole,
    publicKey: publicKey.whole,
    signatureIdentifier: algorithm.whole,
    signature: bytes.signature.subarray(1),
  };
}

/** What a person calls whoever a certificate names: common name, else organisation; '' when it has neither. */
export function nameInside(name: Buffer): string {
  const found = new Map<string, string>();
  for (const set of readDer(name)?.parts ?? []) {
    for (const { parts } of set.parts) {
      const [oid, value] = parts;
      if (oid && value) found.set(oid.whole.toString('hex'), value.bytes.toString('utf8').slice(0, 200));
    }
  }
  const of = (oid: string) => found.get(identifier(oid).toString('hex'));
  return of('2.5.4.3') ?? of('2.5.4.10') ?? '';
}

/** SHA-256 of a certificate in hexadecimal: what tells one from every other. */
export const fingerprintOf = (certificate: Uint8Array): string => hash('sha256', certificate, 'hex');

/** PEM (RFC 7468), as readers import it. */
export function toPem(certificate: Uint8Array): string {
  const lines =
    Buffer.from(certificate)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
