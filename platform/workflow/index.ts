import { defineModule } from '../module.ts';
import { permissions } from './permission.policy.ts';
import './workflow.errors.ts';
import { schedules, works } from './workflow.jobs.ts';

/** Long human procedures as rows. Its pages are those of the module `procedures`. */
export const workflow = defineModule({ name: 'workflow', permissions, works, schedules });

export {
  addWorkingDays,
  type Calendar,
  dayAt,
  deadlineFrom,
  isWorkingDay,
} from './calendar.ts';
export { caseData, doerInput, type StartInput, startInput } from './case.schema.ts';
export { saveDraft, startCase } from './case.service.ts';
export type { TraceEntry } from './case-list.queries.ts';
export {
  type CaseItem,
  type CaseQuery,
  type CaseView,
  getCase,
  listCases,
  type MyTask,
  type Standing,
  type StandingTask,
} from './case-view.service.ts';
export { expressionsOf, modelProblems } from './check.ts';
export { allWritable, rightOf } from './data.policy.ts';
export {
  type Definition,
  type DefinitionInput,
  type DefinitionState,
  definitionInput,
} from './definition.schema.ts';
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
export {
  type Delegation,
  delegate,
  delegationInput,
  endDelegation,
  listDelegations,
} from './delegation.service.ts';
export { evaluateFeel, grammarProblem } from './feel.ts';
export { decidedCases } from './history.service.ts';
export {
  type Holiday,
  holidayInput,
  listHolidays,
  removeHoliday,
  setHoliday,
  workingCalendar,
} from './holiday.service.ts';
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
  type ActionMeta,
  actionNames,
  type DataChange,
  type DataReading,
  type DataRules,
  defineAction,
  type FieldRights,
  type PlaceQuestion,
  type Places,
} from './plug-in.ts';
export { type Case, type Doer, doerKey, type Light, lightOf, type OrganisationRef } from './state.ts';
export type { TaskCounts, TaskItem } from './task.queries.ts';
export { type CompleteInput, completeTask, countTasks, listTasks, type TaskQuery } from './task.service.ts';
