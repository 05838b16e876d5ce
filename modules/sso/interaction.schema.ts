import { z } from 'zod';
import { scopeView } from './app.schema.ts';

const asker = z.object({
  id: z.uuid(),
  name: z.string(),
  unit: z.string(),
  purpose: z.string(),
  storage: z.string(),
  icp: z.string(),
  protectionLevel: z.string(),
  hasIcon: z.boolean(),
});

const consentView = z.object({
  state: z.literal('consent'),
  app: asker,
  person: z.object({ id: z.uuid(), name: z.string() }),
  scopes: z.array(scopeView),
  withheld: z.array(scopeView).describe('What a child’s guardian has not agreed to: it is not told'),
  isChild: z.boolean(),
});

export const interactionView = z.discriminatedUnion('state', [
  z.object({ state: z.literal('continue'), url: z.string() }),
  z.object({ state: z.literal('sign-in-again') }),
  consentView,
]);
export type InteractionView = z.infer<typeof interactionView>;

export const interactionParams = z.object({ uid: z.string().regex(/^[\w-]{10,64}$/) });
export const consentAnswer = z.object({ remember: z.boolean().default(true) });
export const nextStep = z.object({ url: z.string() });

export const givenConsent = z.object({
  app: z.object({
    id: z.uuid(),
    name: z.string(),
    unit: z.string(),
    hasIcon: z.boolean(),
    works: z.boolean(),
  }),
  scopes: z.array(scopeView),
  purpose: z.string(),
  storage: z.string(),
  givenAt: z.iso.datetime(),
  remembered: z.boolean(),
});
