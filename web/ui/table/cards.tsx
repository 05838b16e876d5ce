import { Link } from '@tanstack/react-router';
import { type ReactNode, useId } from 'react';
import { useTexts } from '../../i18n/texts.ts';
import { Icon } from '../icon.tsx';
import texts from '../texts.ts';
import type { Column } from './types.ts';

interface CardsProps<Row> {
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  rowPath?: (row: Row) => string;
  card?: (row: Row) => ReactNode;
  selectable: boolean;
  selected: ReadonlySet<string>;
  onSelect: (key: string) => void;
}

const shown = 3;

/** The same rows on a phone: one card each, drawn by the browser only near the window (`content-visibility`). */
export function Cards<Row>(props: CardsProps<Row>) {
  const { rows, columns, rowKey, rowPath, card, selectable, selected, onSelect } = props;
  const t = useTexts(texts);
  const [first, ...others] = columns;
  const list = useId();
  return (
    <ul className="tx-cards">
      {rows.map((row, index) => {
        const key = rowKey(row);
        const [title, open] = [`${list}title${index}`, `${list}open${index}`];
        return (
          <li key={key}>
            {selectable && (
              <input
                type="checkbox"
                className="tx-check"
                aria-label={t('table.select')}
                checked={selected.has(key)}
                onChange={() => onSelect(key)}
              />
            )}
            <div className="tx-cards-body">
              {card ? (
                card(row)
              ) : (
                <>
                  <b id={title}>{first?.render(row)}</b>
                  <dl>
                    {others.slice(0, shown).map((column) => (
                      <div key={column.key}>
                        <dt>{column.title}</dt>
                        <dd>{column.render(row)}</dd>
                      </div>
                    ))}
                  </dl>
                </>
              )}
            </div>
            {rowPath && (
              <Link
                id={open}
                className="tx-icon-button tx-cards-open"
                to={rowPath(row)}
                aria-label={t('table.open')}
                aria-labelledby={card ? undefined : `${open} ${title}`}
              >
                <Icon name="next" size={18} />
              </Link>
            )}
          </li>
        );
      })}
    </ul>
  );
}
