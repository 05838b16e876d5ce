import { z } from 'zod';

/**
 * A procedure as data: nodes and the flows between them, the subset of BPMN 2.0 that the engine runs.
 * Conditions are FEEL (DMN 1.3, chapter 10) over the case's facts; see `facts.ts` for what they may name.
 */

const id = z.string().regex(/^[A-Za-z_][\w.-]{0,79}$/);
const bilingual = z.strictObject({ zh: z.string().min(1).max(100), en: z.string().max(200) });
const feel = z.string().min(1).max(2000);

/** An organisation, named outright or seen from the case: `applicant.school`, `applicant.school.bureau`, `case.organisation`. */
export const place = z.union([
  z.strictObject({ organisationId: z.uuid(), tenantId: z.uuid() }),
  z.strictObject({ from: z.string().regex(/^[a-z]+(\.[a-zA-Z]+){0,4}$/) }),
]);
export type Place = z.infer<typeof place>;

/** Who does a task. A role at an organisation means anyone who holds it there. */
export const assignment = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('person'), personId: z.uuid() }),
  z.strictObject({ by: z.literal('applicant') }),
  z.strictObject({ by: z.literal('role'), role: z.string().min(1).max(60), at: place }),
  /** FEEL that yields one or a list of `{personId}` or `{role, organisationId, tenantId}`. */
  z.strictObject({ by: z.literal('expression'), feel }),
]);
export type Assignment = z.infer<typeof assignment>;

/** 单人, 会签 all-of, 或签 any-of, 依次 sequential. */
const signing = z.enum(['one', 'all', 'any', 'sequence']);

/** What the doer may choose; `key` is what conditions compare (`outcome = "approve"`). */
const choice = z.strictObject({
  key: z.string().regex(/^[a-z][a-z-]{0,39}$/),
  label: bilingual,
  /** A refusal in an all-of or sequential task ends it at once. */
  refuses: z.boolean().optional(),
  /** The doer must write why. */
  reason: z.boolean().optional(),
});

const fieldRight = z.enum(['hidden', 'read', 'write']);

const deadline = z.strictObject({
  workingDays: z.number().int().min(1).max(400),
  /** The yellow light goes on so many working days before the deadline. */
  warnDays: z.number().int().min(0).max(60).default(1),
});

const common = { id, name: bilingual };

export const taskNode = z.strictObject({
  ...common,
  kind: z.literal('task'),
  assign: z.array(assignment).min(1).max(50),
  signing: signing.default('one'),
  choices: z.array(choice).min(1).max(8),
  deadline: deadline.optional(),
  /** Rights in the case's form at this step; a field that is not named is read-only. */
  fields: z.record(z.string().max(120), fieldRight).default({}),
  /** 相同审批人跳过: done at once with the same choice when the same person decided an earlier step of the case. */
  skipSamePerson: z.boolean().default(false),
});

export const workflowNode = z.discriminatedUnion('kind', [
  /** `fields`: what the applicant may do in the form, at the start and when it is returned; everything unless told. */
  z.strictObject({
    ...common,
    kind: z.literal('start'),
    fields: z.record(z.string().max(120), fieldRight).optional(),
  }),
  /** `outcome` is the case's result when this end is its last: `approved`, `refused`… */
  z.strictObject({
    ...common,
    kind: z.literal('end'),
    outcome: z.string().regex(/^[a-z][a-z-]{0,39}$/),
    /** BPMN terminate end event: ends the whole case, other branches included. */
    terminates: z.boolean().default(false),
  }),
  taskNode,
  z.strictObject({ ...common, kind: z.literal('exclusive') }),
  z.strictObject({ ...common, kind: z.literal('parallel') }),
  z.strictObject({ ...common, kind: z.literal('inclusive') }),
  z.strictObject({
    ...common,
    kind: z.literal('timer'),
    wait: z.union([
      z.strictObject({ workingDays: z.number().int().min(1).max(400) }),
      /** ISO 8601 duration, `P3D`, `PT30M`. */
      z.strictObject({ duration: z.string().regex(/^P(?!$)(\d+D)?(T(?!$)(\d+H)?(\d+M)?(\d+S)?)?$/) }),
      /** FEEL that yields a date and time. */
      z.strictObject({ until: feel }),
    ]),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('action'),
    /** A module's registered action, `register.transfer.apply`. */
    action: z.string().regex(/^[a-z]+(\.[a-z][a-z-]*){1,3}$/),
    input: z.record(z.string().max(80), feel).default({}),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('subprocess'),
    procedure: z.string().min(1).max(80),
    input: z.record(z.string().max(80), feel).default({}),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('notice'),
    to: z.array(assignment).min(1).max(20),
    title: bilingual,
    text: z.strictObject({ zh: z.string().max(2000), en: z.string().max(4000) }),
  }),
]);
export type WorkflowNode = z.infer<typeof workflowNode>;
export type TaskNode = z.infer<typeof taskNode>;

export const flow = z.strictObject({
  id,
  from: id,
  to: id,
  /** FEEL; absent on the way that is always open. */
  when: feel.optional(),
  /** The way of an exclusive or inclusive gateway when no other is open. */
  otherwise: z.boolean().optional(),
  name: bilingual.optional(),
});
export type Flow = z.infer<typeof flow>;

export const workflowModel = z.strictObject({
  nodes: z.array(workflowNode).min(2).max(200),
  flows: z.array(flow).min(1).max(400),
  /** Deadline of the whole case. */
  deadline: deadline.optional(),
  /** Where the shapes stand in the drawing, as bpmndi keeps them; the engine does not look at it. */
  drawing: z
    .record(
      z.string(),
      z.union([
        z.strictObject({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }),
        z.array(z.strictObject({ x: z.number(), y: z.number() })).max(40),
      ]),
    )
    .optional(),
});
export type WorkflowModel = z.infer<typeof workflowModel>;
