import { z } from 'zod';

const bilingual = z.object({ zh: z.string(), en: z.string() });
const lights = { open: z.number().int(), yellow: z.number().int(), red: z.number().int() };

export const boardResponse = z.object({
  /** When the figures were made; null before the first time. */
  computedAt: z.iso.datetime().nullable(),
  running: z.number().int(),
  yellow: z.number().int(),
  red: z.number().int(),
  ended: z.number().int(),
  endedLate: z.number().int(),
  /** Open tasks by how long they have been open: at most 1, 3, 7, 15 days, and longer. */
  ages: z.array(z.number().int()),
  procedures: z.array(
    z.object({
      key: z.string(),
      name: bilingual,
      running: z.number().int(),
      yellow: z.number().int(),
      red: z.number().int(),
      ended: z.number().int(),
      endedLate: z.number().int(),
      meanSeconds: z.number().nullable(),
    }),
  ),
  offices: z.array(
    z.object({ organisationId: z.uuid(), name: z.string(), ...lights, oldest: z.iso.datetime() }),
  ),
  clerks: z.array(
    z.object({
      key: z.string(),
      name: bilingual,
      organisation: z.string().nullable(),
      ...lights,
      oldest: z.iso.datetime(),
    }),
  ),
  /** Steps where most late work lies. */
  bottlenecks: z.array(
    z.object({ procedure: bilingual, step: bilingual, ...lights, oldest: z.iso.datetime() }),
  ),
});
