import { z } from 'zod';
import { PlatformError } from '#platform/errors.ts';
import { limits } from '#platform/forms/form/limits.ts';
import { type AnyRoute, route } from '#platform/http/route.ts';
import {
  attachment,
  attachmentParams,
  attachmentQuery,
  done,
  draftBody,
  filling,
  fillingParams,
  fillingQuery,
  savedDraft,
  trialBody,
  trialResult,
} from './filling.schema.ts';
import {
  addFile,
  beginFilling,
  dropDraft,
  dropFile,
  keepDraft,
  openFile,
  tryFilling,
} from './filling.service.ts';

const bodyLimit = limits.dataBytes + 64 * 1024;

export const fillingRoutes: AnyRoute[] = [
  route({
    method: 'GET',
    path: '/fillings/:tenantId/:formId',
    permission: 'signed-in',
    summary: 'A published form with what the platform fills in, and your draft of it',
    params: fillingParams,
    query: fillingQuery,
    response: filling,
    handler: (ctx, { params, query }, { reply }) => {
      reply.header('cache-control', 'no-store');
      return beginFilling(ctx, params, query);
    },
  }),
  route({
    method: 'PUT',
    path: '/fillings/:tenantId/:formId/draft',
    permission: 'signed-in',
    summary: 'Keep what was typed; 412 tells what another tab or device changed meanwhile',
    params: fillingParams,
    body: draftBody,
    bodyLimit,
    perMinute: 120,
    response: savedDraft,
    handler: (ctx, { params, body }) => keepDraft(ctx, params, body),
  }),
  route({
    method: 'DELETE',
    path: '/fillings/:tenantId/:formId/draft',
    permission: 'signed-in',
    summary: 'Throw your draft away',
    params: fillingParams,
    query: fillingQuery,
    response: done,
    handler: (ctx, { params, query }) => dropDraft(ctx, params, query),
  }),
  route({
    method: 'POST',
    path: '/fillings/:tenantId/:formId/trial',
    permission: 'signed-in',
    summary: 'Judge a filling as if it were handed in; nothing is kept',
    params: fillingParams,
    body: trialBody,
    bodyLimit,
    perMinute: 30,
    response: trialResult,
    handler: (ctx, { params, body }) => tryFilling(ctx, params, body),
  }),
  route({
    method: 'POST',
    path: '/fillings/:tenantId/:formId/attachments',
    permission: 'signed-in',
    summary: 'Upload one file for a field (multipart/form-data); its kind is told by its content',
    params: fillingParams,
    query: attachmentQuery,
    consumes: ['multipart/form-data'],
    bodyLimit: limits.attachmentBytes + 64 * 1024,
    perMinute: 60,
    response: attachment,
    status: 201,
    handler: async (ctx, { params, query }, { request }) => {
      const file = request.isMultipart()
        ? await request.file({ limits: { fileSize: limits.attachmentBytes + 1, files: 1 } })
        : undefined;
      if (!file)
        throw new PlatformError('request.unsupported-type', {
          detail: { zh: '请以 multipart/form-data 上传一个文件', en: 'send one file as multipart/form-data' },
        });
      return addFile(ctx, params, { field: query.field, name: file.filename, content: file.file });
    },
  }),
  route({
    method: 'GET',
    path: '/attachments/:tenantId/:id',
    permission: 'signed-in',
    summary: 'Your own attachment',
    params: attachmentParams,
    produces: 'application/octet-stream',
    response: z.unknown(),
    handler: async (ctx, { params }, { reply }) => {
      const { facts, content } = await openFile(ctx, params);
      const inline = facts.mediaType.startsWith('image/') ? 'inline' : 'attachment';
      return reply
        .header('content-type', facts.mediaType)
        .header('content-disposition', `${inline}; filename*=UTF-8''${encodeURIComponent(facts.name)}`)
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('cache-control', 'private, max-age=3600')
        .send(content);
    },
  }),
  route({
    method: 'DELETE',
    path: '/attachments/:tenantId/:id',
    permission: 'signed-in',
    summary: 'Take away a file that was not handed in',
    params: attachmentParams,
    response: done,
    handler: (ctx, { params }) => dropFile(ctx, params),
  }),
];
