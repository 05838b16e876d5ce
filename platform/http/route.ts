import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Ctx } from '../ctx.ts';
import type { PlatformError } from '../errors.ts';

type Input<P, Q, B> = {
  params: P extends z.ZodType ? z.infer<P> : Record<string, never>;
  query: Q extends z.ZodType ? z.infer<Q> : Record<string, never>;
  body: B extends z.ZodType ? z.infer<B> : undefined;
};

export type Http = {
  request: FastifyRequest;
  reply: FastifyReply;
  /** The version that the client read (`If-Match`). @throws resource.version-required */
  ifMatch: () => number;
};

export type Route<
  P extends z.ZodType | undefined = undefined,
  Q extends z.ZodType | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
  R extends z.ZodType = z.ZodType,
> = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api/<module>`; with `absolute`, a path that a standard prescribes. */
  path: string;
  absolute?: boolean;
  /** `public`, `signed-in`, or `module.noun.verb`. */
  permission: string;
  summary: string;
  params?: P;
  query?: Q;
  body?: B;
  response: R;
  status?: number;
  /** Media type of an answer that is not JSON: the handler returns a string, a buffer or a stream. */
  produces?: string;
  /** Media types of a body that is not JSON: `body` stays undefined, the handler reads `request.raw` or `request.parts()`. */
  consumes?: string[];
  /** Largest body in bytes; 256 KiB unless told. */
  bodyLimit?: number;
  /** Open while a password or factor must still be changed. */
  evenIfMustDo?: boolean;
  /** Requests a minute and account (or address, when nobody is signed in). */
  perMinute?: number;
  /** How many requests of this route one process works on at once; the others are told when to come again. */
  atOnce?: number;
  /** The body of a refusal, where a standard prescribes another than problem+json. */
  errorBody?: (error: PlatformError) => unknown;
  handler: (ctx: Ctx, input: Input<P, Q, B>, http: Http) => Promise<unknown>;
};

/** Declares one route; its types flow from the schemas into the handler. */
export function route<
  P extends z.ZodType | undefined = undefined,
  Q extends z.ZodType | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
  R extends z.ZodType = z.ZodType,
>(
  definition: Omit<Route<P, Q, B, R>, 'handler'> & {
    handler: (ctx: Ctx, input: Input<P, Q, B>, http: Http) => Promise<z.input<R> | FastifyReply | unknown>;
  },
): Route<P, Q, B, R> {
  return definition as Route<P, Q, B, R>;
}

// biome-ignore lint/suspicious/noExplicitAny: routes of many shapes in one list
export type AnyRoute = Route<any, any, any, any>;

export const urlOf = (module: string, { path, absolute }: Pick<AnyRoute, 'path' | 'absolute'>) =>
  absolute ? path : `/api/${module}${path}`;
