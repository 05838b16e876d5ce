import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { pageOf, pageQuery } from '#platform/http/page.ts';
import { type AnyRoute, route } from '#platform/http/route.ts';
import {
  certificateDetail,
  certificateQuery,
  certificateSummary,
  reissue,
  revocation,
  wallet,
  walletDetail,
} from './certificate.schema.ts';
import {
  type CertificateFile,
  getCertificate,
  listCertificates,
  openFile,
  reissueCertificate,
  revokeCertificate,
} from './certificate.service.ts';
import { idParams } from './template.schema.ts';
import { getFromWallet, listWallet, openFromWallet } from './wallet.service.ts';

/** A PDF is saved, never run inside our pages. */
function send(reply: FastifyReply, { content, size, name }: CertificateFile) {
  reply.type('application/pdf');
  reply.header('content-length', size);
  reply.header('content-security-policy', "default-src 'none'; sandbox");
  reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`);
  return content;
}

const issuedRoutes = [
  route({
    method: 'GET',
    path: '/certificates',
    permission: 'certificates.certificate.read',
    summary: 'Issued certificates by the beginning of the holder’s name, or by number',
    query: pageQuery.extend(certificateQuery.shape),
    response: pageOf(certificateSummary),
    handler: (ctx, { query }) => listCertificates(ctx, query),
  }),
  route({
    method: 'GET',
    path: '/certificates/:id',
    permission: 'certificates.certificate.read',
    summary: 'A certificate with what it states; audited',
    params: idParams,
    response: certificateDetail,
    handler: (ctx, { params }) => getCertificate(ctx, params.id),
  }),
  route({
    method: 'GET',
    path: '/certificates/:id/file',
    permission: 'certificates.certificate.read',
    summary: 'The signed PDF; audited',
    params: idParams,
    response: z.any(),
    produces: 'application/pdf',
    handler: async (ctx, { params }, { reply }) => send(reply, await openFile(ctx, params.id)),
  }),
  route({
    method: 'POST',
    path: '/certificates/:id/revocation',
    permission: 'certificates.certificate.revoke',
    summary: 'Declare a certificate invalid, with a reason',
    params: idParams,
    body: revocation,
    response: certificateDetail,
    handler: (ctx, { params, body }) => revokeCertificate(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    path: '/certificates/:id/reissue',
    permission: 'certificates.certificate.issue',
    summary: 'Ask for a new certificate in place of this one',
    params: idParams,
    body: reissue,
    response: z.object({ releaseId: z.uuid() }),
    status: 201,
    handler: (ctx, { params, body }) => reissueCertificate(ctx, params.id, body),
  }),
];

const walletRoutes = [
  route({
    method: 'GET',
    path: '/wallet',
    permission: 'signed-in',
    summary: 'One’s own certificates and those of one’s children',
    response: wallet,
    handler: async (ctx) => ({ items: await listWallet(ctx) }),
  }),
  route({
    method: 'GET',
    path: '/wallet/:id',
    permission: 'signed-in',
    summary: 'One certificate to show: its page and its code',
    params: idParams,
    response: walletDetail,
    handler: (ctx, { params }) => getFromWallet(ctx, params.id),
  }),
  route({
    method: 'GET',
    path: '/wallet/:id/file',
    permission: 'signed-in',
    summary: 'The signed PDF, for its holder and the holder’s guardians',
    params: idParams,
    response: z.any(),
    produces: 'application/pdf',
    handler: async (ctx, { params }, { reply }) => send(reply, await openFromWallet(ctx, params.id)),
  }),
];

export const certificateRoutes: AnyRoute[] = [...issuedRoutes, ...walletRoutes];
