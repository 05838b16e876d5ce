import { z } from 'zod';
import { PlatformError } from '#platform/errors.ts';
import { pageOf, pageQuery } from '#platform/http/page.ts';
import { type AnyRoute, route } from '#platform/http/route.ts';
import { applyRequest, importResponse, issueResponse, jobStarted } from './import.schema.ts';
import {
  getImport,
  largestUpload,
  listImports,
  listIssues,
  startApply,
  startCheck,
  startUndo,
  uploadImport,
} from './import.service.ts';

const params = z.object({ id: z.uuid() });

export const importRoutes: AnyRoute[] = [
  route({
    method: 'POST',
    path: '/imports',
    permission: 'roster.import.create',
    summary:
      'Upload a roster: xlsx, csv, or a OneRoster 1.2 zip (multipart/form-data, one file of at most 300 MiB)',
    consumes: ['multipart/form-data'],
    bodyLimit: largestUpload + 64 * 1024,
    perMinute: 30,
    response: importResponse,
    status: 201,
    handler: async (ctx, _input, { request }) => {
      const file = request.isMultipart()
        ? await request.file({ limits: { fileSize: largestUpload + 1, files: 1 } })
        : undefined;
      if (!file)
        throw new PlatformError('request.unsupported-type', {
          detail: { zh: '请以 multipart/form-data 上传一个文件', en: 'send one file as multipart/form-data' },
        });
      return uploadImport(ctx, { name: file.filename, content: file.file });
    },
  }),
  route({
    method: 'GET',
    path: '/imports',
    permission: 'roster.import.read',
    summary: 'Imports at or below your node, the newest first',
    query: pageQuery,
    response: pageOf(importResponse),
    handler: (ctx, { query }) => listImports(ctx, query),
  }),
  route({
    method: 'GET',
    path: '/imports/:id',
    permission: 'roster.import.read',
    summary: 'One import with its counts',
    params,
    response: importResponse,
    handler: (ctx, { params }) => getImport(ctx, params.id),
  }),
  route({
    method: 'GET',
    path: '/imports/:id/issues',
    permission: 'roster.import.read',
    summary: 'Bad and repaired cells, in the order of the file; personal values are masked',
    params,
    query: pageQuery.extend({ severity: z.enum(['error', 'warning', 'repair']).optional() }),
    response: pageOf(issueResponse),
    handler: async (ctx, { params, query }) => {
      const { items, nextCursor } = await listIssues(ctx, params.id, query);
      return {
        items: items.map(({ seq, severity, file, row, column, value, code, reason, suggestion }) => ({
          seq,
          severity,
          file,
          row,
          column,
          value,
          code,
          reason,
          suggestion,
        })),
        nextCursor,
      };
    },
  }),
  route({
    method: 'POST',
    path: '/imports/:id/check',
    permission: 'roster.import.create',
    summary: 'Dry run: read and compare everything, write nothing but the report',
    params,
    response: jobStarted,
    status: 202,
    handler: (ctx, { params }) => startCheck(ctx, params.id),
  }),
  route({
    method: 'POST',
    path: '/imports/:id/application',
    permission: 'roster.import.apply',
    summary:
      'Write the roster: all rows or none, or the good rows only; goes on with a run that was cancelled',
    params,
    body: applyRequest,
    response: jobStarted,
    status: 202,
    handler: (ctx, { params, body }) => startApply(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    path: '/imports/:id/undo',
    permission: 'roster.import.undo',
    summary: 'Take the whole import back; refused when something that it wrote was changed or used since',
    params,
    response: jobStarted,
    status: 202,
    handler: (ctx, { params }) => startUndo(ctx, params.id),
  }),
];
