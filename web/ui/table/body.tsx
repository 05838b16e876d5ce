import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTexts } from '../../i18n/texts.ts';
import texts from '../texts.ts';
import type { Column } from './types.ts';
import { rowsInView } from './windowing.ts';

interface BodyProps<Row> {
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  rowPath?: (row: Row) => string;
  selectable: boolean;
  selected: ReadonlySet<string>;
  onSelect: (key: string) => void;
  /** Announces that the end of the loaded rows is near. */
  onNearEnd: () => void;
}

const margin = 12;
const nearEnd = 15;

/** The rows in view. Only these are in the document; two gaps hold the place of the others. */
export function Body<Row>(props: BodyProps<Row>) {
  const { rows, columns, rowKey, rowPath, selectable, selected, onSelect, onNearEnd } = props;
  const t = useTexts(texts);
  const go = useNavigate();
  const body = useRef<HTMLTableSectionElement>(null);
  const [rowHeight, setRowHeight] = useState(48);
  const [view, setView] = useState({ from: 0, to: 40 });

  useEffect(() => {
    const measure = () => {
      const element = body.current;
      if (!element) return;
      const drawn = element.querySelector<HTMLElement>('tr[data-row]')?.offsetHeight ?? rowHeight;
      if (drawn > 0 && drawn !== rowHeight) setRowHeight(drawn);
      const top = -element.getBoundingClientRect().top;
      const next = rowsInView({ count: rows.length, rowHeight: drawn, top, viewHeight: innerHeight, margin });
      setView((now) => (now.from === next.from && now.to === next.to ? now : next));
      if (next.to > rows.length - nearEnd) onNearEnd();
    };
    measure();
    addEventListener('scroll', measure, { passive: true });
    addEventListener('resize', measure);
    return () => {
      removeEventListener('scroll', measure);
      removeEventListener('resize', measure);
    };
  }, [rows, rowHeight, onNearEnd]);

  const onKeyDown = (event: KeyboardEvent<HTMLTableRowElement>, row: Row) => {
    if (event.target !== event.currentTarget) return;
    const step = { ArrowDown: 'nextElementSibling', ArrowUp: 'previousElementSibling' } as const;
    const direction = step[event.key as keyof typeof step];
    if (direction) {
      event.preventDefault();
      (event.currentTarget[direction] as HTMLElement | null)?.focus();
    }
    if (event.key === 'Enter' && rowPath) void go({ to: rowPath(row) });
    if (event.key === ' ' && selectable) {
      event.preventDefault();
      onSelect(rowKey(row));
    }
  };

  const onPress = (target: EventTarget, row: Row) => {
    const isControl = target instanceof Element && target.closest('a,button,input,label,select');
    if (rowPath && !isControl && getSelection()?.isCollapsed !== false) void go({ to: rowPath(row) });
  };

  return (
    <tbody ref={body}>
      <Gap height={view.from * rowHeight} />
      {rows.slice(view.from, view.to).map((row, index) => {
        const key = rowKey(row);
        return (
          <tr
            key={key}
            data-row={key}
            aria-rowindex={view.from + index + 2}
            data-selected={selected.has(key)}
            data-opens={rowPath !== undefined}
            tabIndex={index + view.from === 0 ? 0 : -1}
            onKeyDown={(event) => onKeyDown(event, row)}
            onClick={(event) => onPress(event.target, row)}
          >
            {selectable && (
              <td className="tx-cell-check">
                <input
                  type="checkbox"
                  className="tx-check"
                  aria-label={t('table.select')}
                  checked={selected.has(key)}
                  onChange={() => onSelect(key)}
                />
              </td>
            )}
            {columns.map((column) => (
              <Cell key={column.key} align={column.align}>
                {column.render(row)}
              </Cell>
            ))}
          </tr>
        );
      })}
      <Gap height={Math.max(0, rows.length - view.to) * rowHeight} />
    </tbody>
  );
}

function Cell({ align, children }: { align: 'start' | 'end' | undefined; children: ReactNode }) {
  return <td style={align === 'end' ? { textAlign: 'end' } : undefined}>{children}</td>;
}

function Gap({ height }: { height: number }) {
  return height > 0 ? (
    <tr>
      <td style={{ height, padding: 0, border: 0 }} />
    </tr>
  ) : null;
}
