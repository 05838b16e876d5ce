import { audit } from '#platform/audit.ts';
import { uuidv7 } from '#platform/codes/uuid.ts';
import type { Ctx } from '#platform/ctx.ts';
import { inTx } from '#platform/db/db.ts';
import { readDer } from '#platform/pades/der.ts';
import { type KeyAlgorithm, makeSigningKey, type SigningKey } from '#platform/pades/key-pair.ts';
import { fingerprintOf, makeCertificate, readCertificate, type Subject } from '#platform/pades/x509.ts';
import {
  insertAuthority,
  insertSealCertificate,
  selectAuthority,
  selectAuthorityById,
  selectYoungestKey,
  takeTurn,
} from './authority.queries.ts';
import { insertMarks } from './mark.queries.ts';

const day = 86_400_000;
const authorityLasts = 20 * 365 * day;
const sealLasts = 3 * 365 * day;
/** A key that ends within a month is replaced before it signs. */
const renewBefore = 30 * day;

export type Seal = { tenantId: string; id: string; name: string; algorithm: KeyAlgorithm };

export type Signer = {
  sealCertificateId: string;
  key: SigningKey;
  chain: [Buffer, Buffer];
};

const placeOfAuthority = (id: string) => `certificates.authority.sealed_key:${id}`;
const placeOfSeal = (id: string) => `certificates.seal_certificate.sealed_key:${id}`;

const publicKeyOf = (certificate: Buffer): Buffer => {
  const parts = readCertificate(readDer(certificate));
  if (!parts) throw new Error('a stored certificate is malformed');
  return parts.publicKey;
};

/** The tenant's root for one kind of key, made when first needed. Inside the caller's transaction and turn. */
async function authorityFor(ctx: Ctx, tenantId: string, algorithm: KeyAlgorithm, organisation: string) {
  const known = await selectAuthority(ctx.db, tenantId, algorithm);
  if (known) {
    const secret = ctx.ports.cipher.open(known.sealed_key, placeOfAuthority(known.id));
    const key: SigningKey = { algorithm, secret, publicKey: publicKeyOf(known.certificate) };
    return { id: known.id, certificate: known.certificate, subject: subjectOfAuthority(known.name), key };
  }
  const key = await makeSigningKey(algorithm);
  const subject = subjectOfAuthority(organisation);
  const now = ctx.now();
  const { der, notAfter } = makeCertificate({
    subject,
    issuer: subject,
    publicKey: key.publicKey,
    signer: key,
    notBefore: now,
    notAfter: new Date(now.getTime() + authorityLasts),
    use: 'authority',
  });
  const id = uuidv7();
  await insertAuthority(ctx.db, {
    tenant_id: tenantId,
    id,
    algorithm,
    name: organisation,
    certificate: der,
    sealed_key: ctx.ports.cipher.seal(key.secret, placeOfAuthority(id)),
    created_at: now,
  });
  await audit(ctx, {
    action: 'certificates.authority.create',
    tenantId,
    subject: { type: 'authority', id },
    detail: { algorithm, fingerprint: fingerprintOf(der), notAfter: notAfter.toISOString() },
  });
  return { id, certificate: der, subject, key };
}

const subjectOfAuthority = (organisation: string): Subject => ({
  organisation,
  commonName: `${organisation}电子印章根证书`,
});

/**
 * The key that a seal signs with now: the youngest, or a new one when that ends within a month.
 * @param authorityName the tenant's bureau, as its root certificate calls it
 */
export async function signerOf(ctx: Ctx, seal: Seal, authorityName: string): Promise<Signer> {
  return inTx({ ...ctx, db: ctx.db.scopedTo([seal.tenantId]) }, async (ctx) => {
    await takeTurn(ctx.db, seal.tenantId);
    const now = ctx.now();
    const known = await selectYoungestKey(ctx.db, seal.tenantId, seal.id);
    if (known && known.not_after.getTime() - now.getTime() > renewBefore) {
      const authority = await selectAuthorityById(ctx.db, seal.tenantId, known.authority_id);
      if (!authority) throw new Error('the authority of a seal is missing');
      const secret = ctx.ports.cipher.open(known.sealed_key, placeOfSeal(known.id));
      return {
        sealCertificateId: known.id,
        key: { algorithm: seal.algorithm, secret, publicKey: publicKeyOf(known.certificate) },
        chain: [known.certificate, authority.certificate],
      };
    }
    return makeSealKey(ctx, seal, authorityName);
  });
}

async function makeSealKey(ctx: Ctx, seal: Seal, authorityName: string): Promise<Signer> {
  const { tenantId, algorithm } = seal;
  const authority = await authorityFor(ctx, tenantId, algorithm, authorityName);
  const key = await makeSigningKey(algorithm);
  const now = ctx.now();
  const made = makeCertificate({
    subject: { organisation: seal.name, commonName: seal.name },
    issuer: authority.subject,
    publicKey: key.publicKey,
    signer: authority.key,
    notBefore: now,
    notAfter: new Date(now.getTime() + sealLasts),
    use: 'seal',
  });
  const id = uuidv7();
  const fingerprint = fingerprintOf(made.der);
  await insertSealCertificate(ctx.db, {
    tenant_id: tenantId,
    id,
    seal_id: seal.id,
    authority_id: authority.id,
    certificate: made.der,
    fingerprint,
    serial: made.serial,
    sealed_key: ctx.ports.cipher.seal(key.secret, placeOfSeal(id)),
    not_before: made.notBefore,
    not_after: made.notAfter,
  });
  await insertMarks(ctx.db, [
    { hash: `seal:${fingerprint}`, kind: 'seal', tenant_id: tenantId, subject_id: id },
    { hash: `authority:${authority.id}`, kind: 'authority', tenant_id: tenantId, subject_id: authority.id },
  ]);
  await audit(ctx, {
    action: 'certificates.seal-key.create',
    tenantId,
    subject: { type: 'seal', id: seal.id },
    detail: { serial: made.serial, fingerprint, notAfter: made.notAfter.toISOString() },
  });
  return { sealCertificateId: id, key, chain: [made.der, authority.certificate] };
}
