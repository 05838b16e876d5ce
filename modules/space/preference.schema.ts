import { z } from 'zod';

/** In-app notifications always come; these are the additional ones. */
export const preferenceSchema = z.object({
  mail: z.boolean().default(false),
  sms: z.boolean().default(false),
});
export type Preference = z.infer<typeof preferenceSchema>;
