import type { FastifySchemaCompiler } from 'fastify';
import type { z } from 'zod';
import { zhCN } from 'zod/locales';
import { type FieldError, PlatformError } from '../errors.ts';

const chinese = zhCN().localeError;
const mostErrors = 50;

/**
 * Validates one part of a request. What zod says is told in both languages; a message that a schema wrote itself
 * stays as it is. A second parse for the other language happens only after a failure.
 */
export const validatorCompiler: FastifySchemaCompiler<z.ZodType> =
  ({ schema }) =>
  (data: unknown) => {
    const result = schema.safeParse(data);
    if (result.success) return { value: result.data };
    const translated = schema.safeParse(data, { error: chinese }).error?.issues ?? [];
    const fields: FieldError[] = result.error.issues.slice(0, mostErrors).map((issue, index) => ({
      pointer: `/${issue.path.map((part) => String(part).replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`,
      detail: { zh: translated[index]?.message ?? issue.message, en: issue.message },
    }));
    return { error: new PlatformError('request.invalid', { fields }) };
  };
