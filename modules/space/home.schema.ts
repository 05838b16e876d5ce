import { z } from 'zod';
import { entryResponse } from './calendar.schema.ts';
import { noticeResponse } from './notice.schema.ts';
import { todoResponse } from './todo.schema.ts';

const named = z.object({ id: z.uuid(), name: z.string() });

const headcount = z.object({
  schools: z.number(),
  classes: z.number(),
  pupils: z.number(),
  staff: z.number(),
  guardians: z.number(),
  countedAt: z.iso.datetime(),
});

/** One answer for the whole home page: what must I do, what is new, where do I go next. */
export const homeResponse = z.object({
  today: z.string(),
  term: z
    .object({ name: z.object({ zh: z.string(), en: z.string() }), week: z.number(), endsOn: z.string() })
    .nullable(),
  todos: z.array(todoResponse),
  notices: z.array(noticeResponse.omit({ body: true })),
  unreadNotices: z.number(),
  unreadConversations: z.number(),
  calendar: z.array(entryResponse),
  /** Classes that the person teaches or leads. */
  classes: z.array(
    named.extend({
      school: named.nullable(),
      subjects: z.array(z.string()),
      isHead: z.boolean(),
      pupils: z.number(),
    }),
  ),
  children: z.array(
    named.extend({ relation: z.string(), school: named.nullable(), class: named.nullable() }),
  ),
  /** The school or bureau that the person works for, with its counts. */
  organisation: named.extend({ kind: z.string(), headcount: headcount.nullable() }).nullable(),
  /** Below a bureau: its bureaus or schools with their counts, at most 60. */
  below: z.array(named.extend({ headcount })),
});
export type Home = z.infer<typeof homeResponse>;
