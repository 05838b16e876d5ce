import type { Bilingual } from '../../errors.ts';

type Refusal = { problem: Bilingual; remedy: Bilingual };

const refusal = (zh: string, en: string, remedyZh: string, remedyEn: string): Refusal => ({
  problem: { zh, en },
  remedy: { zh: remedyZh, en: remedyEn },
});

const byHand = ['请改用用户任务并指定办理人', 'Use a user task and say who does it'] as const;
const byAction = [
  '请改用服务任务并选择平台已有的自动办理项',
  'Use a service task with an action of the platform',
] as const;

/** Elements of BPMN 2.0 that the engine does not run, why, and what to draw instead. Keys are the tags in the file. */
export const refusedElements: Record<string, Refusal> = {
  scriptTask: refusal(
    '不运行脚本任务，文件里的程序不会被执行',
    'Script tasks are not run: a file brings no program',
    ...byAction,
  ),
  businessRuleTask: refusal(
    '不运行业务规则任务',
    'Business rule tasks are not run',
    '请改用条件分支，在流向上写 FEEL 条件',
    'Use an exclusive gateway with FEEL conditions on its flows',
  ),
  receiveTask: refusal('不支持等待消息', 'Waiting for a message is not supported', ...byHand),
  subProcess: refusal(
    '不支持嵌在图内的子流程',
    'A sub-process inside the drawing is not supported',
    '请另存为一个流程，再用调用活动引用它',
    'Save it as a procedure of its own and refer to it by a call activity',
  ),
  transaction: refusal(
    '不支持事务子流程',
    'Transactions are not supported',
    '请另存为一个流程，再用调用活动引用它',
    'Save it as a procedure of its own and refer to it by a call activity',
  ),
  adHocSubProcess: refusal(
    '不支持自由子流程',
    'Ad-hoc sub-processes are not supported',
    '请画出各步骤之间的先后',
    'Draw the order of its steps',
  ),
  subChoreography: refusal(
    '不支持编排图',
    'Choreographies are not supported',
    '请画成流程图',
    'Draw a process',
  ),
  choreographyTask: refusal(
    '不支持编排图',
    'Choreographies are not supported',
    '请画成流程图',
    'Draw a process',
  ),
  boundaryEvent: refusal(
    '不支持附在任务边上的事件',
    'Events on the border of a task are not supported',
    '时限请设在任务上；其他情形请用办理人的选项和条件分支',
    'Set a deadline on the task; for other cases use its choices and an exclusive gateway',
  ),
  eventBasedGateway: refusal(
    '不支持事件网关',
    'Event-based gateways are not supported',
    '请用任务的选项加条件分支',
    'Use the choices of a task and an exclusive gateway',
  ),
  complexGateway: refusal(
    '不支持复杂网关',
    'Complex gateways are not supported',
    '请用条件、并行或包容分支',
    'Use an exclusive, parallel or inclusive gateway',
  ),
  intermediateThrowEvent: refusal(
    '不支持中间抛出事件',
    'Intermediate throw events are not supported',
    '要通知人请用发送任务；只作标记的可以删去',
    'To tell somebody use a send task; delete it if it is only a mark',
  ),
  implicitThrowEvent: refusal(
    '不支持中间抛出事件',
    'Throw events are not supported',
    '要通知人请用发送任务',
    'To tell somebody use a send task',
  ),
};

const eventWords: Record<string, Bilingual> = {
  messageEventDefinition: { zh: '消息', en: 'message' },
  signalEventDefinition: { zh: '信号', en: 'signal' },
  errorEventDefinition: { zh: '错误', en: 'error' },
  escalationEventDefinition: { zh: '升级', en: 'escalation' },
  compensateEventDefinition: { zh: '补偿', en: 'compensation' },
  cancelEventDefinition: { zh: '取消', en: 'cancel' },
  conditionalEventDefinition: { zh: '条件', en: 'conditional' },
  linkEventDefinition: { zh: '链接', en: 'link' },
  timerEventDefinition: { zh: '定时', en: 'timer' },
  terminateEventDefinition: { zh: '终止', en: 'terminate' },
};

/** Why an event with this definition is refused at this place. */
export function refusedEvent(place: 'start' | 'middle' | 'end', definition: string): Refusal {
  const word = eventWords[definition] ?? { zh: definition, en: definition };
  if (place === 'start')
    return refusal(
      `不支持由${word.zh}触发的开始事件`,
      `A start event that is triggered (${word.en}) is not supported`,
      '请改用普通开始事件，事项由申请或其他模块发起',
      'Use a plain start event; a case is started by an application or by another module',
    );
  if (place === 'end')
    return refusal(
      `不支持${word.zh}结束事件`,
      `A ${word.en} end event is not supported`,
      '请改用普通结束事件，结果写在“办理结果”里；要通知人请在前面加发送任务',
      'Use a plain end event and give it an outcome; to tell somebody put a send task before it',
    );
  return refusal(
    `不支持等待${word.zh}的中间事件`,
    `An intermediate event that waits for a ${word.en} is not supported`,
    definition === 'linkEventDefinition' ? '请直接用流向连接' : '等待时间请用定时事件，等待人请用用户任务',
    definition === 'linkEventDefinition'
      ? 'Connect the two places by a sequence flow'
      : 'To wait for time use a timer event, to wait for a person a user task',
  );
}

export const refusedLoop = {
  many: refusal(
    '不支持多实例任务',
    'Multi-instance tasks are not supported',
    '请在任务上列出多位办理人，并选择会签、或签或依次办理',
    'List several doers on the task and choose all-of, any-of or sequential signing',
  ),
  standard: refusal(
    '不支持循环任务',
    'Loop tasks are not supported',
    '请用条件分支画一条返回的流向',
    'Draw a flow back from an exclusive gateway',
  ),
};
