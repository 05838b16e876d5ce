import { useTexts } from '../i18n/texts.ts';
import { Icon } from './icon.tsx';
import texts from './texts.ts';
import { toast } from './toast.tsx';

/** A code or an address with a button that copies it. */
export function CopyText({ text, label }: { text: string; label?: string }) {
  const t = useTexts(texts);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    toast.ok(t('copied'));
  };
  return (
    <span className="tx-copy">
      <code>{text}</code>
      <button
        type="button"
        className="tx-icon-button"
        aria-label={`${t('copy')} ${label ?? text}`}
        onClick={() => void copy()}
      >
        <Icon name="copy" size={16} />
      </button>
    </span>
  );
}
