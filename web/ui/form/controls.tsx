import type { RegistryWidgetsType, WidgetProps } from '@rjsf/utils';
import { Checkbox, Input, InputNumber, Radio, Select } from 'antd';
import { useTexts } from '../../i18n/texts.ts';
import { DayField } from '../day-field.tsx';
import texts from './texts.ts';

const keyboards: Record<string, 'tel' | 'email' | 'numeric' | undefined> = {
  phone: 'tel',
  email: 'email',
  'division-code': 'numeric',
  'school-code': 'numeric',
};
const fills: Record<string, string | undefined> = { phone: 'tel', email: 'email' };

type Choice = { value: string; label: string };
const choices = ({ options }: WidgetProps): Choice[] =>
  (options.enumOptions ?? []).map(({ value, label }) => ({ value: String(value), label }));

/** Words about a control stand in `<id>__about` and `<id>__error`. */
const aria = ({ id, rawErrors }: WidgetProps) => ({
  'aria-describedby': `${id}__error ${id}__about`,
  ...(rawErrors?.length && { 'aria-invalid': true as const }),
});

const emptied = (text: string) => (text === '' ? undefined : text);

function Line(props: WidgetProps) {
  const { id, value, readonly, onChange, placeholder, options } = props;
  const format = String(options.format ?? '');
  return (
    <Input
      id={id}
      size="large"
      value={value ?? ''}
      readOnly={readonly}
      maxLength={typeof options.maxLength === 'number' ? options.maxLength : undefined}
      inputMode={keyboards[format]}
      autoComplete={fills[format] ?? 'off'}
      placeholder={placeholder}
      onChange={(event) => onChange(emptied(event.target.value), undefined, id)}
      {...aria(props)}
    />
  );
}

function Paragraph(props: WidgetProps) {
  const { id, value, readonly, onChange, placeholder, options } = props;
  const most = typeof options.maxLength === 'number' ? options.maxLength : undefined;
  return (
    <Input.TextArea
      id={id}
      value={value ?? ''}
      readOnly={readonly}
      maxLength={most}
      showCount={most !== undefined && !readonly}
      autoSize={{ minRows: 3, maxRows: 12 }}
      placeholder={placeholder}
      onChange={(event) => onChange(emptied(event.target.value), undefined, id)}
      {...aria(props)}
    />
  );
}

function Numeral(props: WidgetProps) {
  const { id, value, readonly, onChange, placeholder } = props;
  return (
    <InputNumber
      id={id}
      size="large"
      style={{ width: '100%' }}
      controls={false}
      inputMode="decimal"
      value={typeof value === 'number' ? value : null}
      readOnly={readonly}
      placeholder={placeholder}
      onChange={(next) => onChange(next ?? undefined, undefined, id)}
      {...aria(props)}
    />
  );
}

function Day({ id, value, readonly, onChange }: WidgetProps) {
  return (
    <DayField id={id} value={value} disabled={readonly} onChange={(day) => onChange(day, undefined, id)} />
  );
}

function Clock(props: WidgetProps) {
  const { id, value, readonly, onChange } = props;
  return (
    <Input
      id={id}
      size="large"
      type="time"
      value={value ?? ''}
      readOnly={readonly}
      onChange={(event) => onChange(emptied(event.target.value), undefined, id)}
      {...aria(props)}
    />
  );
}

function List(props: WidgetProps) {
  const t = useTexts(texts);
  const { id, value, readonly, onChange } = props;
  return (
    <Select
      id={id}
      size="large"
      style={{ width: '100%' }}
      value={value ?? undefined}
      disabled={readonly}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t('choose')}
      options={choices(props)}
      onChange={(next) => onChange(next ?? undefined, undefined, id)}
      aria-label={props.label}
      {...aria(props)}
    />
  );
}

function OneOf(props: WidgetProps) {
  const { id, value, readonly, onChange } = props;
  return (
    <Radio.Group
      id={id}
      className="tx-fill-options"
      aria-labelledby={`${id}__label`}
      value={value}
      disabled={readonly}
      options={choices(props)}
      onChange={(event) => onChange(event.target.value, undefined, id)}
    />
  );
}

function YesNo({ id, value, readonly, onChange }: WidgetProps) {
  const t = useTexts(texts);
  return (
    <Radio.Group
      id={id}
      className="tx-fill-options"
      aria-labelledby={`${id}__label`}
      value={value}
      disabled={readonly}
      options={[
        { value: true, label: t('yes') },
        { value: false, label: t('no') },
      ]}
      onChange={(event) => onChange(event.target.value, undefined, id)}
    />
  );
}

function Several(props: WidgetProps) {
  const { id, value, readonly, onChange } = props;
  return (
    // A group of boxes has no element of its own that could be labelled.
    <fieldset id={id} className="tx-fill-set" aria-labelledby={`${id}__label`} tabIndex={-1}>
      <Checkbox.Group
        className="tx-fill-options"
        value={Array.isArray(value) ? value : []}
        disabled={readonly}
        options={choices(props)}
        onChange={(next) => onChange(next, undefined, id)}
      />
    </fieldset>
  );
}

/** Our controls, by the names that `drawnSchema` gives. */
export const controls: RegistryWidgetsType = {
  line: Line,
  textarea: Paragraph,
  number: Numeral,
  day: Day,
  clock: Clock,
  select: List,
  radio: OneOf,
  yesNo: YesNo,
  choices: Several,
};
