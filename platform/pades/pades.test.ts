import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { PDFDocument } from 'pdf-lib';
import { attributeIdentifiers, isIssuedBy, readSignedData } from './cms.ts';
import { readDer } from './der.ts';
import { type KeyAlgorithm, keyAlgorithms, makeSigningKey, type SigningKey } from './key-pair.ts';
import { readPdf } from './pdf-reading.ts';
import { addSignatureField, signPdf } from './pdf-signature.ts';
import { makeCertificate, readCertificate, toPem } from './x509.ts';

const scratch = mkdtempSync(join(tmpdir(), 'tongxue-pades-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

const year = 365 * 86_400_000;
const notBefore = new Date(Date.now() - 60_000);

type Seal = { key: SigningKey; chain: [Buffer, Buffer] };

async function makeSeal(algorithm: KeyAlgorithm): Promise<Seal> {
  const root = await makeSigningKey(algorithm);
  const key = await makeSigningKey(algorithm);
  const issuer = { organisation: '康乐县教育局', commonName: '康乐县教育局电子印章根证书' };
  const dates = { notBefore, notAfter: new Date(notBefore.getTime() + year) };
  const common = { issuer, signer: root, ...dates };
  const authority = makeCertificate({
    ...common,
    subject: issuer,
    publicKey: root.publicKey,
    use: 'authority',
  });
  const subject = { organisation: '附城小学', commonName: '附城小学' };
  const seal = makeCertificate({ ...common, subject, publicKey: key.publicKey, use: 'seal' });
  return { key, chain: [seal.der, authority.der] };
}

async function makePdf(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const page = document.addPage([595, 842]);
  page.drawText('A certificate', { x: 72, y: 700 });
  const { context } = document;
  const appearance = context.register(context.formXObject([], { BBox: [0, 0, 100, 100], Resources: {} }));
  addSignatureField(document, {
    page,
    rectangle: [400, 100, 500, 200],
    appearance,
    description: '附城小学电子印章',
    name: '附城小学',
    reason: '学籍证明',
    at: new Date(),
  });
  return document.save({ useObjectStreams: false });
}

const seals = new Map<KeyAlgorithm, Seal>();
for (const algorithm of keyAlgorithms) seals.set(algorithm, await makeSeal(algorithm));
const sealOf = (algorithm: KeyAlgorithm) => seals.get(algorithm) as Seal;
const signed = async (algorithm: KeyAlgorithm) => signPdf(await makePdf(), sealOf(algorithm));

const has = (program: string, argument: string) => spawnSync(program, [argument]).error === undefined;
const withOpenssl = has('openssl', 'version') ? false : 'openssl is not here (apt-get install openssl)';
const withPdfsig = has('pdfsig', '-v') ? false : 'pdfsig is not here (apt-get install poppler-utils)';

/** The detached content and the SignedData of the one signature in a file, cut out without our reader. */
function takeApart(pdf: Buffer): { content: Buffer; signature: Buffer } {
  const text = pdf.toString('latin1');
  const numbers = /\/ByteRange \[(\d+) (\d+) (\d+) (\d+)\]/.exec(text) ?? [];
  const [from, length, next, rest] = numbers.slice(1).map(Number) as [number, number, number, number];
  const hex = text.slice(from + length + 1, next - 1);
  const whole = Buffer.from(hex, 'hex');
  return {
    content: Buffer.concat([pdf.subarray(from, from + length), pdf.subarray(next, next + rest)]),
    signature: whole.subarray(0, 4 + whole.readUInt16BE(2)),
  };
}

for (const algorithm of keyAlgorithms) {
  test(`our reader accepts what it signed with ${algorithm}`, async () => {
    const [signature, ...others] = readPdf(await signed(algorithm))?.signatures ?? [];
    assert.equal(others.length, 0);
    assert.ok(signature?.digestFits && signature.coversAll && signature.signedData?.isWhole);
    const [seal, authority] = sealOf(algorithm).chain.map((der) => readCertificate(readDer(der)));
    assert.ok(seal && authority && isIssuedBy(seal, authority) && isIssuedBy(authority, authority));
    assert.ok(!isIssuedBy(authority, seal));
  });

  test(`content-type, message-digest and signing-certificate-v2 are signed with ${algorithm}, and no time`, async () => {
    const { signature } = takeApart(await signed(algorithm));
    const oids = attributeIdentifiers;
    const expected = [oids.contentType, oids.messageDigest, oids.signingCertificateV2];
    assert.deepEqual(new Set(readSignedData(signature)?.attributes), new Set(expected));
  });
}

for (const algorithm of ['ecdsa-p256', 'rsa-3072'] as const) {
  test(`openssl verifies ${algorithm} against the authority, and refuses one changed byte`, {
    skip: withOpenssl,
  }, async () => {
    const { content, signature } = takeApart(await signed(algorithm));
    const [, authority] = sealOf(algorithm).chain;
    const file = (name: string, bytes: string | Buffer) => {
      const path = join(scratch, `${algorithm}-${name}`);
      writeFileSync(path, bytes);
      return path;
    };
    const verify = (bytes: Buffer) =>
      spawnSync('openssl', [
        'cms',
        '-verify',
        '-cades',
        '-binary',
        '-inform',
        'DER',
        '-purpose',
        'any',
        '-in',
        file('signature.der', signature),
        '-content',
        file('content', bytes),
        '-CAfile',
        file('authority.pem', toPem(authority)),
        '-out',
        '/dev/null',
      ]);
    const answer = verify(content);
    assert.equal(answer.status, 0, answer.stderr.toString());
    const changed = Buffer.from(content);
    changed[500] = (changed[500] as number) ^ 1;
    assert.notEqual(verify(changed).status, 0);
  });

  test(`the certificates of ${algorithm} are ones that openssl checks as a chain`, {
    skip: withOpenssl,
  }, () => {
    const [seal, authority] = sealOf(algorithm).chain;
    const sealFile = join(scratch, `${algorithm}-seal.pem`);
    const authorityFile = join(scratch, `${algorithm}-root.pem`);
    writeFileSync(sealFile, toPem(seal));
    writeFileSync(authorityFile, toPem(authority));
    const said = execFileSync('openssl', ['verify', '-x509_strict', '-CAfile', authorityFile, sealFile]);
    assert.match(said.toString(), /: OK/);
    const read = new X509Certificate(seal);
    assert.ok(read.checkIssued(new X509Certificate(authority)));
    assert.match(read.subject, /附城小学/);
  });

  test(`poppler says that ${algorithm} signed the whole document as PAdES`, {
    skip: withPdfsig,
  }, async () => {
    const path = join(scratch, `${algorithm}.pdf`);
    writeFileSync(path, await signed(algorithm));
    const said = spawnSync('pdfsig', ['-nocert', path], { encoding: 'utf8' }).stdout;
    assert.match(said, /ETSI\.CAdES\.detached/);
    assert.match(said, /Signature is Valid/);
    assert.match(said, /Total document signed/);
  });
}

test('a byte changed inside, a byte behind, and a filled room are each told', async () => {
  const pdf = await signed('ecdsa-p256');
  const changed = Buffer.from(pdf);
  changed[300] = (changed[300] as number) ^ 1;
  assert.equal(readPdf(changed)?.signatures[0]?.digestFits, false);
  const longer = Buffer.concat([pdf, Buffer.from('\n%more')]);
  assert.deepEqual(
    readPdf(longer)?.signatures.map(({ digestFits, coversAll }) => [digestFits, coversAll]),
    [[true, false]],
  );
  const filled = Buffer.from(pdf);
  filled.write('ff', pdf.indexOf('00000000>', 0, 'latin1'), 'latin1');
  const read = readPdf(filled);
  assert.equal(read?.signatures.length, 0);
  assert.ok(read?.hasUnreadable);
});

test('a signature whose certificate was exchanged is not whole', async () => {
  const [one, other] = [sealOf('ecdsa-p256'), await makeSeal('ecdsa-p256')];
  const pdf = await makePdf();
  const mixed = signPdf(pdf, { key: one.key, chain: other.chain });
  assert.equal(readPdf(mixed)?.signatures[0]?.signedData?.isWhole, false);
});

test('hostile bytes end in an answer: deep, long, cut off, and no PDF', async () => {
  assert.equal(readPdf(Buffer.from('PK\u0003\u0004 not a document')), undefined);
  const pdf = await signed('ecdsa-p256');
  for (let length = 20; length < pdf.length; length += 997) readPdf(pdf.subarray(0, length));
  const nested = Buffer.alloc(30_000, Buffer.from([0x30, 0x80]));
  assert.equal(readDer(nested), undefined);
  const ranges = Buffer.from(`%PDF-1.7\n${'/ByteRange [0 1 9999999999 9999999999]\n'.repeat(5000)}`);
  assert.ok(readPdf(ranges)?.hasUnreadable);
});
