import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PDFDocument } from 'pdf-lib';
import { modules } from '#modules';
import { keyAlgorithms, makeSigningKey } from '#platform/pades/key-pair.ts';
import { addSignatureField, signPdf } from '#platform/pades/pdf-signature.ts';
import { makeCertificate } from '#platform/pades/x509.ts';
import { createTestApp } from '#platform/testing/app.ts';
import { buildInstitution, buildIssued, type Issued, verifyUpload } from './certificate.factory.ts';
import { verifyFile } from './verification.service.ts';

let now = new Date('2026-11-20T04:00:00Z');
const app = await createTestApp(modules, { now: () => now });
const institution = await buildInstitution(app);
const issued = await buildIssued(app, institution);

const stranger = () => app.as({ kind: 'anonymous' });
const judged = async (file: Buffer) => {
  const { verdict, reason } = await verifyFile(stranger(), file);
  return [verdict, reason];
};

let visitors = 0;
const visit = (code: string) =>
  app.request({
    method: 'GET',
    url: `/api/certificates/verifications/${encodeURIComponent(code)}`,
    // Each stranger from elsewhere: the limit is tested apart.
    remoteAddress: `10.1.0.${++visitors}`,
  });

const revoke = ({ id }: Issued, kind: string) =>
  app.request({
    method: 'POST',
    url: `/api/certificates/certificates/${id}/revocation`,
    as: institution.principal,
    payload: { kind, reason: '测试撤销' },
  });

test('a stranger sees type, issuer, masked name and state, and nothing more', async () => {
  const answer = await visit(issued.code);
  assert.equal(answer.status, 200);
  assert.deepEqual(answer.json(), {
    verdict: 'genuine',
    facts: {
      type: { zh: '学籍证明', en: 'Proof of enrolment' },
      issuerName: institution.school.name,
      holderName: '马*丰',
    },
    revocation: null,
    expiredOn: null,
  });
});

test('the short code is read as people type it, and a wrong one is told', async () => {
  const short = issued.code.slice(0, 12);
  const typed = short
    .toLowerCase()
    .replaceAll('0', 'o')
    .replaceAll('1', 'l')
    .replace(/(.{4})/g, '$1 ');
  assert.equal((await visit(typed)).json().verdict, 'genuine');
  const wrong = await visit(`${short.slice(0, 11)}${short.endsWith('A') ? 'B' : 'A'}`);
  assert.equal(wrong.status, 404);
  assert.equal(wrong.json().code, 'certificates.code-unknown');
  assert.equal((await visit('../../etc/passwd')).status, 404);
});

test('guessing is slowed down', async () => {
  const from = {
    method: 'GET',
    url: '/api/certificates/verifications/000000000000',
    remoteAddress: '10.2.0.1',
  } as const;
  const answers = await Promise.all(Array.from({ length: 25 }, () => app.request(from)));
  assert.ok(answers.some(({ status }) => status === 429));
});

test('the file that was issued is genuine, also through the public page', async () => {
  const answer = await verifyUpload(app, issued.pdf);
  assert.equal(answer.status, 200, answer.body);
  assert.equal(answer.json().verdict, 'genuine');
  assert.equal(answer.json().timeKnownBy, 'register');
  assert.equal(answer.json().facts.holderName, '马*丰');
});

for (const algorithm of keyAlgorithms) {
  test(`a file sealed with ${algorithm} is genuine, and altered after one bit`, async () => {
    const other = await buildInstitution(app, { algorithm });
    const { pdf } = await buildIssued(app, other);
    assert.deepEqual(await judged(pdf), ['genuine', null]);
    const changed = Buffer.from(pdf);
    changed[2000] = (changed[2000] as number) ^ 0x10;
    assert.deepEqual(await judged(changed), ['altered', 'content-changed']);
  });
}

test('whichever bit is turned over, at no place does the file stay genuine', async () => {
  const { pdf } = issued;
  // Every 167th byte, and every byte around the byte range and at the end.
  const range = pdf.indexOf('/ByteRange', 0, 'latin1');
  const places = new Set([
    ...Array.from({ length: Math.ceil(pdf.length / 167) }, (_, i) => i * 167),
    ...Array.from({ length: 64 }, (_, i) => range + i),
    ...Array.from({ length: 300 }, (_, i) => pdf.length - 1 - i),
  ]);
  let altered = 0;
  for (const at of places) {
    const changed = Buffer.from(pdf);
    changed[at] = (changed[at] as number) ^ (1 << (at % 8));
    const [verdict, reason] = await judged(changed);
    // Without the first five bytes it is no PDF at all.
    if (verdict === 'unreadable') assert.ok(at < 5, String(at));
    else {
      assert.equal(verdict, 'altered', `byte ${at}: ${verdict} ${reason}`);
      altered++;
    }
  }
  assert.ok(altered > 500);
});

test('bytes behind the end, an update and a cut are altered', async () => {
  const { pdf } = issued;
  assert.deepEqual(await judged(Buffer.concat([pdf, Buffer.from('\n')])), ['altered', 'bytes-appended']);
  // An incremental update that draws over the page (ISO 32000-1 §7.5.6): the shadow attack's way in.
  const start = /startxref\s+(\d+)\s+%%EOF/.exec(pdf.toString('latin1'))?.[1];
  const update = `\n9999 0 obj\n<</Type/Annot/Subtype/FreeText/Rect[0 0 500 500]>>\nendobj\nxref\n9999 1\n${String(pdf.length + 1).padStart(10, '0')} 00000 n \ntrailer\n<</Size 10000/Root 1 0 R/Prev ${start}>>\nstartxref\n${pdf.length + 80}\n%%EOF\n`;
  assert.deepEqual(await judged(Buffer.concat([pdf, Buffer.from(update)])), ['altered', 'bytes-appended']);
  assert.equal((await judged(pdf.subarray(0, pdf.length - 10)))[0], 'altered');
  assert.equal((await judged(pdf.subarray(0, Math.floor(pdf.length / 2))))[0], 'altered');
});

async function makeForeign(load: () => Promise<PDFDocument>): Promise<Buffer> {
  const key = await makeSigningKey('ecdsa-p256');
  const subject = { organisation: institution.school.name, commonName: institution.school.name };
  const dates = { notBefore: now, notAfter: new Date(now.getTime() + 1e10) };
  const shared = { subject, issuer: subject, publicKey: key.publicKey, signer: key, ...dates };
  const { der } = makeCertificate({ ...shared, use: 'seal' });
  const document = await load();
  const { context } = document;
  addSignatureField(document, {
    page: document.getPage(0),
    rectangle: [0, 0, 100, 100],
    appearance: context.register(context.formXObject([], { BBox: [0, 0, 100, 100] })),
    description: 'x',
    name: institution.school.name,
    reason: 'x',
    at: now,
  });
  return signPdf(await document.save({ useObjectStreams: false }), { key, chain: [der, der] });
}

test('a signature by somebody who calls himself the school is somebody else’s', async () => {
  const foreign = await makeForeign(async () => {
    const document = await PDFDocument.create();
    document.addPage();
    return document;
  });
  const answer = await verifyFile(stranger(), foreign);
  assert.deepEqual([answer.verdict, answer.reason], ['foreign', 'signed-by-another']);
  assert.equal(answer.signedBy, institution.school.name);
  assert.equal(answer.facts, null);
});

test('a copy of ours with another’s signature in place of ours is somebody else’s', async () => {
  // Our text and code in the file, but no field of ours: only the forger's signature.
  const foreign = await makeForeign(async () => {
    const document = await PDFDocument.create();
    document.addPage();
    document.setSubject('copy');
    return document;
  });
  const claiming = Buffer.concat([foreign, Buffer.from(`\n%/verify/${issued.code}\n`)]);
  const [verdict] = await judged(claiming);
  assert.equal(verdict, 'foreign');
});

test('our text printed anew without a signature is altered, and a PDF of anybody is not ours', async () => {
  const plain = Buffer.from(`%PDF-1.7\n(https://example.cn/verify/${issued.code})\n%%EOF`);
  assert.deepEqual(await judged(plain), ['altered', 'signature-removed']);
  assert.deepEqual(await judged(Buffer.from('%PDF-1.7\n%%EOF')), ['not-ours', 'no-signature']);
});

test('hostile files end in an answer', async () => {
  assert.deepEqual(await judged(Buffer.from('MZ this is a program')), ['unreadable', 'no-pdf']);
  assert.deepEqual(await judged(Buffer.alloc(0)), ['unreadable', 'no-pdf']);
  const table = Buffer.from(`%PDF-1.7\nxref\n0 4294967295\n${'0000000000 65535 f \n'.repeat(50_000)}`);
  assert.deepEqual(await judged(table), ['not-ours', 'no-signature']);
  const ranges = Buffer.from(`%PDF-1.7\n${'/ByteRange [0 9 9999999999 1]'.repeat(50_000)}`);
  assert.equal((await judged(ranges))[0], 'not-ours');
  const codes = Buffer.from(`%PDF-1.7\n${`/verify/${'A'.repeat(26)}`.repeat(50_000)}`);
  assert.equal((await judged(codes))[0], 'not-ours');
});

test('fifty megabytes are refused, and a request without a file is told so', async () => {
  const nothing = await app.request({
    method: 'POST',
    url: '/api/certificates/verifications',
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
    payload: '--b--\r\n',
  });
  assert.equal(nothing.json().code, 'certificates.upload-missing');
  const large = await verifyUpload(
    app,
    Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(50 * 1024 * 1024)]),
  );
  assert.equal(large.status, 413);
  assert.match(large.headers['content-type'] ?? '', /problem\+json/);
});

test('a revoked certificate says so with day and kind, by code and by file', async () => {
  const one = await buildIssued(app, institution);
  assert.equal((await revoke(one, 'no-longer-true')).status, 200);
  const byCode = (await visit(one.code)).json();
  assert.equal(byCode.verdict, 'revoked');
  assert.deepEqual(byCode.revocation, { on: '2026-11-20', kind: 'no-longer-true' });
  assert.ok(!JSON.stringify(byCode).includes('测试撤销'));
  const byFile = await verifyFile(stranger(), one.pdf);
  assert.equal(byFile.verdict, 'revoked');
  assert.deepEqual(byFile.revocation, byCode.revocation);
});

test('when its time is over a certificate is expired, and not before', async () => {
  const one = await buildIssued(app, institution);
  const before = now;
  try {
    now = new Date('2027-05-19T15:59:00Z');
    assert.equal((await visit(one.code)).json().verdict, 'genuine');
    now = new Date('2027-05-19T16:01:00Z');
    const answer = (await visit(one.code)).json();
    assert.deepEqual([answer.verdict, answer.expiredOn], ['expired', '2027-05-19']);
    assert.equal((await verifyFile(stranger(), one.pdf)).verdict, 'expired');
  } finally {
    now = before;
  }
});

test('the seal’s own certificate may run out: what it signed before stays genuine', async () => {
  const lasting = await buildInstitution(app, { template: { validity: { kind: 'permanent' } } });
  const { pdf } = await buildIssued(app, lasting);
  const before = now;
  try {
    now = new Date('2031-01-01T00:00:00Z');
    assert.deepEqual(await judged(pdf), ['genuine', null]);
  } finally {
    now = before;
  }
});
