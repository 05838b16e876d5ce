import { useState } from 'react';

export interface TableSettings {
  /** Keys of the columns that the person has switched against their default. */
  switched: string[];
  compact: boolean;
}

const plain: TableSettings = { switched: [], compact: false };

/** What the person chose for one list, remembered on this device until sign-out. */
export function useTableSettings(name: string): [TableSettings, (change: Partial<TableSettings>) => void] {
  const key = `tx.table.${name}`;
  const [settings, setSettings] = useState<TableSettings>(() => read(key));
  const change = (part: Partial<TableSettings>) => {
    const next = { ...settings, ...part };
    localStorage.setItem(key, JSON.stringify(next));
    setSettings(next);
  };
  return [settings, change];
}

function read(key: string): TableSettings {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    if (typeof stored !== 'object' || stored === null) return plain;
    const { switched, compact } = stored as Partial<TableSettings>;
    return { switched: Array.isArray(switched) ? switched.map(String) : [], compact: compact === true };
  } catch {
    return plain;
  }
}
