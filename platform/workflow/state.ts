import type { Bilingual } from '../errors.ts';

/** Who may do a task: one person, or anyone who holds a role at an organisation. */
export type Doer = { personId: string } | { role: string; organisationId: string; tenantId: string };

/** The key by which a list finds the tasks of a doer. */
export const doerKey = (doer: Doer) =>
  'personId' in doer ? `person:${doer.personId}` : `role:${doer.organisationId}:${doer.role}`;

export type CaseStatus = 'draft' | 'running' | 'suspended' | 'completed' | 'withdrawn' | 'voided';

/** How a step was decided last. FEEL sees it as `steps.<node>`. */
export type StepFact = { outcome: string; by: string | null; at: string };

export type OrganisationRef = { tenantId: string; organisationId: string };
export type CaseRef = { tenantId: string; caseId: string };

export type Case = {
  tenantId: string;
  id: string;
  definition: { tenantId: string; id: string };
  procedure: string;
  procedureVersion: number;
  status: CaseStatus;
  outcome: string | null;
  title: Bilingual;
  applicantId: string | null;
  subjectId: string | null;
  organisationId: string;
  path: string;
  data: Record<string, unknown>;
  steps: Readonly<Record<string, StepFact>>;
  /** Relative places as they were found when first needed: a case stays with the offices where it began. */
  places: Readonly<Record<string, OrganisationRef>>;
  /** The tenants where the case has or had tasks. */
  taskTenants: readonly string[];
  /** Counts the stays. */
  sequence: number;
  parent: (CaseRef & { tokenId: string }) | null;
  startedAt: Date;
  endedAt: Date | null;
  dueAt: Date | null;
  warnAt: Date | null;
  suspendedAt: Date | null;
  version: number;
};

/** What went wrong with an action: it stands in the case until it is retried or skipped. */
export type Failure = { code: string; title: Bilingual; at: string; final: boolean };

/** Where a correction goes back to, past the steps between, with the way that led there. */
export type ReturnsTo = { node: string; trail: Readonly<Record<string, number>> };

/** One stay at a node that waits. */
export type Token = {
  id: string;
  node: string;
  sequence: number;
  status: 'live' | 'done' | 'withdrawn';
  /** The flow by which it came to a join. */
  cameBy: string | null;
  /** The outcome of the last task on its way. */
  carries: string | null;
  /** Its causal past: for each node, the sequence of the latest stay there. */
  trail: Readonly<Record<string, number>>;
  /** The stays that it followed directly. */
  previous: readonly string[];
  /** After a return: the step that it goes back to directly. */
  returnsTo: ReturnsTo | null;
  wakeAt: Date | null;
  attempts: number;
  failure: Failure | null;
  child: CaseRef | null;
  arrivedAt: Date;
  leftAt: Date | null;
};

export type TaskStatus = 'open' | 'waiting' | 'suspended' | 'done' | 'withdrawn';

export type Task = {
  tenantId: string;
  id: string;
  tokenId: string;
  node: string;
  name: Bilingual;
  doer: Doer;
  status: TaskStatus;
  /** Its place among the signers of the step. */
  place: number;
  /** 加签: how it was added, by whom, to whose task. */
  added: 'before' | 'after' | 'parallel' | null;
  addedBy: string | null;
  anchorId: string | null;
  choice: string | null;
  comment: string | null;
  decidedBy: string | null;
  onBehalfOf: string | null;
  openedAt: Date;
  endedAt: Date | null;
  dueAt: Date | null;
  warnAt: Date | null;
  urgedAt: Date | null;
  overdueAt: Date | null;
  version: number;
};

/** A case with what is live in it; a move that looks back has the earlier stays too. */
export type State = { case: Case; tokens: readonly Token[]; tasks: readonly Task[] };

export const isClosed = ({ status }: Task) => status === 'done' || status === 'withdrawn';

export type Light = 'none' | 'yellow' | 'red';

/** 红黄灯: derived from the deadline, never stored. */
export function lightOf(item: { dueAt: Date | null; warnAt: Date | null }, now: Date): Light {
  if (item.dueAt && item.dueAt <= now) return 'red';
  return item.warnAt && item.warnAt <= now ? 'yellow' : 'none';
}
