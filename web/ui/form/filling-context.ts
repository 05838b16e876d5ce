import { createContext, useContext } from 'react';
import type { FormModel } from '#platform/forms/form/model.ts';

export type KeptFile = { id: string; name: string; mediaType: string; size: number };

export type FillingFiles = {
  /** Uploads one file for a field. Throws `Problem`. */
  send: (
    field: string,
    file: File,
    options: { onProgress: (share: number) => void; idempotencyKey: string },
  ) => Promise<KeptFile>;
  /** Where the file can be looked at. */
  url: (id: string) => string;
  known: readonly KeptFile[];
};

export type Provenance = { source: { zh: string; en: string }; of: string; locked: boolean };

/** What the controls of one form share. Pointers are those of the answers (RFC 6901). */
export type FillingState = {
  model: FormModel;
  errors: ReadonlyMap<string, string>;
  absent: ReadonlySet<string>;
  provenance: Readonly<Record<string, Provenance>>;
  files: FillingFiles;
  /** Section shown, or undefined for all. */
  step: number | undefined;
  /** Required paths. */
  required: ReadonlySet<string>;
  computed: ReadonlySet<string>;
};

export const FillingContext = createContext<FillingState | undefined>(undefined);

export function useFilling(): FillingState {
  const state = useContext(FillingContext);
  if (!state) throw new Error('a form control outside a form');
  return state;
}

/** `['members', 0, 'name']` → `members.name`, as rights and provenance name fields. */
export const keysOf = (path: readonly (string | number)[]): string =>
  path.filter((part) => typeof part === 'string').join('.');
