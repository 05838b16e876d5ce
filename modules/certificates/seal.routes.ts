import { z } from 'zod';
import { pageOf, pageQuery } from '#platform/http/page.ts';
import { type AnyRoute, route } from '#platform/http/route.ts';
import { decision, newRelease, releaseDetail, releaseStates, releaseSummary } from './release.schema.ts';
import {
  decideRelease,
  getRelease,
  listReleases,
  requestRelease,
  withdrawRelease,
} from './release.service.ts';
import { newSeal, retirement, sealName, sealSummary } from './seal.schema.ts';
import { authorityAsPem, createSeal, getSeal, listSeals, previewSeal, retireSeal } from './seal.service.ts';
import { idParams } from './template.schema.ts';

const sealRoutes = [
  route({
    method: 'GET',
    path: '/seals',
    permission: 'certificates.seal.read',
    summary: 'Electronic seals at or below the actor’s institution',
    response: z.object({ items: z.array(sealSummary) }),
    handler: async (ctx) => ({ items: await listSeals(ctx) }),
  }),
  route({
    method: 'POST',
    path: '/seals',
    permission: 'certificates.seal.manage',
    summary: 'Make the electronic seal of an institution: picture, key pair and certificate',
    body: newSeal,
    bodyLimit: 512 * 1024,
    response: sealSummary,
    status: 201,
    perMinute: 20,
    handler: (ctx, { body }) => createSeal(ctx, body),
  }),
  route({
    method: 'GET',
    path: '/seal-previews',
    permission: 'certificates.seal.manage',
    summary: 'How a seal with this name would look',
    query: z.object({ name: sealName }),
    response: z.object({ picture: z.string() }),
    perMinute: 120,
    handler: async (ctx, { query }) => previewSeal(ctx, query.name),
  }),
  route({
    method: 'GET',
    path: '/seals/:id',
    permission: 'certificates.seal.read',
    summary: 'A seal with its certificate',
    params: idParams,
    response: sealSummary,
    handler: (ctx, { params }) => getSeal(ctx, params.id),
  }),
  route({
    method: 'POST',
    path: '/seals/:id/retirement',
    permission: 'certificates.seal.manage',
    summary: 'Retire a seal: it signs nothing more',
    params: idParams,
    body: retirement,
    response: sealSummary,
    handler: (ctx, { params, body }) => retireSeal(ctx, params.id, body.reason),
  }),
  route({
    method: 'GET',
    path: '/authorities/:id',
    permission: 'public',
    summary: 'A root certificate as PEM, for PDF readers that are to trust the seals below it',
    params: idParams,
    response: z.any(),
    produces: 'application/x-pem-file',
    perMinute: 60,
    handler: async (ctx, { params }, { reply }) => {
      const pem = await authorityAsPem(ctx, params.id);
      reply.type('application/x-pem-file');
      reply.header('content-disposition', 'attachment; filename="authority.pem"');
      return pem;
    },
  }),
];

const releaseQuery = pageQuery.extend({ state: z.enum(releaseStates).exclude(['expired']).optional() });

const releaseRoutes = [
  route({
    method: 'GET',
    path: '/releases',
    permission: 'certificates.certificate.read',
    summary: 'Requests for seals, the latest first',
    query: releaseQuery,
    response: pageOf(releaseSummary),
    handler: (ctx, { query }) => listReleases(ctx, query),
  }),
  route({
    method: 'POST',
    path: '/releases',
    permission: 'certificates.certificate.issue',
    summary: 'Ask for the seal on a named batch of documents',
    body: newRelease,
    response: releaseDetail,
    status: 201,
    perMinute: 30,
    handler: (ctx, { body }) => requestRelease(ctx, body),
  }),
  route({
    method: 'GET',
    path: '/releases/:id',
    permission: 'certificates.certificate.read',
    summary: 'A request with its documents',
    params: idParams,
    response: releaseDetail,
    handler: (ctx, { params }) => getRelease(ctx, params.id),
  }),
  route({
    method: 'POST',
    path: '/releases/:id/decision',
    permission: 'certificates.seal.release',
    summary: 'Release the seal for the documents of a request, or refuse; never by whoever asked',
    params: idParams,
    body: decision,
    response: z.object({ release: releaseDetail, jobId: z.uuid().nullable() }),
    handler: (ctx, { params, body }) => decideRelease(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    path: '/releases/:id/withdrawal',
    permission: 'certificates.certificate.issue',
    summary: 'Take one’s own request back before it is decided',
    params: idParams,
    response: releaseDetail,
    handler: (ctx, { params }) => withdrawRelease(ctx, params.id),
  }),
];

export const allSealRoutes: AnyRoute[] = [...sealRoutes, ...releaseRoutes];
