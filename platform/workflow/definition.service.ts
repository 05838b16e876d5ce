import { audit } from '../audit.ts';
import { authorise } from '../auth/authorise.ts';
import { uuidv7 } from '../codes/uuid.ts';
import type { Ctx } from '../ctx.ts';
import { inTx } from '../db/db.ts';
import { notFound, PlatformError } from '../errors.ts';
import { cutPage, fromCursor, type Page, type PageQuery } from '../http/page.ts';
import { modelProblems } from './check.ts';
import { type Compiled, compile } from './compile.ts';
import {
  insertDefinition,
  retireOthers,
  selectByKey,
  selectDefinition,
  selectDefinitions,
  updateDraft,
  updateState,
} from './definition.queries.ts';
import {
  type Definition,
  type DefinitionInput,
  type DefinitionState,
  definitionInput,
} from './definition.schema.ts';

const within = (ctx: Ctx, tenantId: string): Ctx => ({ ...ctx, db: ctx.db.scopedTo([tenantId]) });

/** Definitions are a tenant's own: the right is needed at its root. */
function authoriseFor(ctx: Ctx, permission: string, tenantId: string): void {
  authorise(ctx, permission);
  if (ctx.actor.kind !== 'system' && !ctx.tenants.includes(tenantId))
    throw new PlatformError('auth.forbidden', { extra: { permission } });
}

/** A new draft version: 1, or one above the last of its key. */
export async function createDefinition(
  ctx: Ctx,
  tenantId: string,
  input: DefinitionInput,
): Promise<Definition> {
  authoriseFor(ctx, 'workflow.definition.manage', tenantId);
  const { key, name, model, form } = definitionInput.parse(input);
  return inTx(within(ctx, tenantId), async (ctx) => {
    const last = await selectByKey(ctx.db, tenantId, key);
    const definition: Definition = {
      tenantId,
      id: uuidv7(),
      key,
      version: (last?.version ?? 0) + 1,
      state: 'draft',
      name,
      model,
      form,
      revision: 1,
      updatedAt: ctx.now(),
      publishedAt: null,
    };
    const author = ctx.actor.kind === 'person' ? ctx.actor.personId : null;
    if (!(await insertDefinition(ctx.db, definition, author))) throw new PlatformError('resource.conflict');
    await note(ctx, 'workflow.definition.create', definition);
    return definition;
  });
}

const note = (ctx: Ctx, action: string, { tenantId, id, key, version }: Definition) =>
  audit(ctx, { action, tenantId, subject: { type: 'procedure', id }, detail: { key, version } });

/** Changes a draft. @throws workflow.frozen, resource.changed when it is not at `revision` any more */
export async function saveDefinition(
  ctx: Ctx,
  key: { tenantId: string; id: string; revision: number },
  input: Omit<DefinitionInput, 'key'>,
): Promise<Definition> {
  authoriseFor(ctx, 'workflow.definition.manage', key.tenantId);
  return inTx(within(ctx, key.tenantId), async (ctx) => {
    const known = await getDefinition(ctx, key);
    if (known.state !== 'draft') throw new PlatformError('workflow.frozen');
    const { name, model, form } = definitionInput.parse({ ...input, key: known.key });
    const changed = { ...known, name, model, form, updatedAt: ctx.now() };
    const saved = await updateDraft(ctx.db, changed, key.revision);
    if (!saved) throw new PlatformError('resource.changed', { extra: { version: known.revision } });
    await note(ctx, 'workflow.definition.save', saved);
    return saved;
  });
}

/**
 * Freezes a draft and lets cases begin with it. Whoever calls has checked its soundness; what the engine relies on is
 * checked here. @throws workflow.model-invalid, workflow.frozen
 */
export async function publishDefinition(
  ctx: Ctx,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<Definition> {
  authoriseFor(ctx, 'workflow.definition.manage', tenantId);
  return inTx(within(ctx, tenantId), async (ctx) => {
    const definition = await getDefinition(ctx, { tenantId, id });
    if (definition.state !== 'draft') throw new PlatformError('workflow.frozen');
    const fields = modelProblems(definition.model);
    if (fields.length > 0) throw new PlatformError('workflow.model-invalid', { fields });
    const now = ctx.now();
    if (!(await updateState(ctx.db, tenantId, id, { from: 'draft', to: 'published', now })))
      throw new PlatformError('workflow.frozen');
    await retireOthers(ctx.db, definition, now);
    await note(ctx, 'workflow.definition.publish', definition);
    return getDefinition(ctx, { tenantId, id });
  });
}

/** No new case begins with it; those that run go on. */
export async function retireDefinition(
  ctx: Ctx,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<void> {
  authoriseFor(ctx, 'workflow.definition.manage', tenantId);
  await inTx(within(ctx, tenantId), async (ctx) => {
    const definition = await getDefinition(ctx, { tenantId, id });
    const change = { from: 'published', to: 'retired', now: ctx.now() } as const;
    if (!(await updateState(ctx.db, tenantId, id, change))) throw new PlatformError('resource.conflict');
    await note(ctx, 'workflow.definition.retire', definition);
  });
}

/** One version, by id. The caller has authorised it: who may see a case may see what it runs by. */
export async function getDefinition(
  ctx: Ctx,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<Definition> {
  const found = await selectDefinition(ctx.db.scopedTo([tenantId]), tenantId, id);
  if (!found) throw notFound('这个流程', 'procedure');
  return found;
}

/** The newest published version of a procedure, or the version asked for. */
export async function findProcedure(
  ctx: Ctx,
  { tenantId, key, version }: { tenantId: string; key: string; version?: number | undefined },
): Promise<Definition | undefined> {
  const states: DefinitionState[] = version === undefined ? ['published'] : ['published', 'retired'];
  return selectByKey(ctx.db.scopedTo([tenantId]), tenantId, key, { version, states });
}

/** A tenant's definitions in all versions, the newest first. */
export async function listDefinitions(
  ctx: Ctx,
  query: PageQuery & { tenantId: string; state?: DefinitionState | undefined },
): Promise<Page<Definition>> {
  authoriseFor(ctx, 'workflow.definition.read', query.tenantId);
  const { tenantId, state, limit } = query;
  const after = fromCursor(query.cursor, 1)?.[0] as string | undefined;
  const rows = await selectDefinitions(ctx.db.scopedTo([tenantId]), tenantId, {
    after,
    limit: limit + 1,
    state,
  });
  return cutPage(rows, limit, ({ id }) => [id]);
}

/**
 * Puts a procedure that comes with a module into a tenant, published; once: what the tenant made of it stays.
 * Call as the system, or as whoever may manage definitions.
 */
export async function installProcedure(
  ctx: Ctx,
  tenantId: string,
  input: DefinitionInput,
): Promise<Definition> {
  return inTx(within(ctx, tenantId), async (ctx) => {
    const known = await selectByKey(ctx.db, tenantId, input.key, {
      states: ['published', 'draft', 'retired'],
    });
    if (known) return known;
    const { id } = await createDefinition(ctx, tenantId, input);
    return publishDefinition(ctx, { tenantId, id });
  });
}

const compiled = new Map<string, { definition: Definition; compiled: Compiled }>();
const mostCompiled = 500;

/** What a case runs by. Kept in memory: a published version never changes. */
export async function compiledDefinition(
  ctx: Ctx,
  key: { tenantId: string; id: string },
): Promise<{ definition: Definition; compiled: Compiled }> {
  const known = compiled.get(key.id);
  if (known) return known;
  return keepCompiled(await getDefinition(ctx, key));
}

export function keepCompiled(definition: Definition): { definition: Definition; compiled: Compiled } {
  const known = compiled.get(definition.id);
  if (known) return known;
  const made = { definition, compiled: compile(definition.model) };
  if (definition.state === 'draft') return made;
  if (compiled.size >= mostCompiled) compiled.clear();
  compiled.set(definition.id, made);
  return made;
}
