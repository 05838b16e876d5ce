import { Readable } from 'node:stream';
import { z } from 'zod';
import { getOrganisation } from '#modules/directory/index.ts';
import { audit } from '#platform/audit.ts';
import { todayInChina } from '#platform/codes/dates.ts';
import type { Ctx } from '#platform/ctx.ts';
import { inTx } from '#platform/db/db.ts';
import { notFound, PlatformError } from '#platform/errors.ts';
import { emit } from '#platform/events.ts';
import { defineJob } from '#platform/jobs.ts';
import { signPdf } from '#platform/pades/pdf-signature.ts';
import { certificateIssued, certificateRevoked, certificateSource } from './certificate.events.ts';
import {
  type CertificateRow,
  nextSerial,
  selectCertificate,
  selectOfRelease,
  updateCertificate,
} from './certificate.queries.ts';
import { sheetOf, verificationUrl } from './certificate-sheet.ts';
import { insertHolderTenant, insertMarks } from './mark.queries.ts';
import { addressOf } from './platform-address.ts';
import { type ReleaseRow, selectRelease, takeRelease } from './release.queries.ts';
import { type SealRow, selectSeal } from './seal.queries.ts';
import { pictureOf, signerOfSeal } from './seal.service.ts';
import { sheetAsPdf } from './sheet-pdf.ts';
import { digestOfDocuments, valuesOf } from './stated-values.ts';
import { counterOf, lastDayOf, numberFrom } from './template.policy.ts';
import { selectTemplate } from './template.queries.ts';
import type { TemplateContent } from './template.schema.ts';
import { contentOfVersion } from './template.service.ts';
import { makeCode, shortCodeOf } from './verification-code.ts';

const largestFile = 4 * 1024 * 1024;
export const placeOfCode = (id: string) => `certificates.certificate.sealed_code:${id}`;

/** Seals the documents of a release. Started again, it goes on with those that are left. */
export const signingJob = defineJob({
  kind: 'certificates.sign',
  input: z.object({ tenantId: z.uuid(), releaseId: z.uuid() }),
  run: async (ctx, { tenantId, releaseId }, control) =>
    signReleased(ctx, { tenantId, releaseId, jobId: control.jobId }, (done, total) =>
      control.progress(done, total, { zh: `已签发 ${done} 份`, en: `${done} issued` }),
    ),
});

/**
 * Uses a release for exactly the documents that it names. For the system only: the right to do it is the release.
 * @throws certificates.release-used, -expired, -changed; nothing is sealed then
 */
export async function signReleased(
  ctx: Ctx,
  { tenantId, releaseId, jobId }: { tenantId: string; releaseId: string; jobId: string },
  progress: (done: number, total: number) => Promise<void> = async () => undefined,
): Promise<{ issued: number }> {
  const scoped = { ...ctx, db: ctx.db.scopedTo([tenantId]) };
  const release = await takeRelease(scoped.db, tenantId, releaseId, jobId, ctx.now());
  if (!release) throw await refusal(scoped, releaseId);
  const rows = await selectOfRelease(scoped.db, tenantId, releaseId);
  checkUnchanged(scoped, release, rows);
  const seal = await selectSeal(scoped.db, release.seal_id);
  if (seal?.state !== 'active') throw new PlatformError('certificates.seal-missing');
  const content = await contentOfVersion(scoped, tenantId, release.template_id, release.template_number);
  for (const [done, row] of rows.entries()) {
    if (row.state === 'prepared') await sealDocument(scoped, { row, seal, content });
    await progress(done + 1, rows.length);
  }
  return { issued: rows.length };
}

async function refusal(ctx: Ctx, releaseId: string): Promise<PlatformError> {
  const row = await selectRelease(ctx.db, releaseId);
  if (!row) return notFound('这项用印申请', 'request for the seal');
  if (row.state === 'used') return new PlatformError('certificates.release-used');
  if (row.state === 'released') return new PlatformError('certificates.release-expired');
  return new PlatformError('certificates.release-closed');
}

function checkUnchanged(ctx: Ctx, release: ReleaseRow, rows: readonly CertificateRow[]): void {
  const stated = rows.map((row) => ({ id: row.id, holderId: row.holder_id, values: valuesOf(ctx, row) }));
  const digest = digestOfDocuments(release.template_id, release.template_number, stated);
  if (!digest.equals(release.digest)) throw new PlatformError('certificates.release-changed');
}

type Document = { row: CertificateRow; seal: SealRow; content: TemplateContent };

/**
 * One document, in three steps that may each be repeated: its number and code are kept, the file is made and stored by
 * its content, and it becomes valid together with everything that finds it.
 */
async function sealDocument(ctx: Ctx, { row, seal, content }: Document): Promise<void> {
  const { row: numbered, code } = await number(ctx, row, content);
  const at = ctx.now();
  const issuedOn = todayInChina(at.getTime());
  const signer = await signerOfSeal(ctx, seal);
  const sheet = sheetOf({
    content,
    values: valuesOf(ctx, row),
    number: numbered.number ?? '',
    issuer: row.issuer_name,
    issuedOn,
    code,
    address: addressOf(ctx),
  });
  if (!sheet) throw new PlatformError('certificates.text-too-long');
  const unsigned = await sheetAsPdf(sheet, pictureOf(seal), {
    issuer: row.issuer_name,
    type: content.type.zh,
    code,
    url: verificationUrl(addressOf(ctx), code),
    at,
  });
  const file = signPdf(unsigned, { key: signer.key, chain: signer.chain });
  const stored = await ctx.ports.files.put(Readable.from([file]), { limit: largestFile });
  await inTx(ctx, async (ctx) => {
    const issued = await updateCertificate(ctx.db, row, ['prepared'], {
      state: 'issued',
      seal_certificate_id: signer.sealCertificateId,
      file_sha256: stored.sha256,
      file_size: stored.size,
      issued_at: at,
      valid_until: lastDayOf(content, issuedOn) ?? null,
    });
    if (!issued) return;
    const mark = { tenant_id: row.tenant_id, subject_id: row.id };
    await insertMarks(ctx.db, [
      { ...mark, kind: 'code', hash: ctx.ports.cipher.hash('certificates.code', code) },
      {
        ...mark,
        kind: 'short-code',
        hash: ctx.ports.cipher.hash('certificates.short-code', shortCodeOf(code)),
      },
      { ...mark, kind: 'file', hash: `file:${stored.sha256.toString('hex')}` },
    ]);
    await insertHolderTenant(ctx.db, row.holder_id, row.tenant_id);
    await tell(ctx, certificateIssued, issued);
    await audit(ctx, {
      action: 'certificates.certificate.issue',
      tenantId: row.tenant_id,
      subject: { type: 'certificate', id: row.id },
      detail: { releaseId: row.release_id, sealId: seal.id, sealCertificateId: signer.sealCertificateId },
    });
    if (row.replaces_id) await supersede(ctx, row);
  });
}

async function number(ctx: Ctx, row: CertificateRow, content: TemplateContent) {
  if (row.number && row.sealed_code)
    return { row, code: ctx.ports.cipher.open(row.sealed_code, placeOfCode(row.id)) };
  return inTx(ctx, async (ctx) => {
    const issuer = await getOrganisation(ctx, row.organisation_id);
    const year = todayInChina(ctx.now().getTime()).slice(0, 4);
    const counter = counterOf(content.numberScheme, { issuer: issuer.shortName ?? issuer.name, year });
    const serial = await nextSerial(ctx.db, row.tenant_id, counter);
    const code = makeCode();
    const numbered = await updateCertificate(ctx.db, row, ['prepared'], {
      number: numberFrom(counter, serial),
      sealed_code: ctx.ports.cipher.seal(code, placeOfCode(row.id)),
    });
    if (!numbered) throw new PlatformError('certificates.wrong-state');
    return { row: numbered, code };
  });
}

/** What a new issue takes the place of says so, and points nowhere: the public page names no other certificate. */
async function supersede(ctx: Ctx, row: CertificateRow): Promise<void> {
  const replaced = row.replaces_id ? await selectCertificate(ctx.db, row.replaces_id) : undefined;
  if (!replaced) return;
  const change = {
    state: 'superseded',
    revoked_at: ctx.now(),
    revoked_kind: 'superseded',
    revoked_reason: null,
  };
  const superseded = await updateCertificate(ctx.db, replaced, ['issued'], change);
  if (superseded) await tell(ctx, certificateRevoked, superseded, { kind: 'superseded' });
}

/** Tells other modules what happened to a certificate. */
export async function tell(
  ctx: Ctx,
  event: typeof certificateIssued | typeof certificateRevoked,
  row: CertificateRow,
  extra: { kind: string } | undefined = undefined,
): Promise<void> {
  const template = await selectTemplate(ctx.db, row.template_id);
  const source = certificateSource.optional().parse(row.source ?? undefined);
  await emit(ctx, event, row.tenant_id, {
    certificateId: row.id,
    templateKey: template?.key ?? '',
    organisationId: row.organisation_id,
    holder: { kind: row.holder_kind as 'person' | 'organisation', id: row.holder_id },
    ...(source && { source }),
    ...extra,
  } as z.input<typeof certificateRevoked.payload>);
}
