import { roles } from '#modules/directory/index.ts';
import { authorise } from '#platform/auth/authorise.ts';
import { type Ctx, tenantOf } from '#platform/ctx.ts';
import { PlatformError } from '#platform/errors.ts';
import type { PageQuery } from '#platform/http/page.ts';
import { readBpmn } from '#platform/workflow/bpmn/read.ts';
import { writeBpmn } from '#platform/workflow/bpmn/write.ts';
import { type Finding, findingText } from '#platform/workflow/finding.ts';
import {
  actionNames,
  createDefinition,
  type Definition,
  type DefinitionState,
  findProcedure,
  getDefinition,
  listDefinitions,
  publishDefinition,
  retireDefinition,
  saveDefinition,
} from '#platform/workflow/index.ts';
import type { WorkflowModel } from '#platform/workflow/model.ts';
import { checkSoundness, isSound, type SoundnessEnv } from '#platform/workflow/soundness.ts';
import type { CreateRequest, SaveRequest } from './definition.schema.ts';
import { differences } from './difference.policy.ts';
import { relativePlaces } from './vocabulary.policy.ts';

const manage = 'workflow.definition.manage';
const read = 'workflow.definition.read';
/** A bureau has dozens of procedures; with all their versions still below this. */
const most = 200;

/** What a new procedure begins with: somebody applies, somebody reviews, it is approved or refused. */
const beginning: WorkflowModel = {
  nodes: [
    { kind: 'start', id: 'start', name: { zh: '提交申请', en: 'Apply' } },
    {
      kind: 'task',
      id: 'review',
      name: { zh: '审核', en: 'Review' },
      assign: [{ by: 'role', role: 'bureau-officer', at: { from: 'case.organisation' } }],
      signing: 'one',
      choices: [
        { key: 'approve', label: { zh: '同意', en: 'Approve' } },
        { key: 'refuse', label: { zh: '不同意', en: 'Refuse' }, refuses: true, reason: true },
      ],
      deadline: { workingDays: 5, warnDays: 1 },
      fields: {},
      skipSamePerson: false,
    },
    { kind: 'exclusive', id: 'decision', name: { zh: '是否同意', en: 'Approved?' } },
    {
      kind: 'end',
      id: 'approved',
      name: { zh: '办结：同意', en: 'Approved' },
      outcome: 'approved',
      terminates: false,
    },
    {
      kind: 'end',
      id: 'refused',
      name: { zh: '办结：不同意', en: 'Refused' },
      outcome: 'refused',
      terminates: false,
    },
  ],
  flows: [
    { id: 'to-review', from: 'start', to: 'review' },
    { id: 'to-decision', from: 'review', to: 'decision' },
    {
      id: 'if-approved',
      from: 'decision',
      to: 'approved',
      when: 'outcome = "approve"',
      name: { zh: '同意', en: 'Approve' },
    },
    { id: 'if-refused', from: 'decision', to: 'refused', otherwise: true },
  ],
};

const summaryOf = (definition: Definition) => ({
  id: definition.id,
  key: definition.key,
  version: definition.version,
  state: definition.state,
  name: definition.name,
  updatedAt: definition.updatedAt.toISOString(),
  publishedAt: definition.publishedAt?.toISOString() ?? null,
});

const peopleSteps = ({ nodes }: WorkflowModel) => nodes.filter((node) => node.kind === 'task').length;

/** All versions of the tenant's procedures, the newest first. */
export async function listProcedures(ctx: Ctx, query: PageQuery & { state?: DefinitionState | undefined }) {
  authorise(ctx, read);
  const page = await listDefinitions(ctx, { ...query, tenantId: tenantOf(ctx) });
  return {
    ...page,
    items: page.items.map((definition) => ({
      ...summaryOf(definition),
      steps: peopleSteps(definition.model),
    })),
  };
}

/** A refusal that carries every finding: as fields for people, as they are for the designer. */
function refused(code: string, findings: readonly Finding[]): PlatformError {
  const errors = findings.filter((finding) => finding.severity === 'error');
  return new PlatformError(code, {
    values: { count: errors.length },
    fields: errors.slice(0, 100).map((finding) => ({
      pointer: `/bpmn/${finding.element.id ?? ''}`,
      detail: findingText(finding),
    })),
    extra: { findings: findings.slice(0, 200) },
  });
}

async function modelOf(bpmn: string): Promise<WorkflowModel> {
  const { model, findings } = await readBpmn(bpmn);
  if (!model) throw refused('procedures.file-refused', findings);
  return model;
}

/** What a procedure of this tenant may name. */
async function environment(ctx: Ctx, tenantId: string): Promise<SoundnessEnv> {
  const published = await listDefinitions(ctx, { tenantId, state: 'published', limit: most });
  return {
    roles: new Set(Object.keys(roles)),
    places: new Set(Object.keys(relativePlaces)),
    actions: new Set(actionNames()),
    procedures: new Set(published.items.map((definition) => definition.key)),
  };
}

const fileOf = ({ model, key, name }: Pick<Definition, 'model' | 'key' | 'name'>) =>
  writeBpmn(model, { key, name }, 'always');

async function view(ctx: Ctx, definition: Definition) {
  const all = await listDefinitions(ctx, { tenantId: definition.tenantId, limit: most });
  return {
    ...summaryOf(definition),
    revision: definition.revision,
    bpmn: await fileOf(definition),
    findings: checkSoundness(definition.model, await environment(ctx, definition.tenantId)),
    versions: all.items
      .filter((one) => one.key === definition.key)
      .map(({ id, version, state }) => ({ id, version, state })),
  };
}

export async function showProcedure(ctx: Ctx, id: string) {
  authorise(ctx, read);
  return view(ctx, await getDefinition(ctx, { tenantId: tenantOf(ctx), id }));
}

/** A first draft, from a file or from a small beginning. @throws procedures.key-taken, procedures.file-refused */
export async function createProcedure(ctx: Ctx, { key, name, bpmn }: CreateRequest) {
  authorise(ctx, manage);
  const tenantId = tenantOf(ctx);
  const all = await listDefinitions(ctx, { tenantId, limit: most });
  if (all.items.some((one) => one.key === key))
    throw new PlatformError('procedures.key-taken', { values: { key } });
  const model = bpmn === undefined ? beginning : await modelOf(bpmn);
  return view(ctx, await createDefinition(ctx, tenantId, { key, name, model }));
}

/** Saves a drawing as it stands, sound or not; what the engine cannot hold is refused by element. */
export async function saveProcedure(ctx: Ctx, id: string, revision: number, { name, bpmn }: SaveRequest) {
  authorise(ctx, manage);
  const tenantId = tenantOf(ctx);
  const { form } = await getDefinition(ctx, { tenantId, id });
  const model = await modelOf(bpmn);
  return view(ctx, await saveDefinition(ctx, { tenantId, id, revision }, { name, model, form }));
}

/** What is wrong with a drawing, before it is saved or published. */
export async function checkDrawing(ctx: Ctx, bpmn: string) {
  authorise(ctx, read);
  const { model, findings } = await readBpmn(bpmn);
  if (!model) return { findings };
  const remarks = findings.filter((finding) => finding.code !== 'task.doer');
  return { findings: [...remarks, ...checkSoundness(model, await environment(ctx, tenantOf(ctx)))] };
}

/** Freezes a draft; cases begin with it from now on. @throws procedures.unsound */
export async function publishProcedure(ctx: Ctx, id: string) {
  authorise(ctx, manage);
  const tenantId = tenantOf(ctx);
  const { model } = await getDefinition(ctx, { tenantId, id });
  const findings = checkSoundness(model, await environment(ctx, tenantId));
  if (!isSound(findings)) throw refused('procedures.unsound', findings);
  return view(ctx, await publishDefinition(ctx, { tenantId, id }));
}

export async function retireProcedure(ctx: Ctx, id: string) {
  authorise(ctx, manage);
  const tenantId = tenantOf(ctx);
  await retireDefinition(ctx, { tenantId, id });
  return view(ctx, await getDefinition(ctx, { tenantId, id }));
}

/** A draft of the next version, beginning with this one. @throws procedures.draft-exists */
export async function reviseProcedure(ctx: Ctx, id: string) {
  authorise(ctx, manage);
  const tenantId = tenantOf(ctx);
  const { key, name, model, form } = await getDefinition(ctx, { tenantId, id });
  const drafts = await listDefinitions(ctx, { tenantId, state: 'draft', limit: most });
  if (drafts.items.some((one) => one.key === key)) throw new PlatformError('procedures.draft-exists');
  return view(ctx, await createDefinition(ctx, tenantId, { key, name, model, form }));
}

/** What changed since another version; without one, since the version that is published now. */
export async function procedureChanges(ctx: Ctx, id: string, against: string | undefined) {
  authorise(ctx, read);
  const tenantId = tenantOf(ctx);
  const now = await getDefinition(ctx, { tenantId, id });
  const before = against
    ? await getDefinition(ctx, { tenantId, id: against })
    : await findProcedure(ctx, { tenantId, key: now.key });
  if (!before || before.id === now.id) return { from: now.version, to: now.version, changes: [] };
  return { from: before.version, to: now.version, changes: differences(before.model, now.model) };
}

export async function procedureFile(ctx: Ctx, id: string) {
  authorise(ctx, read);
  const definition = await getDefinition(ctx, { tenantId: tenantOf(ctx), id });
  return { name: `${definition.key}-v${definition.version}.bpmn`, bpmn: await fileOf(definition) };
}

/** What a file from elsewhere would become here; nothing is kept. */
export async function previewFile(ctx: Ctx, bpmn: string) {
  authorise(ctx, manage);
  const read = await readBpmn(bpmn);
  if (!read.model) return { bpmn: null, key: null, name: null, findings: read.findings };
  const name = read.name ?? null;
  const title = { key: read.key, name: name ?? { zh: read.key, en: '' } };
  return { bpmn: await writeBpmn(read.model, title, 'always'), key: read.key, name, findings: read.findings };
}

const named = (table: Record<string, { zh: string; en: string }>) =>
  Object.entries(table).map(([key, name]) => ({ key, name }));

export async function vocabulary(ctx: Ctx) {
  authorise(ctx, read);
  const tenantId = tenantOf(ctx);
  const published = await listDefinitions(ctx, { tenantId, state: 'published', limit: most });
  return {
    tenantId,
    roles: Object.entries(roles).map(([key, role]) => ({ key, name: role.name })),
    places: named(relativePlaces),
    actions: actionNames(),
    procedures: published.items.map(({ key, name }) => ({ key, name })),
  };
}
