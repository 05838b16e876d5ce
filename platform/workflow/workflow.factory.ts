import type { z } from 'zod';
import { uuidv7 } from '../codes/uuid.ts';
import type { Ctx, PersonActor } from '../ctx.ts';
import { personActor, type TestApp } from '../testing/app.ts';
import { startCase } from './case.service.ts';
import { installProcedure } from './definition.service.ts';
import type { WorkflowModel, workflowModel } from './model.ts';

type Model = z.input<typeof workflowModel>;
type Node = Model['nodes'][number];
type Flow = Model['flows'][number];

const named = (text: string) => ({ zh: text, en: text });

/** Choices of an ordinary step: agree, or refuse with a reason. */
export const agreeOrRefuse = [
  { key: 'approve', label: { zh: '同意', en: 'Agree' } },
  { key: 'refuse', label: { zh: '不同意', en: 'Refuse' }, refuses: true, reason: true },
];

type TaskRest = Partial<Omit<Extract<Node, { kind: 'task' }>, 'id' | 'kind' | 'assign'>>;

export const task = (
  id: string,
  assign: Extract<Node, { kind: 'task' }>['assign'],
  rest: TaskRest = {},
): Node => ({
  id,
  kind: 'task',
  name: named(id),
  assign,
  choices: agreeOrRefuse,
  ...rest,
});
export const start = (id = 'start'): Node => ({ id, kind: 'start', name: named(id) });
export const end = (id = 'end', outcome = 'approved', terminates = false): Node => ({
  id,
  kind: 'end',
  name: named(id),
  outcome,
  terminates,
});
export const gateway = (kind: 'exclusive' | 'parallel' | 'inclusive', id: string): Node => ({
  id,
  kind,
  name: named(id),
});

/** Flows from `a > b`, `a > b when feel`, `a > b otherwise`. */
export function flows(...lines: string[]): Flow[] {
  return lines.map((line) => {
    const [, from = '', to = '', rest = ''] = /^(\S+) > (\S+) ?(.*)$/.exec(line) ?? [];
    const flow: Flow = { id: `${from}_${to}`, from, to };
    if (rest === 'otherwise') return { ...flow, otherwise: true };
    return rest.startsWith('when ') ? { ...flow, when: rest.slice(5) } : flow;
  });
}

/** A line of steps, each done by a person, from start to end. */
export function lineOf(people: readonly string[], rest: TaskRest = {}): WorkflowModel {
  const ids = people.map((_, i) => `s${i + 1}`);
  return {
    nodes: [
      start(),
      ...people.map((personId, i) => task(`s${i + 1}`, [{ by: 'person', personId }], rest)),
      end(),
    ],
    flows: flows(...['start', ...ids].map((id, i) => `${id} > ${ids[i] ?? 'end'}`)),
  } as WorkflowModel;
}

/** A tenant with a bureau's people, a procedure in it, and cases of it. */
export function buildOffice(app: TestApp) {
  const tenantId = uuidv7();
  const organisationId = uuidv7();
  const path = 'a1b2c3d4e5f6.';
  const system = app.system(tenantId);
  const somebody = (role?: string): PersonActor =>
    personActor({ ...(role && { role, organisationId, path }), tenantId, tenants: [tenantId] });
  const ctxOf = (actor: PersonActor): Ctx => app.as(actor);
  return {
    tenantId,
    organisationId,
    path,
    system,
    somebody,
    ctxOf,
    async install(model: Model, key = `test.${uuidv7().slice(-12)}`) {
      return installProcedure(system, tenantId, {
        key,
        name: { zh: '测试事项', en: 'Test procedure' },
        model,
      });
    },
    start: (applicant: PersonActor, key: string, data: Record<string, unknown> = {}) =>
      startCase(ctxOf(applicant), {
        procedure: { tenantId, key },
        tenantId,
        organisation: { organisationId, path },
        applicant: { personId: applicant.personId },
        title: { zh: '测试办件', en: 'A test case' },
        data: data as never,
      }),
  };
}
