import { type Ctx, personOf } from '#platform/ctx.ts';
import { selectPreferences, upsertPreference } from './preference.queries.ts';
import { type Preference, preferenceSchema } from './preference.schema.ts';

export async function getPreference(ctx: Ctx, personId: string): Promise<Preference> {
  const found = (await selectPreferences(ctx.db, [personId])).get(personId);
  return preferenceSchema.parse(found ?? {});
}

export async function setPreference(ctx: Ctx, preference: Preference): Promise<void> {
  await upsertPreference(ctx.db, personOf(ctx).personId, preference, ctx.now());
}
