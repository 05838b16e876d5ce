import type {
  ArrayFieldItemTemplateProps,
  ArrayFieldTemplateProps,
  FieldTemplateProps,
  ObjectFieldTemplateProps,
} from '@rjsf/utils';
import { Button } from 'antd';
import { pointerOf, sectionsOf } from '#platform/forms/form/model.ts';
import { usePick, useTexts } from '../../i18n/texts.ts';
import { Icon } from '../icon.tsx';
import { keysOf, useFilling } from './filling-context.ts';
import texts from './texts.ts';

/** Label, control, where the answer came from, what is wrong with it. */
export function FieldFrame(props: FieldTemplateProps) {
  const t = useTexts(texts);
  const say = usePick();
  const filling = useFilling();
  const { id, label, children, rawDescription, hidden, schema, fieldPathId } = props;
  const { path } = fieldPathId;
  const pointer = pointerOf(path);
  if (hidden || filling.absent.has(pointer)) return null;
  if (path.length === 0) return children;
  // A row of a repeating group and a group draw their own heading.
  if (schema.type === 'object') return children;
  const keys = keysOf(path);
  const error = filling.errors.get(pointer);
  const known = filling.provenance[keys];
  const repeats = schema.type === 'array' && typeof schema.items === 'object' && 'properties' in schema.items;
  const grouped = repeats || schema.type === 'array' || schema.type === 'boolean';
  const words = (
    <>
      {label}
      {filling.required.has(keys) && <span className="tx-fill-required">{t('required')}</span>}
    </>
  );
  return (
    <div className="tx-fill-field" data-wrong={error !== undefined} data-kind={String(schema.type)}>
      {grouped ? (
        <span className="tx-fill-label" id={`${id}__label`}>
          {words}
        </span>
      ) : (
        <label className="tx-fill-label" id={`${id}__label`} htmlFor={id}>
          {words}
        </label>
      )}
      {children}
      <span id={`${id}__about`} className="tx-quiet tx-fill-about">
        {rawDescription}
        {known && (
          <span className="tx-fill-source">
            <Icon name="check" size={14} />
            {t(known.locked ? 'from.locked' : 'from', { source: say(known.source), of: known.of })}
          </span>
        )}
        {filling.computed.has(keys) && <span>{t('computed')}</span>}
      </span>
      <span id={`${id}__error`} className="tx-fill-error">
        {error}
      </span>
    </div>
  );
}

/** The whole form in its sections, a group with its heading, or one row of a repeating group. */
export function GroupFrame(props: ObjectFieldTemplateProps) {
  const say = usePick();
  const { model, step } = useFilling();
  const { fieldPathId, properties, title, description } = props;
  const { path } = fieldPathId;
  if (typeof path.at(-1) === 'number')
    return <div className="tx-fill-row">{properties.map(({ content }) => content)}</div>;
  if (path.length > 0)
    return (
      <fieldset className="tx-fill-group">
        <legend>{title}</legend>
        {description && <p className="tx-quiet">{description}</p>}
        {properties.map(({ content }) => content)}
      </fieldset>
    );
  const byName = new Map(properties.map(({ name, content }) => [name, content]));
  return sectionsOf(model).map((section, index) =>
    step !== undefined && step !== index ? null : (
      <section key={section.id} className="tx-fill-section" aria-labelledby={`section-${section.id}`}>
        <h2 id={`section-${section.id}`}>{say(section.title)}</h2>
        {section.hint && <p className="tx-quiet">{say(section.hint)}</p>}
        {section.fields.map((name) => byName.get(name))}
      </section>
    ),
  );
}

export function RowsFrame({
  items,
  canAdd,
  onAddClick,
  readonly,
  uiSchema,
  fieldPathId,
}: ArrayFieldTemplateProps) {
  const t = useTexts(texts);
  const display = uiSchema?.['ui:options']?.display === 'table' ? 'table' : 'cards';
  return (
    <fieldset
      id={fieldPathId.$id}
      aria-labelledby={`${fieldPathId.$id}__label`}
      tabIndex={-1}
      className="tx-fill-set tx-fill-rows"
      data-display={display}
    >
      {items.length === 0 && <p className="tx-quiet">{t('rows.none')}</p>}
      {items}
      {canAdd && !readonly && (
        <Button type="dashed" size="large" block icon={<Icon name="plus" size={18} />} onClick={onAddClick}>
          {t('add')}
        </Button>
      )}
    </fieldset>
  );
}

export function RowFrame({ children, buttonsProps, index, readonly }: ArrayFieldItemTemplateProps) {
  const t = useTexts(texts);
  const n = index + 1;
  const { hasMoveUp, hasMoveDown, hasRemove, onMoveUpItem, onMoveDownItem, onRemoveItem } = buttonsProps;
  return (
    <div className="tx-fill-item">
      <header>
        <b>{t('row', { n })}</b>
        {!readonly && (
          <span>
            {hasMoveUp && (
              <Button
                type="text"
                aria-label={t('up', { n })}
                className="tx-fill-up"
                icon={<Icon name="down" size={18} />}
                onClick={onMoveUpItem}
              />
            )}
            {hasMoveDown && (
              <Button
                type="text"
                aria-label={t('down', { n })}
                icon={<Icon name="down" size={18} />}
                onClick={onMoveDownItem}
              />
            )}
            {hasRemove && (
              <Button
                type="text"
                danger
                aria-label={t('remove', { n })}
                icon={<Icon name="trash" size={18} />}
                onClick={onRemoveItem}
              />
            )}
          </span>
        )}
      </header>
      {children}
    </div>
  );
}
