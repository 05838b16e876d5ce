import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTexts } from '../i18n/texts.ts';
import { ProblemAlert } from './problem-alert.tsx';
import texts from './texts.ts';

interface ConfirmDialogProps {
  open: boolean;
  title: string;
  /** What will happen, to how many, and whether it can be taken back. */
  children?: ReactNode;
  /** The verb on the button: 停用, 删除, 发送. */
  verb?: string;
  danger?: boolean;
  /** Must be typed first, for what cannot be taken back. */
  typed?: string;
  /** Something inside must still be chosen. */
  blocked?: boolean;
  /** The dialog closes when it resolves; what it throws is shown inside. */
  onConfirm: () => Promise<void> | void;
  onClose: () => void;
}

/** Asks before something that matters. */
export function ConfirmDialog({ open, ...question }: ConfirmDialogProps) {
  return open ? <Question {...question} /> : null;
}

function Question({
  title,
  children,
  verb,
  danger,
  typed,
  blocked,
  onConfirm,
  onClose,
}: Omit<ConfirmDialogProps, 'open'>) {
  const t = useTexts(texts);
  const dialog = useRef<HTMLDialogElement>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [words, setWords] = useState('');

  useEffect(() => dialog.current?.showModal(), []);

  const go = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await onConfirm();
      onClose();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };

  return (
    <dialog ref={dialog} className="tx-dialog" aria-label={title} onClose={onClose}>
      <form
        method="dialog"
        onSubmit={(event) => {
          event.preventDefault();
          void go();
        }}
      >
        <h2>{title}</h2>
        {children}
        {typed && (
          <label className="tx-dialog-typed">
            <span>{t('confirm.type', { words: typed })}</span>
            <input value={words} onChange={(event) => setWords(event.target.value)} autoComplete="off" />
          </label>
        )}
        <ProblemAlert error={error} />
        <div className="tx-dialog-actions">
          <button type="button" className="tx-button" onClick={onClose}>
            {t('cancel')}
          </button>
          <button
            type="submit"
            className={danger ? 'tx-button tx-button-danger' : 'tx-button tx-button-primary'}
            disabled={busy || blocked === true || (typed !== undefined && words.trim() !== typed)}
            aria-busy={busy}
          >
            {verb ?? t('confirm')}
          </button>
        </div>
      </form>
    </dialog>
  );
}
