import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/texts.ts';
import { Popup } from '../../shell/popup.tsx';
import type { Filters } from '../filters.ts';
import { Icon } from '../icon.tsx';
import { SearchBox } from '../search-box.tsx';
import texts from '../texts.ts';
import type { TableSettings } from './settings.ts';
import type { BulkAction, Column, FilterField } from './types.ts';

interface ToolbarProps {
  searchHint?: string;
  fields: readonly FilterField[];
  filters: Filters;
  setFilters: (change: Record<string, string | undefined>) => void;
  columns: readonly Column<never>[];
  settings: TableSettings;
  setSettings: (change: Partial<TableSettings>) => void;
  onExport?: () => void;
  tools?: ReactNode;
}

/** Search, filters, export, columns and density above a list. */
export function Toolbar(props: ToolbarProps) {
  const t = useTexts(texts);
  const { filters, setFilters, fields, columns, settings, setSettings } = props;
  const set = fields.some((field) => filters[field.name]) || (filters.q ?? '') !== '';
  const optional = columns.filter((column) => !column.always);
  return (
    <div className="tx-toolbar">
      {props.searchHint !== undefined && (
        <SearchBox
          value={filters.q ?? ''}
          placeholder={props.searchHint}
          onSearch={(q) => setFilters({ q })}
        />
      )}
      {fields.map((field) => (
        <label key={field.name} className="tx-filter" data-set={Boolean(filters[field.name])}>
          <span>{field.label}</span>
          <select
            value={filters[field.name] ?? ''}
            onChange={(event) => setFilters({ [field.name]: event.target.value })}
          >
            <option value="">{field.unset ?? t('all')}</option>
            {field.options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
        </label>
      ))}
      {set && (
        <button
          type="button"
          className="tx-quiet-button"
          onClick={() =>
            setFilters({
              q: undefined,
              ...Object.fromEntries(fields.map((field) => [field.name, undefined])),
            })
          }
        >
          {t('filters.clear')}
        </button>
      )}
      <span className="tx-grow" />
      {props.tools}
      {props.onExport && (
        <button type="button" className="tx-quiet-button" onClick={props.onExport}>
          <Icon name="download" size={18} /> {t('table.export')}
        </button>
      )}
      <span className="tx-wide-only">
        <Popup
          className="tx-icon-button"
          label={t('table.columns')}
          button={<Icon name="settings" size={18} />}
        >
          {() => (
            <>
              {optional.map((column) => {
                const isSwitched = settings.switched.includes(column.key);
                return (
                  <label key={column.key} className="tx-popup-item">
                    {column.title}
                    <input
                      type="checkbox"
                      className="tx-check"
                      checked={isSwitched === (column.hidden === true)}
                      onChange={() =>
                        setSettings({
                          switched: isSwitched
                            ? settings.switched.filter((key) => key !== column.key)
                            : [...settings.switched, column.key],
                        })
                      }
                    />
                  </label>
                );
              })}
              <label className="tx-popup-item">
                {t('table.density')}
                <input
                  type="checkbox"
                  role="switch"
                  aria-checked={settings.compact}
                  className="tx-switch"
                  checked={settings.compact}
                  onChange={(event) => setSettings({ compact: event.target.checked })}
                />
              </label>
            </>
          )}
        </Popup>
      </span>
    </div>
  );
}

interface SelectionBarProps {
  selected: readonly string[];
  actions: readonly BulkAction[];
  onClear: () => void;
}

/** What can be done with the selected rows, in place of the toolbar's quiet. */
export function SelectionBar({ selected, actions, onClear }: SelectionBarProps) {
  const t = useTexts(texts);
  if (selected.length === 0) return null;
  return (
    <div className="tx-selection" role="status">
      <b>{t('table.selected', { count: selected.length })}</b>
      {actions.map((action) => (
        <button
          key={action.key}
          type="button"
          className={action.danger ? 'tx-button tx-button-danger' : 'tx-button'}
          onClick={async () => {
            if (await action.run(selected)) onClear();
          }}
        >
          {action.words}
        </button>
      ))}
      <button type="button" className="tx-quiet-button" onClick={onClear}>
        {t('table.unselect')}
      </button>
    </div>
  );
}
