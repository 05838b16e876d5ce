import { useState } from 'react';
import { usePick, useTexts } from '#web/i18n/texts.ts';
import { Icon, type IconName } from '#web/ui/icon.tsx';
import { useNarrow } from '#web/ui/narrow.ts';
import { type Datum, datumTitle, type Kind, kinds } from './kinds.ts';
import texts from './texts.ts';

/** What is dragged: a kind of question, a datum, or a field that stands in the form. */
export type Dragged = { kind: Kind } | { datum: string } | { field: string };

const type = 'application/x-tongxue-field';

export const carry = (transfer: DataTransfer, dragged: Dragged): void => {
  transfer.setData(type, JSON.stringify(dragged));
  transfer.effectAllowed = 'copyMove';
};
export const carries = (transfer: DataTransfer): boolean => transfer.types.includes(type);
export function carried(transfer: DataTransfer): Dragged | undefined {
  const text = transfer.getData(type);
  return text ? (JSON.parse(text) as Dragged) : undefined;
}

const icons: Record<Kind, IconName> = {
  line: 'type',
  paragraph: 'document',
  number: 'data',
  day: 'calendar',
  yesNo: 'check',
  one: 'todo',
  several: 'todo',
  phone: 'phone',
  group: 'folder',
  rows: 'copy',
  files: 'upload',
  signature: 'edit',
};

interface PaletteProps {
  data: readonly Datum[];
  onAdd: (dragged: Dragged) => void;
}

/** Kinds of questions and what the platform knows. Each is a button: the keyboard adds where the mouse drags. */
export function Palette({ data, onAdd }: PaletteProps) {
  const t = useTexts(texts);
  const say = usePick();
  const narrow = useNarrow();
  const [open, setOpen] = useState(false);
  const part = (dragged: Dragged, words: string, icon: IconName, key: string) => (
    <li key={key}>
      <button
        type="button"
        draggable
        className="tx-forms-part"
        onDragStart={(event) => carry(event.dataTransfer, dragged)}
        onClick={() => {
          setOpen(false);
          onAdd(dragged);
        }}
      >
        <Icon name={icon} size={18} /> {words}
      </button>
    </li>
  );
  const parts = (
    <>
      <p className="tx-quiet">{t('palette.hint')}</p>
      <h2>{t('palette.kinds')}</h2>
      <ul>{kinds.map((kind) => part({ kind }, t(`kind.${kind}`), icons[kind], kind))}</ul>
      <h2>{t('palette.data')}</h2>
      <ul>{data.map((datum) => part({ datum: datum.key }, say(datumTitle(datum)), 'data', datum.key))}</ul>
    </>
  );
  return (
    <aside className="tx-forms-palette" aria-label={t('palette.kinds')}>
      {/* On a phone the form comes first: the palette opens for one question and closes again. */}
      {narrow ? (
        <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{t('palette.add')}</summary>
          {parts}
        </details>
      ) : (
        parts
      )}
    </aside>
  );
}
