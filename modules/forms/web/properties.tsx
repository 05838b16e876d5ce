import { Button, Checkbox, Input, InputNumber, Select } from 'antd';
import {
  attachmentKinds,
  ext,
  type FieldSchema,
  type FormModel,
  inner,
  isList,
  isRepeat,
  type Option,
  titleOf,
} from '#platform/forms/form/model.ts';
import { usePick, useTexts } from '#web/i18n/texts.ts';
import { Icon } from '#web/ui/icon.tsx';
import { Condition } from './condition.tsx';
import {
  extended,
  type FieldPath,
  fieldAt,
  freeKey,
  isRequired,
  removeField,
  setField,
  setRequired,
} from './editing.ts';
import { type Datum, datumTitle } from './kinds.ts';
import { Labelled } from './labelled.tsx';
import texts from './texts.ts';

interface PropertiesProps {
  model: FormModel;
  path: FieldPath;
  data: readonly Datum[];
  onChange: (model: FormModel) => void;
  onPath: (path: FieldPath) => void;
}

/** Keeps the value of a choice that stays, so that answers given before still mean the same. */
function readOptions(text: string, before: readonly Option[]): Option[] {
  const titles = [
    ...new Set(
      text
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    ),
  ].slice(0, 300);
  const taken = new Set(before.map((option) => option.const));
  let n = 0;
  return titles.map((title, index) => {
    const same = before.find((option) => option.title === title);
    if (same) return same;
    const place = before[index];
    // A line that was rewritten where it stood is the same choice in better words.
    if (place && !titles.includes(place.title)) return { const: place.const, title };
    do n += 1;
    while (taken.has(String(n)));
    taken.add(String(n));
    return { const: String(n), title };
  });
}

/** What one question is, in the words of an office. */
export function PropertiesPanel({ model, path, data, onChange, onPath }: PropertiesProps) {
  const t = useTexts(texts);
  const say = usePick();
  const field = fieldAt(model, path);
  if (!field) return <p className="tx-quiet">{t('props.none')}</p>;
  const own = ext(field);
  const set = (next: FieldSchema) => onChange(setField(model, path, next));
  const datum = own.bind && data.find(({ key }) => key === own.bind?.datum);
  const options = field.type === 'string' ? field.oneOf : isList(field) ? field.items.oneOf : undefined;
  const isNumber = field.type === 'number' || field.type === 'integer';
  const held = inner(field);

  return (
    <>
      {path.length === 2 && (
        <Button type="link" icon={<Icon name="back" size={16} />} onClick={() => onPath([path[0]])}>
          {say(titleOf(model.schema.properties[path[0]] as FieldSchema))}
        </Button>
      )}
      {datum && (
        <p className="tx-fill-source">
          <Icon name="data" size={16} /> {t('props.bound', { what: say(datumTitle(datum)) })}
        </p>
      )}
      <Labelled label={t('props.title')}>
        {(id) => (
          <Input
            id={id}
            value={field.title}
            maxLength={100}
            onChange={(event) => set({ ...field, title: event.target.value })}
          />
        )}
      </Labelled>
      <Labelled label={t('props.titleEn')}>
        {(id) => (
          <Input
            id={id}
            value={own.en?.title ?? ''}
            maxLength={200}
            onChange={(event) => set(extended(field, { en: { ...own.en, title: event.target.value } }))}
          />
        )}
      </Labelled>
      <Labelled label={t('props.hint')}>
        {(id) => (
          <Input.TextArea
            id={id}
            value={field.description ?? ''}
            maxLength={500}
            autoSize={{ minRows: 2 }}
            onChange={(event) => {
              const { description: _, ...rest } = field;
              set((event.target.value ? { ...rest, description: event.target.value } : rest) as FieldSchema);
            }}
          />
        )}
      </Labelled>
      {!own.computed && (
        <p>
          <Checkbox
            checked={isRequired(model, path)}
            onChange={(event) => onChange(setRequired(model, path, event.target.checked))}
          >
            {t('props.required')}
          </Checkbox>
        </p>
      )}
      {datum && (
        <p>
          <Checkbox
            checked={own.bind?.mode === 'locked'}
            onChange={(event) =>
              set(
                extended(field, {
                  bind: { datum: datum.key, mode: event.target.checked ? 'locked' : 'editable' },
                }),
              )
            }
          >
            {t('props.locked')}
          </Checkbox>
        </p>
      )}
      {!held && !own.attachment && !own.signature && !datum && (
        <p>
          <Checkbox
            checked={own.sensitive === true}
            onChange={(event) => set(extended(field, { sensitive: event.target.checked ? true : undefined }))}
          >
            {t('props.sensitive')}
          </Checkbox>
        </p>
      )}
      {options && !datum && (
        <Labelled label={t('props.options')}>
          {(id) => (
            <Input.TextArea
              id={id}
              key={path.join('.')}
              defaultValue={options.map((option) => option.title).join('\n')}
              autoSize={{ minRows: 3, maxRows: 12 }}
              onBlur={(event) => {
                const oneOf = readOptions(event.target.value, options);
                if (oneOf.length === 0) return;
                set(
                  (isList(field)
                    ? { ...field, items: { ...field.items, oneOf } }
                    : { ...field, oneOf }) as FieldSchema,
                );
              }}
            />
          )}
        </Labelled>
      )}
      {field.type === 'string' && !field.oneOf && !field.format && (
        <Labelled label={t('props.most')}>
          {(id) => (
            <InputNumber
              id={id}
              min={1}
              max={10_000}
              value={field.maxLength ?? null}
              onChange={(value) => set({ ...field, maxLength: value ?? 100 })}
            />
          )}
        </Labelled>
      )}
      {isNumber &&
        !own.computed &&
        (['minimum', 'maximum'] as const).map((bound) => (
          <Labelled key={bound} label={t(bound === 'minimum' ? 'props.min' : 'props.max')}>
            {(id) => (
              <InputNumber
                id={id}
                value={field[bound] ?? null}
                onChange={(value) => {
                  const { [bound]: _, ...rest } = field;
                  set((value === null ? rest : { ...rest, [bound]: value }) as FieldSchema);
                }}
              />
            )}
          </Labelled>
        ))}
      {isNumber && !datum && (
        <Labelled label={t('props.computed')}>
          {(id) => (
            <>
              <Input
                id={id}
                value={own.computed ?? ''}
                maxLength={500}
                onChange={(event) => set(extended(field, { computed: event.target.value || undefined }))}
              />
              <span className="tx-quiet">
                {t('props.computed.hint', {
                  names: numbersOf(model, path)
                    .map(([key, title]) => `${key}（${title}）`)
                    .join(' '),
                })}
              </span>
            </>
          )}
        </Labelled>
      )}
      {own.attachment && field.type === 'array' && (
        <>
          <Labelled label={t('props.files')}>
            {(id) => (
              <InputNumber
                id={id}
                min={1}
                max={20}
                value={field.maxItems}
                onChange={(value) => set({ ...field, maxItems: value ?? 5 })}
              />
            )}
          </Labelled>
          <fieldset className="tx-forms-prop">
            <legend>{t('props.kinds')}</legend>
            <Checkbox.Group
              value={own.attachment.kinds}
              options={attachmentKinds.map((kind) => ({ value: kind, label: t(`props.${kind}`) }))}
              onChange={(chosen) => {
                if (chosen.length > 0 && own.attachment)
                  set(
                    extended(field, {
                      attachment: { ...own.attachment, kinds: chosen as (typeof attachmentKinds)[number][] },
                    }),
                  );
              }}
            />
          </fieldset>
        </>
      )}
      {isRepeat(field) && (
        <>
          <Labelled label={t('props.rows')}>
            {(id) => (
              <InputNumber
                id={id}
                min={1}
                max={100}
                value={field.maxItems}
                onChange={(value) => set({ ...field, maxItems: value ?? 10 })}
              />
            )}
          </Labelled>
          <p>
            <Checkbox
              checked={own.display === 'table'}
              onChange={(event) =>
                set(extended(field, { display: event.target.checked ? 'table' : 'cards' }))
              }
            >
              {t('props.table')}
            </Checkbox>
          </p>
        </>
      )}
      {held && path.length === 1 && (
        <fieldset className="tx-forms-prop">
          <legend>{t('props.inner')}</legend>
          <ul>
            {Object.entries(held.properties).map(([key, one]) => (
              <li key={key}>
                <button type="button" className="tx-forms-name" onClick={() => onPath([path[0], key])}>
                  {say(titleOf(one))}
                </button>
                <Button
                  type="text"
                  danger
                  aria-label={t('field.remove', { name: say(titleOf(one)) })}
                  icon={<Icon name="trash" size={16} />}
                  onClick={() => onChange(removeField(model, [path[0], key]))}
                />
              </li>
            ))}
          </ul>
          <Select
            aria-label={t('props.inner.add')}
            placeholder={t('props.inner.add')}
            value={null}
            style={{ width: '100%' }}
            options={innerKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
            onChange={(kind) => {
              if (!kind) return;
              const key = freeKey(model);
              onChange(
                setField(
                  model,
                  [path[0], key],
                  innerField(kind, { zh: texts.zh[`kind.${kind}`], en: texts.en[`kind.${kind}`] ?? '' }),
                ),
              );
              onPath([path[0], key]);
            }}
          />
        </fieldset>
      )}
      {path.length === 1 && <Condition model={model} own={path[0]} field={field} onChange={set} />}
    </>
  );
}

const innerKinds = ['line', 'number', 'day', 'yesNo', 'phone'] as const;

function innerField(kind: (typeof innerKinds)[number], { zh, en }: { zh: string; en: string }): FieldSchema {
  const words = { title: zh, 'x-tongxue': { en: { title: en } } };
  if (kind === 'number') return { type: 'number', ...words };
  if (kind === 'yesNo') return { type: 'boolean', ...words };
  if (kind === 'day') return { type: 'string', format: 'date', ...words };
  if (kind === 'phone') return { type: 'string', format: 'phone', ...words };
  return { type: 'string', maxLength: 100, ...words };
}

/** Numbers that a formula may name: siblings by key, columns of repeating groups as sums. */
function numbersOf(model: FormModel, path: FieldPath): [string, string][] {
  const isNumber = (field: FieldSchema) => field.type === 'number' || field.type === 'integer';
  return Object.entries(model.schema.properties).flatMap(([key, field]): [string, string][] => {
    if (isNumber(field)) return key === path[0] ? [] : [[key, field.title]];
    const held = Object.entries(inner(field)?.properties ?? {}).filter(([, one]) => isNumber(one));
    if (isRepeat(field) && path.length === 1)
      return held.map(([name, one]) => [
        `sum(${key}[${name} != null].${name})`,
        `${field.title} ${one.title}`,
      ]);
    if (path[0] === key && path.length === 2)
      return held.filter(([name]) => name !== path[1]).map(([name, one]) => [name, one.title]);
    return [];
  });
}
