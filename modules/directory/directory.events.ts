import { z } from 'zod';
import { defineEvent } from '#platform/events.ts';

/** Part of a roster landed: how many rows of each kind were written. */
export const rosterApplied = defineEvent(
  'directory.roster.applied',
  z.object({ counts: z.record(z.string(), z.number().int()) }),
);
export const rosterReverted = defineEvent(
  'directory.roster.reverted',
  z.object({ counts: z.record(z.string(), z.number().int()) }),
);
