import { lazy, Suspense, useState } from 'react';
import { queries } from '../api/query.ts';
import { useFormat } from '../i18n/format.ts';
import { useTexts } from '../i18n/texts.ts';
import { forgetSaved, type Line, line } from '../offline/line.ts';
import { useStore } from '../store.ts';
import { Icon } from '../ui/icon.tsx';
import texts from './texts.ts';

const OutboxDialog = lazy(() => import('./outbox-dialog.tsx').then((m) => ({ default: m.OutboxDialog })));

/** The honest state of the line, in one sentence, only when there is something to say. */
export function LineBanner() {
  const t = useTexts(texts);
  const now = useStore(line);
  const format = useFormat();
  const words = sentence(now);
  const [looking, setLooking] = useState(false);

  function sentence(state: Line): string | undefined {
    if (!state.reachable && state.waiting > 0) return t('line.offline.waiting', { count: state.waiting });
    if (state.savedAt) return t('line.saved', { when: format.ago(state.savedAt) });
    if (!state.reachable) return t('line.offline');
    if (state.waiting > 0) return t('line.waiting', { count: state.waiting });
    if (state.refused > 0) return t('line.refused', { count: state.refused });
    if (state.slow) return t('line.slow');
    return undefined;
  }

  const kept = now.waiting + now.refused > 0;
  const retry = () => {
    forgetSaved();
    void queries.invalidateQueries();
  };

  return (
    <>
      <div className="tx-line" role="status">
        {words && (
          <p>
            <Icon name={now.reachable ? 'clock' : 'offline'} size={18} />
            <span>{words}</span>
            {kept && (
              <button type="button" onClick={() => setLooking(true)}>
                {t('line.look')}
              </button>
            )}
            {(!now.reachable || now.savedAt) && (
              <button type="button" onClick={retry}>
                {t('line.refresh')}
              </button>
            )}
          </p>
        )}
      </div>
      {looking && (
        <Suspense fallback={null}>
          <OutboxDialog onClose={() => setLooking(false)} />
        </Suspense>
      )}
    </>
  );
}
