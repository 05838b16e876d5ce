import { useTexts } from '../i18n/texts.ts';
import { applyUpdate, updateReady } from '../offline/worker.ts';
import { useStore } from '../store.ts';
import texts from './texts.ts';

/** A new version waits until the person agrees: nothing is reloaded under their hands. */
export function UpdateBar() {
  const t = useTexts(texts);
  if (!useStore(updateReady)) return null;
  return (
    <div className="tx-update" role="status">
      <span>{t('update.ready')}</span>
      <button type="button" className="tx-button tx-button-primary" onClick={applyUpdate}>
        {t('update.now')}
      </button>
    </div>
  );
}
