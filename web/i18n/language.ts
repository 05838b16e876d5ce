import i18next from 'i18next';
import { createStore, useStore } from '../store.ts';

/** Languages of the interface, as BCP 47 tags. Chinese is the first and the fallback. */
export type Language = 'zh-CN' | 'en';

const remembered = 'tx.language';
const query = typeof location === 'undefined' ? null : new URLSearchParams(location.search).get('lang');

function initialLanguage(): Language {
  const wish = query ?? (typeof localStorage === 'undefined' ? null : localStorage.getItem(remembered));
  return wish === 'en' ? 'en' : 'zh-CN';
}

const language = createStore<Language>(initialLanguage());

void i18next.init({
  lng: language.get(),
  fallbackLng: 'zh-CN',
  initAsync: false,
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  resources: {},
});

/** The language in use now, outside components. */
export function currentLanguage(): Language {
  return language.get();
}

export function useLanguage(): Language {
  return useStore(language);
}

/** Switches the interface, remembers the choice on this device and tells the document. */
export function setLanguage(next: Language): void {
  localStorage.setItem(remembered, next);
  void i18next.changeLanguage(next);
  if (typeof document !== 'undefined') document.documentElement.lang = next;
  language.set(next);
}

/** Called once at start: the document must say which language it is in (WCAG 3.1.1). */
export function announceLanguage(): void {
  document.documentElement.lang = language.get();
}
