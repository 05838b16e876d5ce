import type { z } from 'zod';
import type { Ctx } from '../ctx.ts';
import type { Doer, OrganisationRef } from './state.ts';

/** About the case on whose behalf an action runs. `key` is the same at each try: the action does its work once for it. */
export type ActionMeta = {
  key: string;
  tenantId: string;
  caseId: string;
  procedure: string;
  applicantId: string | null;
  subjectId: string | null;
  organisationId: string;
  attempt: number;
};

export type ActionDefinition = {
  name: string;
  input: z.ZodType;
  run: (ctx: Ctx, input: never, meta: ActionMeta) => Promise<Record<string, unknown> | undefined>;
};

/**
 * A service call that procedures may make. It runs in the transaction that moves the case on: what it changes here and
 * the move land together, or neither. What it returns is added to the case's data under the node's id.
 */
export function defineAction<I extends z.ZodType>(definition: {
  name: string;
  input: I;
  run: (ctx: Ctx, input: z.infer<I>, meta: ActionMeta) => Promise<Record<string, unknown> | undefined>;
}): ActionDefinition {
  return definition as unknown as ActionDefinition;
}

export type PlaceQuestion = {
  /** `applicant.school`, `applicant.school.bureau`, `case.organisation.bureau`… */
  from: string;
  applicantId: string | null;
  subjectId: string | null;
  organisation: OrganisationRef;
};

/** How procedures find organisations and people. */
export type Places = {
  /** The organisation that a relative place means; undefined when there is none. */
  find: (ctx: Ctx, question: PlaceQuestion) => Promise<OrganisationRef | undefined>;
  /** Who holds a role at an organisation now, at most 20. */
  holders: (ctx: Ctx, role: Exclude<Doer, { personId: string }>) => Promise<string[]>;
};

/** What a case's data must be at a step: see `platform/forms`. */
export type DataRules = {
  /** The data after a change at a step. @throws for what the step may not change, and for what the form forbids. */
  accept: (ctx: Ctx, change: DataChange) => Promise<Record<string, unknown>>;
  /** What somebody at this step may see of it. */
  reveal: (ctx: Ctx, view: DataReading) => Promise<Record<string, unknown>>;
};
export type FieldRights = Readonly<Record<string, 'hidden' | 'read' | 'write'>>;
/** `form` is the definition's, as it was given when the definition was made; null for a procedure without a form. */
export type DataReading = {
  caseId: string;
  form: unknown;
  rights: FieldRights;
  data: Record<string, unknown>;
};
export type DataChange = DataReading & { tenantId: string; change: Record<string, unknown> };

const actions = new Map<string, ActionDefinition>();
let places: Places | undefined;
let dataRules: DataRules | undefined;

type PlugIns = {
  actions?: readonly ActionDefinition[];
  places?: Places;
  dataRules?: DataRules;
};

/** What the modules of this process bring for procedures, in the place of any before. @throws Error when an action's name is taken. */
export function setPlugIns(modules: readonly PlugIns[]): void {
  actions.clear();
  places = undefined;
  dataRules = undefined;
  for (const module of modules) {
    for (const action of module.actions ?? []) {
      if (actions.has(action.name)) throw new Error(`action defined twice: ${action.name}`);
      actions.set(action.name, action);
    }
    places = module.places ?? places;
    dataRules = module.dataRules ?? dataRules;
  }
}

export const findAction = (name: string) => actions.get(name);
export const actionNames = () => [...actions.keys()].sort();
export const thePlaces = () => places;
export const theDataRules = () => dataRules;
