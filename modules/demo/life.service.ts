import type { Ctx } from '#platform/ctx.ts';
import type { Region } from './types.ts';

/** Notices, calendars, to-dos and messages, so that no page opens empty. In the caller's transaction: all or nothing. */
export async function addLife(_ctx: Ctx, _region: Region): Promise<void> {}
