import { may } from '../auth/authorise.ts';
import { uuidv7 } from '../codes/uuid.ts';
import type { Ctx } from '../ctx.ts';
import { inTx } from '../db/db.ts';
import { PlatformError } from '../errors.ts';
import { insertCase, insertParticipation, run } from './case.queries.ts';
import { type StartInput, startInput } from './case.schema.ts';
import { acceptData } from './data.policy.ts';
import { compiledDefinition, keepCompiled } from './definition.service.ts';
import type { Who } from './draft.ts';
import { type Moved, move, movedOf, openCase, stepWithLookups, widened } from './move.service.ts';
import { save } from './save.ts';
import type { Case } from './state.ts';

/**
 * Begins a case, or keeps it as a draft. The applicant itself does, or whoever takes in cases at the organisation; the
 * module that calls has checked whether this person may apply for this.
 * @returns the case; an existing one when `id` was given and it stands already
 * @throws workflow.procedure-unknown, and what the form or the first steps refuse
 */
export async function startCase(ctx: Ctx, input: StartInput): Promise<Moved> {
  const { procedure, tenantId, organisation, ...rest } = startInput.parse(input);
  authoriseStart(ctx, rest.applicant?.personId, { tenantId, path: organisation.path });
  return inTx(ctx, async (ctx) => {
    const key = await findVersion(ctx, procedure);
    const { definition, compiled } = await compiledDefinition(ctx, key);
    const inside = { ...ctx, db: ctx.db.scopedTo([...new Set([...ctx.tenants, tenantId])]) };
    const id = rest.id ?? uuidv7();
    const data = await acceptData(inside, {
      caseId: id,
      form: definition.form,
      rights: compiled.task(compiled.start)?.fields ?? {},
      tenantId,
      data: {},
      change: rest.data,
    });
    const theCase = newCase(ctx, {
      id,
      tenantId,
      definition: key,
      procedure: definition.key,
      procedureVersion: definition.version,
      title: rest.title,
      applicantId: rest.applicant?.personId ?? null,
      subjectId: rest.subject?.personId ?? null,
      organisationId: organisation.organisationId,
      path: organisation.path,
      data,
      parent: null,
    });
    return begin(inside, theCase, rest.draft);
  });
}

function authoriseStart(
  ctx: Ctx,
  applicantId: string | undefined,
  place: { tenantId: string; path: string },
): void {
  const { actor } = ctx;
  if (actor.kind === 'person' && actor.personId === applicantId) return;
  if (may(ctx, 'workflow.case.accept', place)) return;
  if (actor.kind === 'anonymous') throw new PlatformError('auth.signed-out');
  throw new PlatformError('auth.forbidden', { extra: { permission: 'workflow.case.accept' } });
}

async function findVersion(
  ctx: Ctx,
  { tenantId, key, version }: { tenantId: string; key: string; version?: number | undefined },
): Promise<{ tenantId: string; id: string }> {
  const wanted =
    version === undefined
      ? `state = 'published' order by version desc limit 1`
      : `state in ('published', 'retired') and version = $3`;
  const { rows } = await run<{ id: string }>(
    ctx.db.scopedTo([tenantId]),
    `select id from workflow.definition where tenant_id = $1 and key = $2 and ${wanted}`,
    version === undefined ? [tenantId, key] : [tenantId, key, version],
  );
  const [row] = rows;
  if (!row) throw new PlatformError('workflow.procedure-unknown', { values: { key } });
  return { tenantId, id: row.id };
}

type Given =
  | 'id'
  | 'tenantId'
  | 'definition'
  | 'procedure'
  | 'procedureVersion'
  | 'title'
  | 'applicantId'
  | 'subjectId'
  | 'organisationId'
  | 'path'
  | 'data'
  | 'parent';

export const newCase = (ctx: Ctx, given: Pick<Case, Given>): Case => ({
  ...given,
  status: 'draft',
  outcome: null,
  steps: {},
  places: {},
  taskTenants: [],
  sequence: 0,
  startedAt: ctx.now(),
  endedAt: null,
  dueAt: null,
  warnAt: null,
  suspendedAt: null,
  version: 1,
});

/** Lets a new case take its first steps, and keeps it. In the caller's transaction, scoped to the case's tenant. */
export async function begin(ctx: Ctx, theCase: Case, asDraft: boolean): Promise<Moved> {
  const before = { case: theCase, tokens: [], tasks: [] };
  if (asDraft) {
    await insertCase(ctx.db, theCase);
    if (theCase.applicantId) await insertParticipation(ctx.db, theCase.applicantId, theCase.tenantId);
    return movedOf(before);
  }
  const { compiled } = await compiledDefinition(ctx, theCase.definition);
  const stepped = await stepWithLookups(ctx, compiled, before, { do: 'start', who: starter(ctx) });
  const wide = widened(ctx, stepped.state);
  if (!(await insertCase(wide.db, stepped.state.case))) {
    const { state } = await openCase(ctx, { caseId: theCase.id, tenantId: theCase.tenantId });
    if (state.case.applicantId !== theCase.applicantId) throw new PlatformError('resource.conflict');
    return movedOf(state);
  }
  await save(wide, before, stepped, true);
  return movedOf(stepped.state);
}

const starter = ({ actor }: Ctx): Who => ({
  personId: actor.kind === 'person' ? actor.personId : null,
  role: actor.kind === 'person' ? (actor.grant?.role ?? null) : null,
  organisationId: actor.kind === 'person' ? (actor.grant?.organisationId ?? null) : null,
  principals: [],
  manager: false,
});

/** Changes the data of a draft; with `submit` the case begins. Only its applicant, or whoever takes in cases there. */
export async function saveDraft(
  ctx: Ctx,
  input: { caseId: string; tenantId?: string; data: Record<string, unknown>; submit: boolean },
): Promise<Moved> {
  return move(ctx, { caseId: input.caseId, tenantId: input.tenantId }, async (ctx, state, definition) => {
    const { case: c } = state;
    authoriseStart(ctx, c.applicantId ?? undefined, c);
    if (c.status !== 'draft') throw new PlatformError('resource.conflict');
    const { compiled } = keepCompiled(definition);
    const rights = compiled.task(compiled.start)?.fields ?? {};
    const view = { caseId: c.id, form: definition.form, rights, tenantId: c.tenantId, data: c.data };
    const data = await acceptData(ctx, { ...view, change: startInput.shape.data.parse(input.data) });
    return input.submit ? { do: 'start', data } : { do: 'keep', data };
  });
}
