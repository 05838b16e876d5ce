import { defineModule } from '../module.ts';
import { permissions } from './permission.policy.ts';
import './workflow.errors.ts';
import { schedules, works } from './workflow.jobs.ts';

/** Long human procedures as rows. Its pages are those of the module `procedures`. */
export const workflow = defineModule({ name: 'workflow', permissions, works, schedules });

export { addWorkingDays } from './calendar.ts';
export { startInput } from './case.schema.ts';
export { saveDraft, startCase } from './case.service.ts';
export { type CaseItem, type CaseQuery, getCase, listCases } from './case-view.service.ts';
export { rightOf } from './data.policy.ts';
export type { Definition, DefinitionInput, DefinitionState } from './definition.schema.ts';
export {
  createDefinition,
  findProcedure,
  getDefinition,
  installProcedure,
  listDefinitions,
  publishDefinition,
  retireDefinition,
  saveDefinition,
} from './definition.service.ts';
export { delegate, endDelegation, listDelegations } from './delegation.service.ts';
export { evaluateFeel } from './feel.ts';
export { decidedCases } from './history.service.ts';
export { listHolidays, removeHoliday, setHoliday, workingCalendar } from './holiday.service.ts';
export { type CaseLoad, type TaskLoad, workLoad } from './load.service.ts';
export type { Moved } from './move.service.ts';
export {
  addSigners,
  reassignTask,
  removeSigner,
  resumeCase,
  retryAction,
  returnTask,
  skipAction,
  suspendCase,
  takeBack,
  urge,
  voidCase,
  withdrawCase,
} from './moves.service.ts';
export {
  type ActionDefinition,
  actionNames,
  type DataRules,
  defineAction,
  type FieldRights,
  type PlaceQuestion,
  type Places,
} from './plug-in.ts';
export type { Doer, OrganisationRef } from './state.ts';
export type { TaskItem } from './task.queries.ts';
export { completeTask, countTasks, listTasks, type TaskQuery } from './task.service.ts';
