import { useSyncExternalStore } from 'react';

const phone = typeof matchMedia === 'undefined' ? undefined : matchMedia('(max-width: 768px)');

function subscribe(listener: () => void): () => void {
  phone?.addEventListener('change', listener);
  return () => phone?.removeEventListener('change', listener);
}

/** Whether the window is as narrow as a phone, or zoomed until it is. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => phone?.matches ?? false);
}
