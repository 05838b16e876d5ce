import { createStore } from '../store.ts';

export type Look = 'system' | 'light' | 'dark';

export interface Appearance {
  look: Look;
  /** Large type, for old people and young pupils. */
  large: boolean;
}

const stored = (key: string) => (typeof localStorage === 'undefined' ? null : localStorage.getItem(key));

function initialLook(): Look {
  const look = stored('tx.look');
  return look === 'light' || look === 'dark' ? look : 'system';
}

export const appearance = createStore<Appearance>({
  look: initialLook(),
  large: stored('tx.large') === 'yes',
});

/** Whether the system asks for dark colours. */
export const systemDark = createStore(
  typeof matchMedia !== 'undefined' && matchMedia('(prefers-color-scheme: dark)').matches,
);

/** Whether the system asks for no motion. */
export const systemStill = createStore(
  typeof matchMedia !== 'undefined' && matchMedia('(prefers-reduced-motion: reduce)').matches,
);

export function isDark(now: Appearance, system: boolean): boolean {
  return now.look === 'dark' || (now.look === 'system' && system);
}

export function setLook(look: Look): void {
  localStorage.setItem('tx.look', look);
  appearance.set((now) => ({ ...now, look }));
  paint();
}

export function setLarge(large: boolean): void {
  localStorage.setItem('tx.large', large ? 'yes' : 'no');
  appearance.set((now) => ({ ...now, large }));
  paint();
}

/** Writes the choice on the document and follows the system's. Called once before the first render. */
export function startAppearance(): void {
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', (event) => {
    systemDark.set(event.matches);
    paint();
  });
  matchMedia('(prefers-reduced-motion: reduce)').addEventListener('change', (event) =>
    systemStill.set(event.matches),
  );
  paint();
}

function paint(): void {
  const { look, large } = appearance.get();
  const root = document.documentElement;
  if (look === 'system') delete root.dataset.look;
  else root.dataset.look = look;
  root.dataset.type = large ? 'large' : 'normal';
  const bar = isDark(appearance.get(), systemDark.get()) ? '#14191A' : '#FAF8F3';
  for (const meta of document.querySelectorAll('meta[name=theme-color]')) meta.setAttribute('content', bar);
}
