import { PDFDocument } from 'pdf-lib';
import type { z } from 'zod';
import {
  getOrganisation,
  type Organisation,
  organisationsByIds,
  tenantsOf,
} from '#modules/directory/index.ts';
import { audit } from '#platform/audit.ts';
import { authorise } from '#platform/auth/authorise.ts';
import { uuidv7 } from '#platform/codes/uuid.ts';
import type { Ctx } from '#platform/ctx.ts';
import { inTx, read } from '#platform/db/db.ts';
import { notFound, PlatformError } from '#platform/errors.ts';
import { missingCharacters } from '#platform/pades/font.ts';
import type { KeyAlgorithm } from '#platform/pades/key-pair.ts';
import { toPem } from '#platform/pades/x509.ts';
import { selectAuthorityById } from './authority.queries.ts';
import { type Signer, signerOf } from './authority.service.ts';
import { selectMarks } from './mark.queries.ts';
import { scopeOf } from './place.policy.ts';
import {
  insertSeal,
  retireSealRow,
  type SealRow,
  selectSeal,
  selectSeals,
  selectYoungestCertificates,
} from './seal.queries.ts';
import { type newSeal, type SealSummary, sealName } from './seal.schema.ts';
import { drawSeal, longestSealName } from './seal-drawing.ts';
import { isFitPicture } from './seal-picture.ts';
import { type SealPicture, sealAddress } from './sheet-svg.ts';

export const placeOf = ({ tenantId, path }: Pick<Organisation, 'tenantId' | 'path'>) => ({ tenantId, path });
export const actorId = ({ actor }: Ctx) => (actor.kind === 'person' ? actor.personId : null);

export const pictureOf = ({ image, name }: Pick<SealRow, 'image' | 'name'>): SealPicture =>
  image ? { png: image } : { drawing: drawSeal(name) };

/** The name around the ring. @throws certificates.seal-name-too-long, certificates.characters-missing */
function checkedName(name: string): string {
  const parsed = sealName.safeParse(name);
  if (!parsed.success)
    throw new PlatformError('certificates.seal-name-too-long', { values: { most: longestSealName } });
  const missing = missingCharacters(parsed.data);
  if (missing.length > 0)
    throw new PlatformError('certificates.characters-missing', { values: { characters: missing.join(' ') } });
  return parsed.data;
}

async function checkedPicture(base64: string): Promise<Buffer> {
  const bytes = Buffer.from(base64, 'base64');
  if (!isFitPicture(bytes)) throw new PlatformError('certificates.seal-picture-unfit');
  try {
    const document = await PDFDocument.create();
    await document.embedPng(bytes);
  } catch (cause) {
    throw new PlatformError('certificates.seal-picture-unfit', { cause });
  }
  return bytes;
}

/**
 * Makes an institution's electronic seal: its picture, its key pair, and the certificate for it by the tenant's own
 * root. The private key is sealed with the key ring outside the database and leaves no function of this module.
 * @throws certificates.seal-exists while it has an active one
 */
export async function createSeal(ctx: Ctx, input: z.infer<typeof newSeal>): Promise<SealSummary> {
  const organisation = await getOrganisation(ctx, input.organisationId);
  authorise(ctx, 'certificates.seal.manage', placeOf(organisation));
  const name = checkedName(input.name ?? organisation.name);
  const image = input.picture === undefined ? null : await checkedPicture(input.picture);
  const id = uuidv7();
  const { tenantId } = organisation;
  await inTx(ctx, async (ctx) => {
    const made = await insertSeal(ctx.db, {
      tenant_id: tenantId,
      id,
      organisation_id: organisation.id,
      path: organisation.path,
      name,
      algorithm: input.algorithm,
      image,
      state: 'active',
      created_by: actorId(ctx),
      created_at: ctx.now(),
    });
    if (!made) throw new PlatformError('certificates.seal-exists');
    await signerOfSeal(ctx, { tenant_id: tenantId, id, name, algorithm: input.algorithm });
    await audit(ctx, {
      action: 'certificates.seal.create',
      tenantId,
      subject: { type: 'seal', id },
      detail: { organisationId: organisation.id, algorithm: input.algorithm, isUploaded: image !== null },
    });
  });
  return getSeal(ctx, id);
}

/** The key that the seal signs with now. No right is checked: for what was released. */
export async function signerOfSeal(
  ctx: Ctx,
  seal: Pick<SealRow, 'tenant_id' | 'id' | 'name' | 'algorithm'>,
): Promise<Signer> {
  const tenant = (await tenantsOf(ctx)).find(({ id }) => id === seal.tenant_id);
  return signerOf(
    ctx,
    { tenantId: seal.tenant_id, id: seal.id, name: seal.name, algorithm: seal.algorithm as KeyAlgorithm },
    tenant?.name ?? seal.name,
  );
}

async function toSummaries(ctx: Ctx, rows: readonly SealRow[]): Promise<SealSummary[]> {
  const organisations = await organisationsByIds(
    ctx,
    rows.map((row) => row.organisation_id),
  );
  const certificates = await selectYoungestCertificates(
    ctx.db,
    rows.map((row) => row.id),
  );
  return rows.map((row) => {
    const certificate = certificates.find((one) => one.seal_id === row.id);
    return {
      id: row.id,
      organisation: {
        id: row.organisation_id,
        name: organisations.get(row.organisation_id)?.name ?? row.name,
      },
      name: row.name,
      algorithm: row.algorithm as KeyAlgorithm,
      state: row.state as SealSummary['state'],
      isUploaded: row.image !== null,
      createdAt: row.created_at.toISOString(),
      picture: sealAddress(pictureOf(row)),
      certificate: certificate
        ? {
            serial: certificate.serial,
            fingerprint: certificate.fingerprint,
            notBefore: certificate.not_before.toISOString(),
            notAfter: certificate.not_after.toISOString(),
            authorityId: certificate.authority_id,
          }
        : null,
      retirement: row.retired_at
        ? { at: row.retired_at.toISOString(), reason: row.retired_reason ?? '' }
        : null,
    };
  });
}

/** Seals at or below the actor's node. */
export async function listSeals(ctx: Ctx): Promise<SealSummary[]> {
  authorise(ctx, 'certificates.seal.read');
  return read(ctx, async (ctx) => toSummaries(ctx, await selectSeals(ctx.db, scopeOf(ctx))));
}

async function getSealRow(ctx: Ctx, id: string, permission: string): Promise<SealRow> {
  const row = await selectSeal(ctx.db, id);
  if (!row) throw notFound('这枚印章', 'seal');
  authorise(ctx, permission, { tenantId: row.tenant_id, path: row.path });
  return row;
}

export async function getSeal(ctx: Ctx, id: string): Promise<SealSummary> {
  return read(ctx, async (ctx) => {
    const row = await getSealRow(ctx, id, 'certificates.seal.read');
    return (await toSummaries(ctx, [row]))[0] as SealSummary;
  });
}

/** How a seal would look. */
export function previewSeal(ctx: Ctx, name: string): { picture: string } {
  authorise(ctx, 'certificates.seal.manage');
  return { picture: sealAddress({ drawing: drawSeal(checkedName(name)) }) };
}

/** Ends a seal: it signs nothing more. What it signed stays valid unless it is revoked. */
export async function retireSeal(ctx: Ctx, id: string, reason: string): Promise<SealSummary> {
  await inTx(ctx, async (ctx) => {
    const row = await getSealRow(ctx, id, 'certificates.seal.manage');
    const change = { retired_by: actorId(ctx), retired_at: ctx.now(), retired_reason: reason };
    if (!(await retireSealRow(ctx.db, row, change))) throw new PlatformError('certificates.wrong-state');
    await audit(ctx, {
      action: 'certificates.seal.retire',
      tenantId: row.tenant_id,
      subject: { type: 'seal', id },
      detail: { organisationId: row.organisation_id },
    });
  });
  return getSeal(ctx, id);
}

/** A tenant's root certificate as PEM, for readers that are to trust its seals. Certificates are public by nature. */
export async function authorityAsPem(ctx: Ctx, id: string): Promise<string> {
  const [mark] = await selectMarks(ctx.db, [`authority:${id}`]);
  const authority =
    mark && (await selectAuthorityById(ctx.db.scopedTo([mark.tenant_id]), mark.tenant_id, id));
  if (!authority) throw notFound('这个证书', 'certificate');
  return toPem(authority.certificate);
}
