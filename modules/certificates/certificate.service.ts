import type { Readable } from 'node:stream';
import type { z } from 'zod';
import { getOrganisation } from '#modules/directory/index.ts';
import { audit } from '#platform/audit.ts';
import { authorise, may } from '#platform/auth/authorise.ts';
import { todayInChina } from '#platform/codes/dates.ts';
import { type Ctx, personOf } from '#platform/ctx.ts';
import { inTx, read } from '#platform/db/db.ts';
import { notFound, PlatformError } from '#platform/errors.ts';
import { cutPage, fromCursor, type Page, type PageQuery } from '#platform/http/page.ts';
import { certificateRevoked } from './certificate.events.ts';
import { standingOf } from './certificate.policy.ts';
import {
  type CertificateRow,
  selectCertificate,
  selectCertificates,
  updateCertificate,
} from './certificate.queries.ts';
import type {
  CertificateDetail,
  CertificateSummary,
  RevocationKind,
  reissue,
  revocation,
} from './certificate.schema.ts';
import { sheetOf } from './certificate-sheet.ts';
import { scopeOf } from './place.policy.ts';
import { addressOf } from './platform-address.ts';
import { selectRelease } from './release.queries.ts';
import { prepare } from './release.service.ts';
import { selectSeal } from './seal.queries.ts';
import { actorId, pictureOf } from './seal.service.ts';
import { sheetAsSvg } from './sheet-svg.ts';
import { placeOfCode, tell } from './signing.service.ts';
import { valuesOf } from './stated-values.ts';
import type { TemplateContent } from './template.schema.ts';
import { contentOfVersion, publishedTemplate } from './template.service.ts';

const today = (ctx: Ctx) => todayInChina(ctx.now().getTime());

export function toSummary(ctx: Ctx, row: CertificateRow): CertificateSummary {
  return {
    id: row.id,
    type: row.type as CertificateSummary['type'],
    number: row.number,
    holderName: row.holder_name,
    issuerName: row.issuer_name,
    standing: standingOf(row, today(ctx)),
    issuedAt: row.issued_at?.toISOString() ?? null,
    validUntil: row.valid_until,
    revocation: row.revoked_at
      ? { at: row.revoked_at.toISOString(), kind: row.revoked_kind as RevocationKind }
      : null,
  };
}

/** Certificates issued at or below the actor's node, by the beginning of the holder's name or a whole number. */
export async function listCertificates(
  ctx: Ctx,
  { cursor, limit, q, state }: PageQuery & { q?: string | undefined; state?: string | undefined },
): Promise<Page<CertificateSummary>> {
  authorise(ctx, 'certificates.certificate.read');
  return read(ctx, async (ctx) => {
    const after = fromCursor(cursor, 1)?.[0];
    const rows = await selectCertificates(ctx.db, scopeOf(ctx), {
      q: q || undefined,
      state,
      after: after === undefined ? undefined : String(after),
      limit: limit + 1,
    });
    const page = cutPage(rows, limit, ({ id }) => [id]);
    return { ...page, items: page.items.map((row) => toSummary(ctx, row)) };
  });
}

const placeOfRow = (row: CertificateRow) => ({ tenantId: row.tenant_id, path: row.path });

/** One that the actor may see: issued at or below its node, or by its own request, or under the seal that it keeps. */
async function getRow(ctx: Ctx, id: string, permission: string): Promise<CertificateRow> {
  const row = await selectCertificate(ctx.db, id);
  if (row && may(ctx, permission, placeOfRow(row))) return row;
  throw notFound('这份证照', 'certificate');
}

/** The page as a picture: with its seal once it is sealed, and across it what it is not (yet, any more). */
export async function pictureOfPage(
  ctx: Ctx,
  row: CertificateRow,
  content: TemplateContent,
): Promise<string> {
  const release = await selectRelease(ctx.db, row.release_id);
  const seal = release && (await selectSeal(ctx.db, release.seal_id));
  const isIssued = row.issued_at !== null;
  const sheet = sheetOf({
    content,
    values: valuesOf(ctx, row),
    number: row.number ?? '签发时编号',
    issuer: row.issuer_name,
    issuedOn: todayInChina((row.issued_at ?? ctx.now()).getTime()),
    code: row.sealed_code ? ctx.ports.cipher.open(row.sealed_code, placeOfCode(row.id)) : '0'.repeat(26),
    address: addressOf(ctx),
  });
  if (!sheet) throw new PlatformError('certificates.text-too-long');
  const stamps = {
    prepared: '待用印',
    refused: '未签发',
    revoked: '已失效',
    expired: '已过期',
    valid: undefined,
  };
  return sheetAsSvg(
    sheet,
    isIssued && seal ? pictureOf(seal) : undefined,
    stamps[standingOf(row, today(ctx))],
  );
}

/** A certificate with what it states; seeing it is written into the audit trail. */
export async function getCertificate(ctx: Ctx, id: string): Promise<CertificateDetail> {
  authorise(ctx, 'certificates.certificate.read');
  const detail = await read(ctx, async (ctx) => {
    const row = await getRow(ctx, id, 'certificates.certificate.read');
    const content = await contentOfVersion(ctx, row.tenant_id, row.template_id, row.template_number);
    const values = valuesOf(ctx, row);
    return {
      tenantId: row.tenant_id,
      view: {
        ...toSummary(ctx, row),
        holder: { kind: row.holder_kind as 'person' | 'organisation', id: row.holder_id },
        releaseId: row.release_id,
        templateId: row.template_id,
        organisationId: row.organisation_id,
        fields: content.fields.map((field) => ({ field, value: values[field.key] ?? '' })),
        revocationReason: row.revoked_reason,
        replacesId: row.replaces_id,
        mayRevoke:
          (row.state === 'issued' || row.state === 'superseded') &&
          may(ctx, 'certificates.certificate.revoke', placeOfRow(row)),
        mayReissue: row.state === 'issued' && may(ctx, 'certificates.certificate.issue', placeOfRow(row)),
        svg: await pictureOfPage(ctx, row, content),
      },
    };
  });
  await audit(ctx, {
    action: 'certificates.certificate.read',
    tenantId: detail.tenantId,
    subject: { type: 'certificate', id },
  });
  return detail.view;
}

export type CertificateFile = { content: Readable; size: number; name: string };

/** The signed file as it was issued. No right is checked. */
export async function fileOf(ctx: Ctx, row: CertificateRow): Promise<CertificateFile> {
  if (!row.file_sha256) throw new PlatformError('certificates.wrong-state');
  const content = await ctx.ports.files.get(row.file_sha256);
  return { content, size: row.file_size ?? 0, name: `${row.number ?? row.id}.pdf` };
}

/** The signed file, for whoever issued it; audited. */
export async function openFile(ctx: Ctx, id: string): Promise<CertificateFile> {
  authorise(ctx, 'certificates.certificate.read');
  const row = await getRow(ctx, id, 'certificates.certificate.read');
  const file = await fileOf(ctx, row);
  await audit(ctx, {
    action: 'certificates.certificate.download',
    tenantId: row.tenant_id,
    subject: { type: 'certificate', id },
  });
  return file;
}

/** Declares a certificate invalid, also one that a newer took the place of: whoever checks it is told from now on. */
export async function revokeCertificate(
  ctx: Ctx,
  id: string,
  { kind, reason }: z.infer<typeof revocation>,
): Promise<CertificateDetail> {
  authorise(ctx, 'certificates.certificate.revoke');
  await inTx(ctx, async (ctx) => {
    const row = await getRow(ctx, id, 'certificates.certificate.revoke');
    const revoked = await updateCertificate(ctx.db, row, ['issued', 'superseded'], {
      state: 'revoked',
      revoked_at: ctx.now(),
      revoked_by: actorId(ctx),
      revoked_kind: kind,
      revoked_reason: reason,
    });
    if (!revoked) throw new PlatformError('certificates.wrong-state');
    await tell({ ...ctx, db: ctx.db.scopedTo([row.tenant_id]) }, certificateRevoked, revoked, { kind });
    await audit(ctx, {
      action: 'certificates.certificate.revoke',
      tenantId: row.tenant_id,
      subject: { type: 'certificate', id },
      detail: { kind },
    });
  });
  return getCertificate(ctx, id);
}

/**
 * Asks for a new certificate in place of an issued one, from what the template and the directory say now. The old one
 * ends when the new one is sealed, not before.
 */
export async function reissueCertificate(
  ctx: Ctx,
  id: string,
  { reason, values }: z.infer<typeof reissue>,
): Promise<{ releaseId: string }> {
  authorise(ctx, 'certificates.certificate.issue');
  const { personId } = personOf(ctx);
  const row = await getRow(ctx, id, 'certificates.certificate.issue');
  if (row.state !== 'issued') throw new PlatformError('certificates.wrong-state');
  const { releaseId } = await prepare(ctx, {
    template: await publishedTemplate(ctx, row.tenant_id, { id: row.template_id }),
    organisation: await getOrganisation(ctx, row.organisation_id),
    reason,
    requestedBy: personId,
    documents: [
      {
        holder: { kind: row.holder_kind as 'person' | 'organisation', id: row.holder_id },
        values: { ...valuesOf(ctx, row), ...values },
        replacesId: id,
      },
    ],
    mustBelong: false,
  });
  return { releaseId };
}
