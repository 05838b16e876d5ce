import { Input, Select } from 'antd';
import { ext, type FieldSchema, type FormModel, titleOf } from '#platform/forms/form/model.ts';
import { usePick, useTexts } from '#web/i18n/texts.ts';
import { extended } from './editing.ts';
import { Labelled } from './labelled.tsx';
import texts from './texts.ts';

const plainCondition = /^([a-z]\w*) = (?:"([^"]*)"|(true|false))$/;

/** 当…等于…: the condition that offices need; another formula stays as it is written. */
export function Condition({
  model,
  own,
  field,
  onChange,
}: {
  model: FormModel;
  own: string;
  field: FieldSchema;
  onChange: (field: FieldSchema) => void;
}) {
  const t = useTexts(texts);
  const say = usePick();
  const { visibleWhen } = ext(field);
  const others = Object.entries(model.schema.properties).filter(
    ([key, other]) =>
      key !== own && (other.type === 'boolean' || (other.type === 'string' && other.oneOf !== undefined)),
  );
  const [, name, text, truth] = plainCondition.exec(visibleWhen ?? '') ?? [];
  const other = name === undefined ? undefined : model.schema.properties[name];
  const answers =
    other?.type === 'string'
      ? (other.oneOf ?? []).map((option) => ({ value: `"${option.const}"`, label: option.title }))
      : [
          { value: 'true', label: '✓' },
          { value: 'false', label: '✗' },
        ];
  if (others.length === 0 && !visibleWhen) return null;
  if (visibleWhen && !other)
    return (
      <Labelled label={t('props.when')}>
        {(id) => (
          <Input
            id={id}
            value={visibleWhen}
            maxLength={500}
            onChange={(event) => onChange(extended(field, { visibleWhen: event.target.value || undefined }))}
          />
        )}
      </Labelled>
    );
  const first = (key: string) => {
    const chosen = model.schema.properties[key];
    return chosen?.type === 'string' ? `"${chosen.oneOf?.[0]?.const ?? ''}"` : 'true';
  };
  return (
    <fieldset className="tx-forms-prop">
      <legend>{t('props.when')}</legend>
      <Select
        aria-label={t('props.when')}
        style={{ width: '100%' }}
        value={name ?? ''}
        options={[
          { value: '', label: t('props.when.always') },
          ...others.map(([key, one]) => ({
            value: key,
            label: t('props.when.other', { name: say(titleOf(one)) }),
          })),
        ]}
        onChange={(key) =>
          onChange(extended(field, { visibleWhen: key ? `${key} = ${first(key)}` : undefined }))
        }
      />
      {name && (
        <Select
          aria-label={t('props.when.is')}
          style={{ width: '100%' }}
          value={text === undefined ? (truth ?? null) : `"${text}"`}
          options={answers}
          onChange={(value) => onChange(extended(field, { visibleWhen: `${name} = ${value}` }))}
        />
      )}
    </fieldset>
  );
}
