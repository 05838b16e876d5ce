import type { Bilingual } from '#platform/errors.ts';
import type { TaskNode, WorkflowModel } from '#platform/workflow/model.ts';

/** The procedure that a bureau gets with its first published plan; it may edit its own afterwards. */
export const reviewKey = 'admissions.review';

export const reviewName: Bilingual = { zh: '入学报名审核', en: 'Review of enrolment applications' };

const choices: TaskNode['choices'] = [
  { key: 'approve', label: { zh: '通过', en: 'Approve' } },
  { key: 'return', label: { zh: '退回修改', en: 'Send back' }, refuses: true, reason: true },
  { key: 'refuse', label: { zh: '不符合条件', en: 'Not eligible' }, refuses: true, reason: true },
];

/** The school that was named first. */
const atFirstChoice =
  '{role: "school-registrar", organisationId: data.firstSchoolId, tenantId: case.tenantId}';

const box = (x: number, y: number, width: number, height: number) => ({ x, y, width, height });

/** 初审 by the school, 复审 by the bureau; whatever stops the way is recorded as much as an approval. */
export const reviewFlow: WorkflowModel = {
  nodes: [
    { id: 'start', kind: 'start', name: { zh: '转人工审核', en: 'Needs a person' } },
    {
      id: 'first',
      kind: 'task',
      name: { zh: '学校初审', en: 'First review, by the school' },
      assign: [{ by: 'expression', feel: atFirstChoice }],
      signing: 'one',
      choices,
      deadline: { workingDays: 3, warnDays: 1 },
      fields: {},
      skipSamePerson: false,
    },
    { id: 'passed', kind: 'exclusive', name: { zh: '初审是否通过', en: 'Did the school approve' } },
    {
      id: 'second',
      kind: 'task',
      name: { zh: '教育局复审', en: 'Second review, by the bureau' },
      assign: [{ by: 'role', role: 'bureau-officer', at: { from: 'case.organisation' } }],
      signing: 'one',
      choices,
      deadline: { workingDays: 2, warnDays: 1 },
      fields: {},
      skipSamePerson: false,
    },
    { id: 'joined', kind: 'exclusive', name: { zh: '汇总', en: 'Either way' } },
    {
      id: 'decide',
      kind: 'action',
      name: { zh: '记录审核结果', en: 'Record the decision' },
      action: 'admissions.decide',
      input: { applicationId: 'data.applicationId', choice: 'outcome' },
    },
    { id: 'which', kind: 'exclusive', name: { zh: '审核结果', en: 'What was decided' } },
    {
      id: 'approved',
      kind: 'end',
      name: { zh: '通过', en: 'Approved' },
      outcome: 'approved',
      terminates: false,
    },
    {
      id: 'returned',
      kind: 'end',
      name: { zh: '退回', en: 'Sent back' },
      outcome: 'returned',
      terminates: false,
    },
    {
      id: 'refused',
      kind: 'end',
      name: { zh: '不符合条件', en: 'Not eligible' },
      outcome: 'refused',
      terminates: false,
    },
  ],
  flows: [
    { id: 'start-first', from: 'start', to: 'first' },
    { id: 'first-passed', from: 'first', to: 'passed' },
    { id: 'passed-second', from: 'passed', to: 'second', when: 'outcome = "approve"' },
    { id: 'passed-joined', from: 'passed', to: 'joined', otherwise: true },
    { id: 'second-joined', from: 'second', to: 'joined' },
    { id: 'joined-decide', from: 'joined', to: 'decide' },
    { id: 'decide-which', from: 'decide', to: 'which' },
    { id: 'which-approved', from: 'which', to: 'approved', when: 'data.decide.choice = "approve"' },
    { id: 'which-returned', from: 'which', to: 'returned', when: 'data.decide.choice = "return"' },
    { id: 'which-refused', from: 'which', to: 'refused', otherwise: true },
  ],
  drawing: {
    start: box(100, 182, 36, 36),
    first: box(190, 170, 100, 60),
    passed: box(345, 175, 50, 50),
    second: box(450, 170, 100, 60),
    joined: box(605, 175, 50, 50),
    decide: box(710, 170, 100, 60),
    which: box(865, 175, 50, 50),
    approved: box(980, 92, 36, 36),
    returned: box(980, 182, 36, 36),
    refused: box(980, 272, 36, 36),
  },
};
