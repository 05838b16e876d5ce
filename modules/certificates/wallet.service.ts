import { childrenOf, peopleByIds } from '#modules/directory/index.ts';
import { audit } from '#platform/audit.ts';
import { dangerouslyAsSystem } from '#platform/auth/authorise.ts';
import { type Ctx, personOf } from '#platform/ctx.ts';
import { notFound } from '#platform/errors.ts';
import { type CertificateRow, selectCertificate, selectHeld } from './certificate.queries.ts';
import type { WalletDetail, WalletItem } from './certificate.schema.ts';
import { type CertificateFile, fileOf, pictureOfPage, toSummary } from './certificate.service.ts';
import { verificationUrl } from './certificate-sheet.ts';
import { selectHolderTenants } from './mark.queries.ts';
import { addressOf } from './platform-address.ts';
import { codeModules } from './sheet-svg.ts';
import { placeOfCode } from './signing.service.ts';
import { contentOfVersion } from './template.service.ts';
import { inGroups, shortCodeOf } from './verification-code.ts';

/**
 * Whose certificates a person sees: its own, and those of the children of whom it is a guardian now. The person's
 * right is to its own papers, wherever they were issued; hence the tenants of the papers, not those of the chosen role.
 */
async function holdersFor(ctx: Ctx) {
  const { personId } = personOf(ctx);
  const own = (await peopleByIds(ctx, [personId])).get(personId)?.id ?? personId;
  const children = (await childrenOf(ctx, personId)).map(({ person }) => person.id);
  const holders = [...new Set([personId, own, ...children])];
  const tenants = await selectHolderTenants(ctx.db, holders);
  const scoped = { ...ctx, db: dangerouslyAsSystem(ctx, 'own certificates', tenants).db };
  return { ctx: scoped, holders, own: new Set([personId, own]) };
}

const toItem = (ctx: Ctx, row: CertificateRow, own: ReadonlySet<string>): WalletItem => ({
  ...toSummary(ctx, row),
  holderId: row.holder_id,
  isOwn: own.has(row.holder_id),
});

/** 我的证照: one's own certificates and one's children's, the latest first. */
export async function listWallet(ctx: Ctx): Promise<WalletItem[]> {
  const { ctx: scoped, holders, own } = await holdersFor(ctx);
  const rows = await selectHeld(scoped.db, holders);
  return rows.map((row) => toItem(ctx, row, own));
}

async function getHeld(ctx: Ctx, id: string) {
  const { ctx: scoped, holders, own } = await holdersFor(ctx);
  const row = await selectCertificate(scoped.db, id);
  if (!row?.issued_at || !holders.includes(row.holder_id)) throw notFound('这份证照', 'certificate');
  return { ctx: scoped, row, own };
}

/** One certificate to show on a phone: its page and its code. */
export async function getFromWallet(ctx: Ctx, id: string): Promise<WalletDetail> {
  const { ctx: scoped, row, own } = await getHeld(ctx, id);
  const content = await contentOfVersion(scoped, row.tenant_id, row.template_id, row.template_number);
  const code = ctx.ports.cipher.open(row.sealed_code ?? '', placeOfCode(row.id));
  const url = verificationUrl(addressOf(ctx), code);
  return {
    ...toItem(ctx, row, own),
    url,
    shortCode: inGroups(shortCodeOf(code)),
    code: codeAddress(url),
    svg: await pictureOfPage(scoped, row, content),
  };
}

function codeAddress(url: string): string {
  const { size, rows } = codeModules(url);
  const d = rows.map(({ x, y, run }) => `M${x} ${y}h${run}v1h-${run}z`).join('');
  // Four modules of white around it (ISO/IEC 18004 §6.3.8).
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-4 -4 ${size + 8} ${size + 8}" shape-rendering="crispEdges"><rect x="-4" y="-4" width="${size + 8}" height="${size + 8}" fill="#fff"/><path d="${d}"/></svg>`;
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}

/** The signed file for its holder, or the holder's guardian. */
export async function openFromWallet(ctx: Ctx, id: string): Promise<CertificateFile> {
  const { ctx: scoped, row, own } = await getHeld(ctx, id);
  if (!own.has(row.holder_id))
    await audit(ctx, {
      action: 'certificates.wallet.open-child',
      tenantId: row.tenant_id,
      subject: { type: 'certificate', id },
    });
  return fileOf(scoped, row);
}
