import { z } from 'zod';

export const schoolResponse = z.object({
  id: z.uuid(),
  name: z.string(),
  schoolType: z.string().nullable(),
  regionName: z.string(),
  address: z.string().nullable(),
});
export type School = z.infer<typeof schoolResponse>;

export const portalResponse = z.object({
  region: z.object({ name: z.string(), bureaus: z.number() }).nullable(),
  counts: z.object({ schools: z.number(), pupils: z.number(), staff: z.number() }),
  notices: z.array(
    z.object({
      id: z.uuid(),
      title: z.string(),
      publisher: z.string(),
      publishedAt: z.iso.datetime(),
      body: z.string(),
    }),
  ),
  demo: z.boolean(),
});
export type Portal = z.infer<typeof portalResponse>;
