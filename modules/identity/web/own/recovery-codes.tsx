import { useTexts } from '#web/i18n/texts.ts';
import { Callout } from '#web/ui/callout.tsx';
import { Icon } from '#web/ui/icon.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { toast } from '#web/ui/toast.tsx';
import texts from './texts.ts';
import './own.css';

/** Recovery codes at the one moment when they are shown. */
export function RecoveryCodes({ codes, onSaved }: { codes: readonly string[]; onSaved: () => void }) {
  const t = useTexts(texts);
  const copy = async () => {
    await navigator.clipboard.writeText(codes.join('\n'));
    toast.ok(t('codes.copy'));
  };
  return (
    <SectionCard title={t('codes.title')}>
      <Callout tone="warn">{t('codes.detail')}</Callout>
      <ul className="tx-own-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="tx-form-actions">
        <button type="button" className="tx-button" onClick={() => void copy()}>
          <Icon name="copy" size={18} /> {t('codes.copy')}
        </button>
        <button type="button" className="tx-button" onClick={() => print()}>
          <Icon name="print" size={18} /> {t('codes.print')}
        </button>
        <button type="button" className="tx-button tx-button-primary" onClick={onSaved}>
          {t('codes.saved')}
        </button>
      </div>
    </SectionCard>
  );
}
