import type { FastifyReply, FastifyRequest } from 'fastify';
import { isResponseSerializationError } from 'fastify-type-provider-zod';
import type { Locale } from '../ctx.ts';
import { sqlState } from '../db/db.ts';
import { PlatformError } from '../errors.ts';

/** The language that the client asked for (RFC 9110, 12.5.4); Chinese unless English is preferred. */
export function localeOf(request: FastifyRequest): Locale {
  const first = request.headers['accept-language']?.split(',')[0]?.trim().toLowerCase();
  return first?.startsWith('en') ? 'en' : 'zh';
}

/** Whatever was thrown, as the one error that leaves the platform. */
function toPlatformError(error: unknown): PlatformError {
  if (error instanceof PlatformError) return error;
  if (error instanceof Error && isResponseSerializationError(error))
    return new PlatformError('platform.failed', { cause: error });
  const { statusCode, code } = error as { statusCode?: number; code?: string };
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || statusCode === 413)
    return new PlatformError('request.too-large');
  if (statusCode === 415) return new PlatformError('request.unsupported-type');
  if (statusCode === 429)
    return new PlatformError('request.too-many', {
      retryAfter: (error as { retryAfter?: number }).retryAfter ?? 60,
    });
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return new PlatformError('request.malformed', { detail: plain((error as Error).message), cause: error });
  }
  const state = sqlState(error);
  if (state === '23505' || state === '23503') return new PlatformError('resource.conflict', { cause: error });
  if (state?.startsWith('53') || state?.startsWith('57P'))
    return new PlatformError('platform.busy', { retryAfter: 5, cause: error });
  return new PlatformError('platform.failed', { cause: error });
}

const plain = (text: string) => ({ zh: text, en: text });

/** The problem document (RFC 9457). */
function problemDocument(error: PlatformError, locale: Locale, requestId: string) {
  return {
    type: `/docs/errors#${error.code}`,
    status: error.status,
    code: error.code,
    title: error.title[locale],
    ...(error.detail && { detail: error.detail[locale] }),
    ...(error.fields.length > 0 && {
      errors: error.fields.map((field) => ({ pointer: field.pointer, detail: field.detail[locale] })),
    }),
    instance: requestId,
    ...error.extra,
  };
}

export function sendProblem(request: FastifyRequest, reply: FastifyReply, thrown: unknown): FastifyReply {
  const error = toPlatformError(thrown);
  if (error.status >= 500)
    request.log.error({ err: error.cause ?? error, code: error.code }, 'request failed');
  if (error.retryAfter !== undefined) reply.header('retry-after', String(error.retryAfter));
  const challenge = challengeOf(request, error.status);
  if (challenge) reply.header('www-authenticate', challenge);
  const { errorBody } = request.routeOptions.config;
  if (errorBody) {
    return reply
      .code(error.status)
      .type('application/json')
      .serializer(JSON.stringify as (payload: unknown) => string)
      .send(errorBody(error));
  }
  return reply
    .code(error.status)
    .type('application/problem+json')
    .serializer(JSON.stringify as (payload: unknown) => string)
    .send(problemDocument(error, localeOf(request), request.id));
}

/** How to bring a token, and what is wrong with the one that was brought (RFC 6750, section 3). */
function challengeOf({ headers, ctx }: FastifyRequest, status: number): string | undefined {
  if (status === 401) {
    return headers.authorization?.startsWith('Bearer ') ? 'Bearer error="invalid_token"' : 'Bearer';
  }
  if (status === 403 && ctx?.actor.kind === 'app') return 'Bearer error="insufficient_scope"';
  return undefined;
}
