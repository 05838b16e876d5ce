import { hash } from 'node:crypto';
import { todayInChina } from '#platform/codes/dates.ts';
import { maskName } from '#platform/crypto/mask.ts';
import type { Ctx } from '#platform/ctx.ts';
import { PlatformError } from '#platform/errors.ts';
import { isIssuedBy } from '#platform/pades/cms.ts';
import { readDer } from '#platform/pades/der.ts';
import { type PdfRead, readPdf } from '#platform/pades/pdf-reading.ts';
import { readCertificate } from '#platform/pades/x509.ts';
import { selectAuthorityById, selectSealCertificate } from './authority.queries.ts';
import { standingOf } from './certificate.policy.ts';
import { type CertificateRow, selectCertificate } from './certificate.queries.ts';
import type { RevocationKind } from './certificate.schema.ts';
import { selectMarks } from './mark.queries.ts';
import { judge, type Known, type Standing } from './verdict.policy.ts';
import type { CodeAnswer, FileAnswer, PublicFacts } from './verification.schema.ts';
import { codesInside, readCode } from './verification-code.ts';

// Nobody has to sign in here, so no right is checked: the code or the file is the right, and what is told is what
// `publicFacts` lists. Requests are limited in the routes; neither codes nor files are kept or logged.

type Mark = Awaited<ReturnType<typeof selectMarks>>[number];

async function certificateBehind(ctx: Ctx, mark: Mark | undefined): Promise<CertificateRow | undefined> {
  return mark && selectCertificate(ctx.db.scopedTo([mark.tenant_id]), mark.subject_id);
}

const factsOf = (row: CertificateRow): PublicFacts => ({
  type: row.type as PublicFacts['type'],
  issuerName: row.issuer_name,
  // An institution is no person: its name is public.
  holderName: row.holder_kind === 'person' ? maskName(row.holder_name) : row.holder_name,
});

const standing = (ctx: Ctx, row: CertificateRow): Standing => {
  const found = standingOf(row, todayInChina(ctx.now().getTime()));
  return found === 'revoked' || found === 'expired' ? found : 'valid';
};

const endOf = (ctx: Ctx, row: CertificateRow): Pick<CodeAnswer, 'revocation' | 'expiredOn'> => ({
  revocation: row.revoked_at
    ? { on: todayInChina(row.revoked_at.getTime()), kind: row.revoked_kind as RevocationKind }
    : null,
  expiredOn: standing(ctx, row) === 'expired' ? row.valid_until : null,
});

const hashesOf = (ctx: Ctx, { kind, code }: NonNullable<ReturnType<typeof readCode>>) =>
  ctx.ports.cipher.hashes(`certificates.${kind}`, code);

/** What a code stands for. @throws certificates.code-unknown */
export async function verifyCode(ctx: Ctx, text: string): Promise<CodeAnswer> {
  const asked = readCode(text);
  const [mark] = asked ? await selectMarks(ctx.db, hashesOf(ctx, asked)) : [];
  const row = await certificateBehind(ctx, mark);
  if (!row?.issued_at) throw new PlatformError('certificates.code-unknown');
  const verdicts = { valid: 'genuine', revoked: 'revoked', expired: 'expired' } as const;
  return { verdict: verdicts[standing(ctx, row)], facts: factsOf(row), ...endOf(ctx, row) };
}

/**
 * What a file is, judged by its bytes and by the register of what was issued. The upload is kept nowhere. A seal's own
 * certificate may have run out since: the time of signing is the register's, and the certificate was valid then.
 */
export async function verifyFile(ctx: Ctx, file: Buffer): Promise<FileAnswer> {
  const pdf = readPdf(file);
  const codes = pdf ? codesInside(file).map((code) => ({ kind: 'code' as const, code })) : [];
  const [fileMarks, codeMarks, sealFingerprints] = await Promise.all([
    selectMarks(ctx.db, [`file:${hash('sha256', file, 'hex')}`]),
    selectMarks(
      ctx.db,
      codes.flatMap((code) => hashesOf(ctx, code)),
    ),
    sealsIn(ctx, pdf),
  ]);
  const issued = await certificateBehind(ctx, fileMarks[0]);
  const claimed = issued ?? (await certificateBehind(ctx, codeMarks[0]));
  const known: Known = {
    issued: issued && {
      standing: standing(ctx, issued),
      fingerprint: (await trustedFingerprint(ctx, issued)) ?? '',
    },
    claimsOurs: codeMarks.length > 0,
    sealFingerprints,
  };
  const { verdict, reason, signedBy } = judge(pdf, known);
  const isKnown = verdict === 'genuine' || verdict === 'revoked' || verdict === 'expired';
  return {
    verdict,
    reason,
    facts: claimed ? factsOf(claimed) : null,
    revocation: null,
    expiredOn: null,
    ...(isKnown && issued && endOf(ctx, issued)),
    signedBy,
    timeKnownBy: isKnown ? 'register' : null,
  };
}

async function sealsIn(ctx: Ctx, pdf: PdfRead | undefined): Promise<Set<string>> {
  const inside = (pdf?.signatures ?? []).flatMap(({ signedData }) => signedData?.signer?.fingerprint ?? []);
  const marks = await selectMarks(
    ctx.db,
    inside.map((fingerprint) => `seal:${fingerprint}`),
  );
  return new Set(marks.map(({ hash }) => hash.slice('seal:'.length)));
}

/** The certificate that signed: issued by the tenant's root, and valid at the time that the register says. */
async function trustedFingerprint(ctx: Ctx, row: CertificateRow): Promise<string | undefined> {
  const db = ctx.db.scopedTo([row.tenant_id]);
  const seal = row.seal_certificate_id
    ? await selectSealCertificate(db, row.tenant_id, row.seal_certificate_id)
    : undefined;
  const authority = seal && (await selectAuthorityById(db, row.tenant_id, seal.authority_id));
  if (!seal || !authority || !row.issued_at) return undefined;
  const [leaf, root] = [seal.certificate, authority.certificate].map((der) => readCertificate(readDer(der)));
  const wasValid = seal.not_before <= row.issued_at && row.issued_at <= seal.not_after;
  return leaf && root && wasValid && isIssuedBy(leaf, root) ? seal.fingerprint : undefined;
}
