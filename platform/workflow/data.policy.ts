import type { Ctx } from '../ctx.ts';
import { PlatformError } from '../errors.ts';
import { type DataChange, type DataReading, type FieldRights, theDataRules } from './plug-in.ts';

/** What a step may do with a field of the form: what it names, else what `*` says, else read. */
export const rightOf = (rights: FieldRights, field: string) => rights[field] ?? rights['*'] ?? 'read';

/** The data after a change at a step. @throws workflow.field-right, and what the form's own rules refuse */
export async function acceptData(ctx: Ctx, change: DataChange): Promise<Record<string, unknown>> {
  const rules = theDataRules();
  if (rules && change.form !== null) return rules.accept(ctx, change);
  const refused = Object.keys(change.change).filter(
    (field) =>
      rightOf(change.rights, field) !== 'write' &&
      JSON.stringify(change.change[field]) !== JSON.stringify(change.data[field]),
  );
  if (refused.length === 0) return { ...change.data, ...change.change };
  throw new PlatformError('workflow.field-right', {
    fields: refused.map((field) => ({
      pointer: `/data/${field}`,
      detail: { zh: '这个环节不能修改这一项', en: 'this step may not change it' },
    })),
  });
}

/** What somebody at a step may see: hidden fields never leave the server. */
export async function revealData(ctx: Ctx, view: DataReading): Promise<Record<string, unknown>> {
  const rules = theDataRules();
  if (rules && view.form !== null) return rules.reveal(ctx, view);
  return Object.fromEntries(
    Object.entries(view.data).filter(([field]) => rightOf(view.rights, field) !== 'hidden'),
  );
}
