import { useEffect, useRef, useState } from 'react';
import { useFormat } from '../i18n/format.ts';
import { useTexts } from '../i18n/texts.ts';
import { useStore } from '../store.ts';
import { appearance, systemDark } from '../theme/appearance.ts';
import type { ChartOption } from './chart/draw.ts';
import texts from './texts.ts';

export interface ChartTable {
  columns: readonly string[];
  rows: readonly (readonly (string | number)[])[];
}

interface ChartProps {
  /** Says what is to be seen, for those who hear the page. */
  label: string;
  /** An option of ECharts; colours, fonts and axes come from the theme. Keep it constant between renders (`useMemo`). */
  option: ChartOption;
  /** The same figures as a table. */
  table: ChartTable;
  unit?: string;
  /** Where the figures come from. */
  source?: string;
  /** Time of the data, ISO 8601. */
  asOf?: string;
  /** Height in rem. */
  height?: number;
  /** Called with the category that was pressed, to lead to its rows. */
  onPick?: (name: string) => void;
}

/** A chart with its figures behind it. ECharts is fetched when the first chart is shown. */
export function Chart({ label, option, table, unit, source, asOf, height = 17, onPick }: ChartProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const [asTable, setAsTable] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const look = useStore(appearance);
  const dark = useStore(systemDark);

  // biome-ignore lint/correctness/useExhaustiveDependencies: look and dark change the colours that draw() reads
  useEffect(() => {
    if (asTable) return;
    let clear: (() => void) | undefined;
    let here = true;
    void import('./chart/draw.ts').then(({ draw }) => {
      if (here && place.current) clear = draw(place.current, option, onPick);
    });
    return () => {
      here = false;
      clear?.();
    };
  }, [option, onPick, asTable, look, dark]);

  return (
    <figure className="tx-chart">
      {asTable ? (
        <div className="tx-table-wrap">
          <table className="tx-table" aria-label={label}>
            <thead>
              <tr>
                {table.columns.map((column) => (
                  <th key={column}>{column}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map((row) => (
                <tr key={String(row[0])}>
                  {row.map((cell, index) => (
                    <td key={table.columns[index]}>
                      {typeof cell === 'number' ? format.number(cell, 2) : cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <div ref={place} role="img" aria-label={label} style={{ height: `${height}rem` }} />
      )}
      <figcaption className="tx-quiet">
        {unit && <span>{t('chart.unit', { unit })}</span>}
        {source && <span>{t('chart.source', { source })}</span>}
        {asOf && <span>{t('chart.asOf', { when: format.moment(asOf) })}</span>}
        <button type="button" className="tx-link-button" onClick={() => setAsTable(!asTable)}>
          {t(asTable ? 'chart.picture' : 'chart.table')}
        </button>
      </figcaption>
    </figure>
  );
}
