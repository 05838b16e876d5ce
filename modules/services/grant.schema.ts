import { z } from 'zod';

export const grantResponse = z.object({
  id: z.uuid(),
  child: z.string(),
  school: z.string(),
  level: z.string(),
  fen: z.number(),
  holder: z.string(),
  grantedOn: z.iso.date(),
});
export type Grant = z.infer<typeof grantResponse>;
