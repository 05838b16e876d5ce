import { Button, Checkbox, Input, InputNumber, Select } from 'antd';
import { useTexts } from '#web/i18n/texts.ts';
import { Doers } from './doer-field.tsx';
import { Row } from './panel-row.tsx';
import type { ChoiceSetting, DeadlineSetting, FieldSetting, WorkSetting } from './settings.ts';
import texts from './texts.ts';
import type { Vocabulary } from './wire.ts';

interface TaskPanelProps {
  work: WorkSetting;
  words: Vocabulary;
  onChange: (work: WorkSetting) => void;
}

const signings = ['one', 'all', 'any', 'sequence'] as const;

/** Everything about a task: who, how it is signed, what may be chosen, until when, what of the form. */
export function TaskPanel({ work, words, onChange }: TaskPanelProps) {
  const t = useTexts(texts);
  const set = (part: Partial<WorkSetting>) => onChange({ ...work, ...part });
  return (
    <>
      <Row label={t('task.doers')}>
        <Doers value={work.doers} words={words} onChange={(doers) => set({ doers })} />
      </Row>
      <Row label={t('task.signing')} hint={t(`signing.${work.signing}.hint`)}>
        <Select
          aria-label={t('task.signing')}
          value={work.signing}
          options={signings.map((value) => ({ value, label: t(`signing.${value}`) }))}
          onChange={(signing) => set({ signing })}
        />
      </Row>
      <Row label={t('task.choices')}>
        <Choices value={work.choices} onChange={(choices) => set({ choices })} />
      </Row>
      <Row label={t('task.deadline')}>
        <DeadlineFields
          value={work.deadline}
          onChange={(deadline) => {
            const { deadline: _, ...rest } = work;
            onChange(deadline ? { ...rest, deadline } : rest);
          }}
        />
      </Row>
      <Row label={t('task.fields')} hint={t('task.fields.hint')}>
        <Fields value={work.fields} onChange={(fields) => set({ fields })} />
      </Row>
      <Checkbox
        checked={work.skipSamePerson}
        onChange={(event) => set({ skipSamePerson: event.target.checked })}
      >
        {t('task.skip')}
      </Checkbox>
    </>
  );
}

export function DeadlineFields({
  value,
  onChange,
}: {
  value: DeadlineSetting | undefined;
  onChange: (value: DeadlineSetting | undefined) => void;
}) {
  const t = useTexts(texts);
  return (
    <div className="pr-inline">
      <Checkbox
        checked={value !== undefined}
        onChange={(event) => onChange(event.target.checked ? { workingDays: 5, warnDays: 1 } : undefined)}
      >
        {t('deadline.set')}
      </Checkbox>
      {value && (
        <>
          <InputNumber
            aria-label={t('deadline.days')}
            min={1}
            max={400}
            value={value.workingDays}
            onChange={(days) => onChange({ ...value, workingDays: days ?? 1 })}
          />
          <span>{t('deadline.unit')}</span>
          <InputNumber
            aria-label={t('deadline.warn')}
            min={0}
            max={60}
            value={value.warnDays}
            onChange={(days) => onChange({ ...value, warnDays: days ?? 0 })}
          />
          <span>{t('deadline.warn.unit')}</span>
        </>
      )}
    </div>
  );
}

function Choices({
  value,
  onChange,
}: {
  value: readonly ChoiceSetting[];
  onChange: (next: ChoiceSetting[]) => void;
}) {
  const t = useTexts(texts);
  const set = (index: number, part: Partial<ChoiceSetting>) =>
    onChange(value.map((one, at) => (at === index ? { ...one, ...part } : one)));
  const unused = () => {
    const taken = new Set(value.map((choice) => choice.key));
    let number = value.length + 1;
    while (taken.has(`choice-${'abcdefghij'[number] ?? 'z'}`)) number++;
    return `choice-${'abcdefghij'[number] ?? 'z'}`;
  };
  return (
    <div className="pr-list">
      {value.map((choice, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a place in an ordered list is what it is
        <div className="pr-list-row" key={index}>
          <Input
            aria-label={t('choice.zh')}
            placeholder={t('choice.zh')}
            maxLength={100}
            value={choice.zh}
            onChange={(event) => set(index, { zh: event.target.value })}
          />
          <Input
            aria-label={t('choice.en')}
            placeholder={t('choice.en')}
            maxLength={200}
            value={choice.en}
            onChange={(event) => set(index, { en: event.target.value })}
          />
          <Input
            className="pr-code"
            aria-label={t('choice.key')}
            placeholder={t('choice.key')}
            maxLength={40}
            value={choice.key}
            onChange={(event) => set(index, { key: event.target.value })}
          />
          <div className="pr-inline">
            <Checkbox
              checked={choice.refuses === true}
              onChange={(event) => set(index, { refuses: event.target.checked })}
            >
              {t('choice.refuses')}
            </Checkbox>
            <Checkbox
              checked={choice.reason === true}
              onChange={(event) => set(index, { reason: event.target.checked })}
            >
              {t('choice.reason')}
            </Checkbox>
            <Button
              size="small"
              aria-label={`${t('remove')} ${choice.zh}`}
              onClick={() => onChange(value.filter((_, at) => at !== index))}
            >
              {t('remove')}
            </Button>
          </div>
        </div>
      ))}
      {value.length < 8 && (
        <Button size="small" onClick={() => onChange([...value, { key: unused(), zh: '', en: '' }])}>
          {t('choice.add')}
        </Button>
      )}
    </div>
  );
}

const rights = ['write', 'read', 'hidden'] as const;

function Fields({
  value,
  onChange,
}: {
  value: readonly FieldSetting[];
  onChange: (next: FieldSetting[]) => void;
}) {
  const t = useTexts(texts);
  const set = (index: number, part: Partial<FieldSetting>) =>
    onChange(value.map((one, at) => (at === index ? { ...one, ...part } : one)));
  return (
    <div className="pr-list">
      {value.map((field, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a place in an ordered list is what it is
        <div className="pr-inline" key={index}>
          <Input
            className="pr-code"
            aria-label={t('field.name')}
            maxLength={120}
            value={field.name}
            onChange={(event) => set(index, { name: event.target.value })}
          />
          <Select
            aria-label={t('field.right')}
            value={field.right}
            options={rights.map((right) => ({ value: right, label: t(`right.${right}`) }))}
            onChange={(right) => set(index, { right })}
          />
          <Button
            size="small"
            aria-label={`${t('remove')} ${field.name}`}
            onClick={() => onChange(value.filter((_, at) => at !== index))}
          >
            {t('remove')}
          </Button>
        </div>
      ))}
      <Button size="small" onClick={() => onChange([...value, { name: '', right: 'write' }])}>
        {t('field.add')}
      </Button>
    </div>
  );
}
