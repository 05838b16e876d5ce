import type { Ctx } from '#platform/ctx.ts';

/** Where strangers reach the platform, without a slash at its end: printed on paper, so PUBLIC_URL should be set. */
export const addressOf = ({ ports: { config } }: Pick<Ctx, 'ports'>): string =>
  config.publicUrl ?? `http://localhost:${config.port}`;
