import { z } from 'zod';
import { PlatformError } from '#platform/errors.ts';
import { pageOf, pageQuery } from '#platform/http/page.ts';
import { type AnyRoute, route } from '#platform/http/route.ts';
import { exportRoster } from './export.service.ts';
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
import { annotatedReport, templateBook } from './report.service.ts';

const params = z.object({ id: z.uuid() });
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const templateNames = { schools: '学校', staff: '教职工', pupils: '学生', all: '花名册' } as const;

export const importRoutes: AnyRoute[] = [
  route({
    method: 'POST',
    path: '/imports',
    permission: 'roster.import.create',
    summary:
      'Upload a roster: xlsx, csv, or a OneRoster 1.2 zip (multipart/form-data, one file of at most 300 MiB)',
    consumes: ['multipart/form-data'],
    bodyLimit: largestUpload + 64 * 1024,
    perMinute: 120,
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
  route({
    method: 'GET',
    path: '/imports/:id/report',
    permission: 'roster.import.read',
    summary: 'The report as a workbook: what was found, and the file with the bad cells marked',
    params,
    response: z.unknown(),
    produces: xlsx,
    handler: async (ctx, { params }, { reply }) => {
      reply.header('content-disposition', attachment('检查报告.xlsx', 'report.xlsx'));
      return annotatedReport(ctx, params.id);
    },
  }),
  route({
    method: 'GET',
    path: '/templates/:kind',
    permission: 'roster.import.create',
    summary: 'An empty xlsx template with the national field names',
    params: z.object({ kind: z.enum(['schools', 'staff', 'pupils', 'all']) }),
    response: z.unknown(),
    produces: xlsx,
    handler: async (ctx, { params }, { reply }) => {
      reply.header(
        'content-disposition',
        attachment(`${templateNames[params.kind]}模板.xlsx`, `${params.kind}.xlsx`),
      );
      return templateBook(params.kind, ctx.locale);
    },
  }),
  route({
    method: 'GET',
    path: '/export',
    permission: 'roster.export.create',
    summary: 'A node and everything below it as a OneRoster 1.2 CSV set',
    query: z.object({ organisationId: z.uuid().optional() }),
    response: z.unknown(),
    produces: 'application/zip',
    perMinute: 6,
    handler: async (ctx, { query }, { reply }) => {
      const zip = await exportRoster(ctx, query.organisationId);
      reply.header('content-disposition', attachment('花名册.zip', 'oneroster.zip'));
      return zip;
    },
  }),
];

/** A download with its Chinese name (RFC 6266, RFC 8187). */
function attachment(name: string, plain: string): string {
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`;
}
