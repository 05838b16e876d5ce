import { z } from 'zod';
import { PlatformError } from '#platform/errors.ts';
import { type AnyRoute, route } from '#platform/http/route.ts';
import { largestPdf } from '#platform/pades/pdf-reading.ts';
import { codeAnswer, fileAnswer } from './verification.schema.ts';
import { verifyCode, verifyFile } from './verification.service.ts';

export const verificationRoutes: AnyRoute[] = [
  route({
    method: 'GET',
    path: '/verifications/:code',
    permission: 'public',
    summary: 'What a verification code stands for: state, type, issuer, masked holder, nothing more',
    params: z.object({ code: z.string().max(64) }),
    response: codeAnswer,
    perMinute: 20,
    handler: async (ctx, { params }, { reply }) => {
      reply.header('cache-control', 'no-store');
      return verifyCode(ctx, params.code);
    },
  }),
  route({
    method: 'POST',
    path: '/verifications',
    permission: 'public',
    summary: 'Whether a PDF of at most 10 MB is one that was issued; it is kept nowhere',
    consumes: ['multipart/form-data'],
    bodyLimit: largestPdf + 64 * 1024,
    response: fileAnswer,
    perMinute: 10,
    handler: async (ctx, _input, { request, reply }) => {
      reply.header('cache-control', 'no-store');
      const file = await request.file({ limits: { fileSize: largestPdf, files: 1, fields: 4 } });
      if (!file) throw new PlatformError('certificates.upload-missing');
      const bytes = await file.toBuffer().catch((cause: unknown) => {
        throw new PlatformError('request.too-large', {
          detail: { zh: '要核验的文件最大 10 MB', en: 'A file to verify has at most 10 MB' },
          cause,
        });
      });
      return verifyFile(ctx, bytes);
    },
  }),
];
