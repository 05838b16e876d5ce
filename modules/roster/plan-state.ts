import type {
  GuardianshipInput,
  LookupHashes,
  PersonMemberships,
  RosterBatch,
} from '#modules/directory/index.ts';
import { uuidv7 } from '#platform/codes/uuid.ts';
import type { IssueList } from './issues.ts';
import type { Placement, Scope } from './place-register.ts';
import type { GuardianRelation } from './records.ts';

export type PlanCounts = {
  people: number;
  peopleCreated: number;
  enrolments: number;
  enrolmentsCreated: number;
  postings: number;
  teachings: number;
  guardianships: number;
};

/** What one import remembers from batch to batch. */
export type PeoplePlan = {
  /** The person that a key of the file means. */
  ids: Map<string, string>;
  /** Keys of sheets that were read: a guardian stands in the row of each child. */
  read: Set<string>;
  /** Rows by the identifiers that nobody may share, by type. */
  claimed: Map<string, Map<string, number>>;
  /** Children whose guardian has not been read yet, by the guardian's key. */
  waiting: Map<
    string,
    {
      childId: string;
      tenantId: string;
      relation: GuardianRelation;
      held: PersonMemberships['guardianships'];
    }[]
  >;
  /** People of the batch at hand. */
  current: Set<string>;
  /** Guardianships between people of different batches, by tenant: written when both have landed. */
  later: Map<string, GuardianshipInput[]>;
  /** Enrolments from before the import that the file confirms. */
  enrolments: Set<string>;
  counts: PlanCounts;
};

export function newPlan(): PeoplePlan {
  return {
    ids: new Map(),
    read: new Set(),
    claimed: new Map(),
    waiting: new Map(),
    current: new Set(),
    later: new Map(),
    enrolments: new Set(),
    counts: {
      people: 0,
      peopleCreated: 0,
      enrolments: 0,
      enrolmentsCreated: 0,
      postings: 0,
      teachings: 0,
      guardianships: 0,
    },
  };
}

type Rows = Required<Pick<RosterBatch, 'people' | 'enrolments' | 'postings' | 'teachings' | 'guardianships'>>;
/** Rows for one tenant, with the ids that are surely new and the hashes that were made on the way. */
export type MutableBatch = { [K in keyof Rows]: Rows[K][number][] } & {
  fresh: Set<string>;
  hashes: LookupHashes;
};

/** What the planners of one person share. */
export type Planning = {
  scope: Scope;
  placement: Placement;
  plan: PeoplePlan;
  issues: IssueList;
  batchOf: (tenantId: string) => MutableBatch;
};

/** How a file calls the columns that name places. */
export const columnOf = ({ system }: Scope) =>
  system === ''
    ? { school: '学校标识码', group: '班级', headOf: '班主任班级', teaching: '任课', person: '身份证件号' }
    : {
        school: 'schoolSourcedId',
        group: 'classSourcedId',
        headOf: 'classSourcedId',
        teaching: 'classSourcedId',
        person: 'userSourcedId',
      };

/** A new id, noted as such. */
export function fresh(batch: MutableBatch): string {
  const id = uuidv7();
  batch.fresh.add(id);
  return id;
}
