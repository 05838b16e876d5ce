import { ancestorPaths } from '#modules/directory/index.ts';
import { type Ctx, grantOf } from '#platform/ctx.ts';

/** Where an actor looks: at its node and below; and for what is made above for everybody below, along its ancestors. */
export type Scope = { tenants: readonly string[]; from: string; to: string; above: string[] };

export function scopeOf(ctx: Ctx): Scope {
  const { path, tenants } = grantOf(ctx);
  // '~' sorts after every character of a path.
  return { tenants, from: path, to: `${path}~`, above: ancestorPaths(path) };
}
