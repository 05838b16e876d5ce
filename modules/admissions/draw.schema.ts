import { z } from 'zod';
import { planResponse } from './plan.schema.ts';

export const drawRequest = z.strictObject({
  witness: z
    .string()
    .trim()
    .min(4)
    .max(200)
    .regex(/^[^'\\\p{C}]+$/u)
    .describe('A figure that nobody here controls, read out before witnesses, as it is published'),
});

export const drawResult = z.object({
  round: z.number(),
  schoolId: z.uuid(),
  schoolName: z.string(),
  category: z.number(),
  seats: z.number(),
  participants: z.number(),
  winners: z.array(z.string()),
  listUrl: z.string(),
  command: z.string().describe('Shell command that prints the winners again'),
});
export type DrawResult = z.infer<typeof drawResult>;

export const resultResponse = z.object({
  plan: planResponse,
  seedCommand: z.string().describe('Shell command that prints commitment and seed again'),
  draws: z.array(drawResult),
});
export type Result = z.infer<typeof resultResponse>;
