import { useLanguage } from '../i18n/language.ts';
import { pick } from '../i18n/texts.ts';

/**
 * The mark: a bridge (通) over an open book (学). The same drawing is in public/icons/mark.svg for favicon and PWA.
 */
function Mark({ size = 30 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden="true" strokeLinecap="round">
      <path d="M3 17.5C5.5 10.5 10.3 7 16 7s10.5 3.5 13 10.5" stroke="var(--tx-bamboo)" strokeWidth="2.8" />
      <path d="M10 10v6.5M16 7v9.5M22 10v6.5" stroke="var(--tx-bamboo)" strokeWidth="1.9" />
      <path
        d="M4 23.5c4.5-2 8.6-1.5 12 1.3 3.4-2.8 7.5-3.3 12-1.3"
        stroke="var(--tx-apricot)"
        strokeWidth="2.8"
        strokeLinejoin="round"
      />
    </svg>
  );
}

export const productName = { zh: '通学', en: 'Tongxue' };

/** Mark and name, as in the top bar. */
export function Brand({ note, size }: { note?: string; size?: number }) {
  const language = useLanguage();
  return (
    <span className="tx-brand">
      <Mark size={size ?? 30} />
      <b>{pick(productName, language)}</b>
      {note && <small>{note}</small>}
    </span>
  );
}
