import i18next from 'i18next';
import { useCallback, useMemo } from 'react';
import type { Bilingual } from '../contract.ts';
import { type Language, useLanguage } from './language.ts';

/** `count_one` and `count_other` are asked for as `count`; Chinese has only `_other`. */
type Asked<K> = K extends `${infer Stem}_other` ? Stem : K;
type EnglishPlurals = { [key: `${string}_one`]: string };
type Values = Record<string, string | number>;

export interface Texts<Zh extends Record<string, string>> {
  namespace: string;
  zh: Zh;
  en: Record<keyof Zh, string> & EnglishPlurals;
}

export type Say<Key extends string = string> = (key: Key, values?: Values) => string;

/**
 * Declares the words of a module or of a part of the shell. Both languages must have the same keys: the compiler
 * checks it here, texts.test.ts once more. Keys are flat (`school.close.confirm`); values in `{{braces}}`;
 * a text with a number has `_other` in Chinese and `_one`, `_other` in English and is asked for with `count`.
 */
export function defineTexts<const Zh extends Record<string, string>>(
  namespace: string,
  words: { zh: Zh; en: Record<keyof Zh, string> & EnglishPlurals },
): Texts<Zh> {
  i18next.addResourceBundle('zh-CN', namespace, words.zh);
  i18next.addResourceBundle('en', namespace, words.en);
  return { namespace, ...words };
}

function textsIn<Zh extends Record<string, string>>(
  texts: Texts<Zh>,
  language: Language,
): Say<Asked<keyof Zh & string>> {
  return (key, values) => i18next.t(key, { ns: texts.namespace, lng: language, ...values });
}

/** Words for a component; it renders again when the language changes. */
export function useTexts<Zh extends Record<string, string>>(texts: Texts<Zh>): Say<Asked<keyof Zh & string>> {
  const language = useLanguage();
  return useMemo(() => textsIn(texts, language), [texts, language]);
}

/** Picks from a `{zh, en}` pair as titles, menus and server names carry it. */
export function pick(pair: Bilingual, language: Language): string {
  return language === 'en' ? pair.en : pair.zh;
}

/** `pick` bound to the language now. */
export function usePick(): (pair: Bilingual) => string {
  const language = useLanguage();
  return useCallback((pair) => pick(pair, language), [language]);
}
