import { useEffect, useRef, useState } from 'react';
import { useFormat } from '../i18n/format.ts';
import { useTexts } from '../i18n/texts.ts';
import { line } from '../offline/line.ts';
import { discard, listWaiting, mend, type Waiting } from '../offline/outbox.ts';
import { useStore } from '../store.ts';
import { Icon } from '../ui/icon.tsx';
import texts from './texts.ts';

/** What this device still keeps for the server: what waits, and what was refused and why. */
export function OutboxDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts(texts);
  const format = useFormat();
  const dialog = useRef<HTMLDialogElement>(null);
  const [writes, setWrites] = useState<Waiting[]>();
  const { waiting, refused } = useStore(line);

  useEffect(() => dialog.current?.showModal(), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the counts change when the outbox does
  useEffect(() => {
    void listWaiting().then(setWrites);
  }, [waiting, refused]);

  const repair = async (write: Waiting) => {
    await mend(write);
    // A whole load, because the form may be the very page that stands here and has read its draft already.
    location.assign(write.page);
  };

  return (
    <dialog ref={dialog} className="tx-help-dialog" aria-labelledby="tx-outbox-title" onClose={onClose}>
      <header>
        <h2 id="tx-outbox-title">{t('outbox')}</h2>
        <button type="button" className="tx-icon-button" aria-label={t('help.close')} onClick={onClose}>
          <Icon name="close" size={18} />
        </button>
      </header>
      {writes?.length === 0 && <p>{t('outbox.empty')}</p>}
      <ul className="tx-outbox">
        {writes?.map((write) => (
          <li key={write.key}>
            <div>
              <b>{write.title}</b> <small>{format.ago(write.madeAt)}</small>
              <p className={write.refusal ? 'tx-tone-bad' : 'tx-quiet'}>
                {write.refusal ?? t('outbox.waiting')}
              </p>
            </div>
            {write.refusal && (
              <button type="button" className="tx-button" onClick={() => void repair(write)}>
                {t('outbox.mend')}
              </button>
            )}
            <button type="button" className="tx-quiet-button" onClick={() => void discard(write)}>
              {t('outbox.discard')}
            </button>
          </li>
        ))}
      </ul>
    </dialog>
  );
}
