import { AutoComplete, Button, Checkbox, Input, InputNumber, Radio, Select } from 'antd';
import { feelLanguage } from '#platform/workflow/bpmn/extension.ts';
import { usePick, useTexts } from '#web/i18n/texts.ts';
import type { OpenDrawing } from './canvas.tsx';
import { Doers } from './doer-field.tsx';
import { Row } from './panel-row.tsx';
import {
  choicesBefore,
  type EntrySetting,
  type Moddle,
  readDeadline,
  readEntries,
  readNotice,
  readWork,
  type Shape,
  writeDeadline,
  writeEntries,
  writeNotice,
  writeWork,
} from './settings.ts';
import { DeadlineFields, TaskPanel } from './task-panel.tsx';
import texts from './texts.ts';
import type { Vocabulary } from './wire.ts';

interface PanelProps {
  drawing: OpenDrawing;
  shape: Shape;
  words: Vocabulary;
}

const kindWords = {
  'bpmn:StartEvent': 'piece.start',
  'bpmn:EndEvent': 'piece.end',
  'bpmn:UserTask': 'piece.task',
  'bpmn:ExclusiveGateway': 'piece.exclusive',
  'bpmn:ParallelGateway': 'piece.parallel',
  'bpmn:InclusiveGateway': 'piece.inclusive',
  'bpmn:IntermediateCatchEvent': 'piece.timer',
  'bpmn:ServiceTask': 'piece.action',
  'bpmn:CallActivity': 'piece.subprocess',
  'bpmn:SendTask': 'piece.notice',
  'bpmn:SequenceFlow': 'piece.flow',
} as const;

const kindOf = (type: string) => kindWords[type as keyof typeof kindWords] ?? 'piece.other';

/** The settings of what is chosen in the drawing. */
export function ElementPanel({ drawing, shape, words }: PanelProps) {
  const t = useTexts(texts);
  const element = shape.businessObject;
  const set = (properties: Record<string, unknown>) => drawing.modeling.updateProperties(shape, properties);
  return (
    <section className="pr-panel" aria-label={t('panel.title')}>
      <h2>{t(kindOf(shape.type))}</h2>
      <Row label={t('name.zh')}>
        <Input
          aria-label={t('name.zh')}
          maxLength={100}
          value={element.name ?? ''}
          onChange={(event) => set({ name: event.target.value || undefined })}
        />
      </Row>
      <Row label={t('name.en')}>
        <Input
          aria-label={t('name.en')}
          maxLength={200}
          value={(element.nameEn as string | undefined) ?? ''}
          onChange={(event) => set({ nameEn: event.target.value || undefined })}
        />
      </Row>
      <Detail drawing={drawing} shape={shape} words={words} />
      <Row label={t('panel.id')}>
        <code className="pr-code">{element.id}</code>
      </Row>
    </section>
  );
}

function Detail({ drawing, shape, words }: PanelProps) {
  const element = shape.businessObject;
  switch (shape.type) {
    case 'bpmn:UserTask':
      return (
        <TaskPanel
          work={readWork(element)}
          words={words}
          onChange={(work) => writeWork(drawing, shape, work)}
        />
      );
    case 'bpmn:EndEvent':
      return <EndDetail drawing={drawing} shape={shape} words={words} />;
    case 'bpmn:IntermediateCatchEvent':
      return <TimerDetail drawing={drawing} shape={shape} words={words} />;
    case 'bpmn:ServiceTask':
    case 'bpmn:CallActivity':
      return <CallDetail drawing={drawing} shape={shape} words={words} />;
    case 'bpmn:SendTask':
      return <NoticeDetail drawing={drawing} shape={shape} words={words} />;
    case 'bpmn:SequenceFlow':
      return <FlowDetail drawing={drawing} shape={shape} words={words} />;
    default:
      return null;
  }
}

function EndDetail({ drawing, shape }: PanelProps) {
  const t = useTexts(texts);
  const element = shape.businessObject;
  const definitions = (element.eventDefinitions as Moddle[] | undefined) ?? [];
  return (
    <>
      <Row label={t('end.outcome')} hint={t('end.outcome.hint')}>
        <AutoComplete
          aria-label={t('end.outcome')}
          value={(element.outcome as string | undefined) ?? ''}
          options={(['approved', 'refused', 'completed'] as const).map((value) => ({
            value,
            label: `${t(`outcome.${value}`)} ${value}`,
          }))}
          onChange={(outcome: string) =>
            drawing.modeling.updateProperties(shape, { outcome: outcome.slice(0, 40) || undefined })
          }
        />
      </Row>
      <Checkbox
        checked={definitions.length > 0}
        onChange={(event) => {
          const terminate = drawing.factory.create('bpmn:TerminateEventDefinition', {});
          drawing.modeling.updateProperties(shape, {
            eventDefinitions: event.target.checked ? [terminate] : [],
          });
        }}
      >
        {t('end.terminates')}
      </Checkbox>
    </>
  );
}

type Wait = 'days' | 'duration' | 'until';

function TimerDetail({ drawing, shape }: PanelProps) {
  const t = useTexts(texts);
  const definition = (shape.businessObject.eventDefinitions as Moddle[] | undefined)?.[0];
  const body = (name: string) => (definition?.[name] as Moddle | undefined)?.body as string | undefined;
  const kind: Wait =
    body('timeDuration') !== undefined ? 'duration' : body('timeDate') !== undefined ? 'until' : 'days';
  const set = (next: Wait, value: string | number) => {
    const text = (language?: string) =>
      drawing.factory.create('bpmn:FormalExpression', { body: String(value), ...(language && { language }) });
    const made = drawing.factory.create(
      'bpmn:TimerEventDefinition',
      next === 'days'
        ? { workingDays: Number(value) }
        : next === 'duration'
          ? { timeDuration: text() }
          : { timeDate: text(feelLanguage) },
    );
    drawing.modeling.updateProperties(shape, { eventDefinitions: [made] });
  };
  return (
    <Row label={t('timer.wait')}>
      <Radio.Group
        value={kind}
        onChange={(event) => {
          const next = event.target.value as Wait;
          set(next, next === 'days' ? 3 : next === 'duration' ? 'P3D' : 'date and time(data.day)');
        }}
        options={(['days', 'duration', 'until'] as const).map((value) => ({
          value,
          label: t(`timer.${value}`),
        }))}
      />
      {kind === 'days' ? (
        <InputNumber
          aria-label={t('timer.days')}
          min={1}
          max={400}
          value={(definition?.workingDays as number | undefined) ?? null}
          onChange={(days) => set('days', days ?? 1)}
        />
      ) : (
        <Input
          className="pr-code"
          aria-label={t(`timer.${kind}`)}
          maxLength={2000}
          value={body(kind === 'duration' ? 'timeDuration' : 'timeDate') ?? ''}
          onChange={(event) => set(kind, event.target.value)}
        />
      )}
    </Row>
  );
}

function CallDetail({ drawing, shape, words }: PanelProps) {
  const t = useTexts(texts);
  const say = usePick();
  const element = shape.businessObject;
  const isAction = shape.type === 'bpmn:ServiceTask';
  const property = isAction ? 'action' : 'calledElement';
  const options = isAction
    ? words.actions.map((action) => ({ value: action, label: action }))
    : words.procedures.map((one) => ({ value: one.key, label: say(one.name) }));
  return (
    <>
      <Row label={t(isAction ? 'call.action' : 'call.procedure')}>
        <Select
          aria-label={t(isAction ? 'call.action' : 'call.procedure')}
          value={(element[property] as string | undefined) ?? null}
          showSearch={{ optionFilterProp: 'label' }}
          options={options}
          notFoundContent={t('call.none')}
          onChange={(value) => drawing.modeling.updateProperties(shape, { [property]: value })}
        />
      </Row>
      <Row label={t('call.input')} hint={t('call.input.hint')}>
        <Entries value={readEntries(element)} onChange={(entries) => writeEntries(drawing, shape, entries)} />
      </Row>
    </>
  );
}

function Entries({
  value,
  onChange,
}: {
  value: readonly EntrySetting[];
  onChange: (next: EntrySetting[]) => void;
}) {
  const t = useTexts(texts);
  const set = (index: number, part: Partial<EntrySetting>) =>
    onChange(value.map((one, at) => (at === index ? { ...one, ...part } : one)));
  return (
    <div className="pr-list">
      {value.map((entry, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a place in an ordered list is what it is
        <div className="pr-inline" key={index}>
          <Input
            className="pr-code"
            aria-label={t('call.key')}
            maxLength={80}
            value={entry.key}
            onChange={(event) => set(index, { key: event.target.value })}
          />
          <Input
            className="pr-code"
            aria-label={t('call.value')}
            maxLength={2000}
            value={entry.feel}
            onChange={(event) => set(index, { feel: event.target.value })}
          />
          <Button size="small" onClick={() => onChange(value.filter((_, at) => at !== index))}>
            {t('remove')}
          </Button>
        </div>
      ))}
      <Button size="small" onClick={() => onChange([...value, { key: '', feel: '' }])}>
        {t('call.add')}
      </Button>
    </div>
  );
}

function NoticeDetail({ drawing, shape, words }: PanelProps) {
  const t = useTexts(texts);
  const notice = readNotice(shape.businessObject);
  const set = (part: Partial<typeof notice>) => writeNotice(drawing, shape, { ...notice, ...part });
  return (
    <>
      <Row label={t('notice.to')}>
        <Doers value={notice.to} words={words} onChange={(to) => set({ to })} />
      </Row>
      {(['titleZh', 'titleEn'] as const).map((name) => (
        <Row key={name} label={t(`notice.${name}`)}>
          <Input
            aria-label={t(`notice.${name}`)}
            maxLength={100}
            value={notice[name]}
            onChange={(event) => set({ [name]: event.target.value })}
          />
        </Row>
      ))}
      {(['textZh', 'textEn'] as const).map((name) => (
        <Row key={name} label={t(`notice.${name}`)}>
          <Input.TextArea
            aria-label={t(`notice.${name}`)}
            maxLength={2000}
            autoSize={{ minRows: 2, maxRows: 8 }}
            value={notice[name]}
            onChange={(event) => set({ [name]: event.target.value })}
          />
        </Row>
      ))}
    </>
  );
}

type Way = 'always' | 'choice' | 'feel' | 'otherwise';
const byChoice = /^outcome = "([a-z][a-z-]*)"$/;

function FlowDetail({ drawing, shape }: PanelProps) {
  const t = useTexts(texts);
  const source = shape.source;
  if (source?.type !== 'bpmn:ExclusiveGateway' && source?.type !== 'bpmn:InclusiveGateway')
    return <p className="tx-quiet">{t('flow.plain')}</p>;
  const condition = (shape.businessObject.conditionExpression as Moddle | undefined)?.body as
    | string
    | undefined;
  const isDefault = source.businessObject.default === shape.businessObject;
  const choices = choicesBefore(source);
  const chosen = byChoice.exec(condition ?? '')?.[1];
  const way: Way = isDefault ? 'otherwise' : condition === undefined ? 'always' : chosen ? 'choice' : 'feel';

  const setCondition = (body: string | undefined) => {
    if (isDefault) drawing.modeling.updateProperties(source, { default: undefined });
    drawing.modeling.updateProperties(shape, {
      conditionExpression:
        body === undefined
          ? undefined
          : drawing.factory.create('bpmn:FormalExpression', { language: feelLanguage, body }),
    });
  };
  const change = (next: Way) => {
    if (next === 'otherwise') {
      setCondition(undefined);
      drawing.modeling.updateProperties(source, { default: shape.businessObject });
    } else if (next === 'always') setCondition(undefined);
    else if (next === 'choice') setCondition(`outcome = "${choices[0]?.key ?? 'approve'}"`);
    else setCondition(condition ?? 'data.days > 3');
  };
  return (
    <Row label={t('flow.when')}>
      <Radio.Group
        className="pr-stack"
        value={way}
        onChange={(event) => change(event.target.value as Way)}
        options={(['choice', 'feel', 'otherwise', 'always'] as const).map((value) => ({
          value,
          label: t(`flow.${value}`),
          disabled: value === 'choice' && choices.length === 0,
        }))}
      />
      {way === 'choice' && (
        <Select
          aria-label={t('flow.choice')}
          value={chosen ?? null}
          options={choices.map((choice) => ({ value: choice.key, label: choice.zh || choice.key }))}
          onChange={(key) => setCondition(`outcome = "${key}"`)}
        />
      )}
      {way === 'feel' && (
        <Input.TextArea
          className="pr-code"
          aria-label={t('flow.feel')}
          maxLength={2000}
          autoSize={{ minRows: 2, maxRows: 6 }}
          value={condition ?? ''}
          onChange={(event) => setCondition(event.target.value || ' ')}
        />
      )}
    </Row>
  );
}

const nameOf = ({ businessObject, id, source, target }: Shape): string => {
  const title = (shape: Shape | undefined) => shape?.businessObject.name ?? shape?.id ?? '';
  return businessObject.name ?? (source ? `${title(source)} → ${title(target)}` : id);
};

/** When nothing is chosen: the deadline of the whole case, and all steps as a list to go to by keyboard. */
export function ProcessPanel({ drawing }: { drawing: OpenDrawing }) {
  const t = useTexts(texts);
  const root = drawing.root();
  const steps = drawing
    .shapes()
    .filter((shape) => shape.type in kindWords && shape.type !== 'bpmn:SequenceFlow');
  const flows = drawing
    .shapes()
    .filter(
      (shape) =>
        shape.type === 'bpmn:SequenceFlow' && /(Exclusive|Inclusive)Gateway/.test(shape.source?.type ?? ''),
    );
  return (
    <section className="pr-panel" aria-label={t('panel.title')}>
      <h2>{t('panel.whole')}</h2>
      <Row label={t('panel.deadline')}>
        <DeadlineFields
          value={readDeadline(root.businessObject)}
          onChange={(deadline) => writeDeadline(drawing, root, deadline)}
        />
      </Row>
      <Row label={t('panel.steps')} hint={t('panel.steps.hint')}>
        <ul className="pr-steps">
          {[...steps, ...flows].map((shape) => (
            <li key={shape.id}>
              <Button type="text" size="small" onClick={() => drawing.select(shape.id)}>
                <span className="tx-quiet">{t(kindOf(shape.type))}</span> {nameOf(shape)}
              </Button>
            </li>
          ))}
        </ul>
      </Row>
    </section>
  );
}
