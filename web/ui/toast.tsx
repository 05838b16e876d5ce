import { createStore, useStore } from '../store.ts';
import { Icon } from './icon.tsx';

type Kind = 'ok' | 'info' | 'error';

interface Toast {
  id: number;
  kind: Kind;
  text: string;
}

const toasts = createStore<readonly Toast[]>([]);
let last = 0;

function show(kind: Kind, text: string): void {
  last += 1;
  const id = last;
  toasts.set((now) => [...now.filter((t) => t.text !== text).slice(-2), { id, kind, text }]);
  // An error stays until it has surely been read; WCAG 2.2.1 asks for time enough.
  setTimeout(() => close(id), kind === 'error' ? 12_000 : 5000);
}

function close(id: number): void {
  toasts.set((now) => now.filter((t) => t.id !== id));
}

/** Short words about what has just happened. Anything that needs a decision is a dialog instead. */
export const toast = {
  ok: (text: string) => show('ok', text),
  info: (text: string) => show('info', text),
  error: (text: string) => show('error', text),
};

const icons = { ok: 'check', info: 'info', error: 'warning' } as const;

/** Stands once in the root; screen readers hear what appears in it (WCAG 4.1.3). */
export function Toasts() {
  const list = useStore(toasts);
  return (
    <div className="tx-toasts" role="status" aria-live="polite">
      {list.map((item) => (
        <button
          key={item.id}
          type="button"
          className={`tx-toast tx-toast-${item.kind}`}
          onClick={() => close(item.id)}
        >
          <Icon name={icons[item.kind]} size={18} />
          <span>{item.text}</span>
        </button>
      ))}
    </div>
  );
}
