import type { Ctx } from '../ctx.ts';
import { PlatformError } from '../errors.ts';

/** A place in the organisation tree: where a right is needed. */
export type Place = { tenantId: string; path: string };

/** True when the actor holds the permission in its chosen role, anywhere. */
export function holds(ctx: Ctx, permission: string): boolean {
  const { actor } = ctx;
  if (actor.kind === 'system') return true;
  if (actor.kind === 'anonymous') return false;
  return actor.grant?.permissions.has(permission) ?? false;
}

/** True when the permission is held at a node at or above the place. */
export function may(ctx: Ctx, permission: string, place: Place): boolean {
  if (!holds(ctx, permission)) return false;
  const { actor } = ctx;
  if (actor.kind === 'system') return true;
  if (actor.kind === 'anonymous' || !actor.grant) return false;
  return place.path.startsWith(actor.grant.path) && actor.grant.tenants.includes(place.tenantId);
}

/**
 * The first line of a use case.
 * @throws auth.signed-out for nobody, auth.forbidden for the wrong person or place.
 */
export function authorise(ctx: Ctx, permission: string, place?: Place): void {
  if (place ? may(ctx, permission, place) : holds(ctx, permission)) return;
  if (ctx.actor.kind === 'anonymous') throw new PlatformError('auth.signed-out');
  throw new PlatformError('auth.forbidden', { extra: { permission } });
}

/**
 * Acting as the platform itself: no right is checked. Its tenants are named, so row-level security still holds.
 * Looks dangerous on purpose; the reason lands in the audit trail.
 */
export function dangerouslyAsSystem(ctx: Ctx, reason: string, tenants: readonly string[] = []): Ctx {
  return { ...ctx, actor: { kind: 'system', reason }, tenants, db: ctx.db.scopedTo(tenants) };
}
