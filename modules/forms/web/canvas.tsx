import { Button, Input } from 'antd';
import { useState } from 'react';
import { ext, type FormModel, titleOf } from '#platform/forms/form/model.ts';
import { usePick, useTexts } from '#web/i18n/texts.ts';
import { Icon } from '#web/ui/icon.tsx';
import { removeField, stepField } from './editing.ts';
import { carried, carries, carry, type Dragged } from './palette.tsx';
import texts from './texts.ts';

interface CanvasProps {
  model: FormModel;
  frozen: boolean;
  chosen: string | undefined;
  section: number;
  /** Keys of fields that a finding names. */
  wrong: ReadonlySet<string>;
  onChoose: (key: string) => void;
  onSection: (index: number) => void;
  onDrop: (dragged: Dragged, section: number, position: number) => void;
  onChange: (model: FormModel) => void;
}

/** The form's sections with their questions: dragged, or moved by buttons and Alt with the arrow keys. */
export function Canvas(props: CanvasProps) {
  const t = useTexts(texts);
  const say = usePick();
  const { model, frozen, chosen, section: current, wrong, onChange } = props;
  const [over, setOver] = useState<string>();
  const { sections } = model.layout;
  const setSections = (next: FormModel['layout']['sections']) =>
    onChange({ ...model, layout: { ...model.layout, sections: next } });

  const target = (section: number, position: number) => ({
    'data-over': over === `${section} ${position}`,
    onDragOver: (event: React.DragEvent) => {
      if (frozen || !carries(event.dataTransfer)) return;
      event.preventDefault();
      event.stopPropagation();
      setOver(`${section} ${position}`);
    },
    onDragLeave: () => setOver(undefined),
    onDrop: (event: React.DragEvent) => {
      event.preventDefault();
      event.stopPropagation();
      setOver(undefined);
      const dragged = carried(event.dataTransfer);
      if (dragged) props.onDrop(dragged, section, position);
    },
  });

  return (
    <div className="tx-forms-canvas">
      {sections.map((section, index) => (
        <section
          key={section.id}
          className="tx-forms-section"
          data-current={index === current}
          aria-label={t('section.n', { n: index + 1 })}
          onFocus={() => props.onSection(index)}
          {...target(index, section.fields.length)}
        >
          <header>
            <Input
              aria-label={t('section.title')}
              value={section.title.zh}
              maxLength={100}
              readOnly={frozen}
              variant="borderless"
              onChange={(event) => {
                const title = { zh: event.target.value, en: section.title.en };
                setSections(sections.map((other, at) => (at === index ? { ...other, title } : other)));
              }}
            />
            {sections.length > 1 && section.fields.length === 0 && !frozen && (
              <Button
                type="text"
                aria-label={t('section.remove', { name: section.title.zh })}
                icon={<Icon name="trash" size={18} />}
                onClick={() => setSections(sections.filter((_, at) => at !== index))}
              />
            )}
          </header>
          <ol>
            {section.fields.map((key, position) => {
              const field = model.schema.properties[key];
              if (!field) return null;
              const name = say(titleOf(field));
              return (
                <li key={key} {...target(index, position)}>
                  {/* biome-ignore lint/a11y/noStaticElementInteractions: what the mouse drags the buttons inside move */}
                  <div
                    className="tx-forms-question"
                    data-chosen={chosen === key}
                    data-wrong={wrong.has(key)}
                    draggable={!frozen}
                    onDragStart={(event) => carry(event.dataTransfer, { field: key })}
                  >
                    <button
                      type="button"
                      className="tx-forms-name"
                      aria-pressed={chosen === key}
                      aria-label={t('field.edit', { name })}
                      onClick={() => props.onChoose(key)}
                      onKeyDown={(event) => {
                        if (frozen || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown'))
                          return;
                        event.preventDefault();
                        onChange(stepField(model, key, event.key === 'ArrowUp' ? -1 : 1));
                      }}
                    >
                      {name}
                      {ext(field).bind && <Icon name="data" size={16} />}
                      {ext(field).sensitive && <Icon name="lock" size={16} />}
                    </button>
                    {!frozen && (
                      <span>
                        <Button
                          type="text"
                          className="tx-fill-up"
                          aria-label={t('field.up', { name })}
                          icon={<Icon name="down" size={18} />}
                          onClick={() => onChange(stepField(model, key, -1))}
                        />
                        <Button
                          type="text"
                          aria-label={t('field.down', { name })}
                          icon={<Icon name="down" size={18} />}
                          onClick={() => onChange(stepField(model, key, 1))}
                        />
                        <Button
                          type="text"
                          danger
                          aria-label={t('field.remove', { name })}
                          icon={<Icon name="trash" size={18} />}
                          onClick={() => onChange(removeField(model, [key]))}
                        />
                      </span>
                    )}
                  </div>
                </li>
              );
            })}
          </ol>
          {section.fields.length === 0 && <p className="tx-quiet tx-forms-hollow">{t('section.drop')}</p>}
        </section>
      ))}
      {!frozen && (
        <Button
          type="dashed"
          block
          icon={<Icon name="plus" size={18} />}
          onClick={() => {
            const taken = new Set(sections.map(({ id }) => id));
            let n = sections.length + 1;
            while (taken.has(`s${n}`)) n += 1;
            setSections([
              ...sections,
              { id: `s${n}`, title: { zh: textIn('zh', n), en: textIn('en', n) }, fields: [] },
            ]);
          }}
        >
          {t('section.add')}
        </Button>
      )}
    </div>
  );
}

const textIn = (language: 'zh' | 'en', n: number): string =>
  texts[language]['section.n'].replace('{{n}}', String(n));
