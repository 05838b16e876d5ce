import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../i18n/texts.ts';
import { Icon } from './icon.tsx';
import texts from './texts.ts';

interface SearchBoxProps {
  value: string;
  onSearch: (words: string) => void;
  placeholder?: string;
  /** Milliseconds after the last key. */
  delay?: number;
}

/**
 * A search field that asks after a pause. While an input method is composing (pinyin under the characters to come)
 * nothing is asked; what is committed, characters or plain pinyin, is passed on as typed.
 */
export function SearchBox({ value, onSearch, placeholder, delay = 300 }: SearchBoxProps) {
  const t = useTexts(texts);
  const [words, setWords] = useState(value);
  const composing = useRef(false);
  const timer = useRef(0);
  const asked = useRef(value);
  const label = placeholder ?? t('search');

  // The address changed by the back button or by "clear filters".
  useEffect(() => {
    if (value === asked.current) return;
    asked.current = value;
    setWords(value);
  }, [value]);

  useEffect(() => () => clearTimeout(timer.current), []);

  const later = (text: string) => {
    clearTimeout(timer.current);
    if (!composing.current) timer.current = window.setTimeout(() => askNow(text), delay);
  };
  const askNow = (text: string) => {
    clearTimeout(timer.current);
    asked.current = text.trim();
    onSearch(text.trim());
  };

  return (
    <div className="tx-search-box">
      <Icon name="search" size={18} />
      <input
        type="search"
        value={words}
        maxLength={100}
        aria-label={label}
        placeholder={label}
        enterKeyHint="search"
        onCompositionStart={() => {
          composing.current = true;
        }}
        onCompositionEnd={(event) => {
          composing.current = false;
          later(event.currentTarget.value);
        }}
        onChange={(event) => {
          setWords(event.target.value);
          later(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) askNow(words);
        }}
      />
      {words !== '' && (
        <button
          type="button"
          aria-label={t('search.clear')}
          onClick={() => {
            setWords('');
            askNow('');
          }}
        >
          <Icon name="close" size={16} />
        </button>
      )}
    </div>
  );
}
