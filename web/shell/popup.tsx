import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';

interface PopupProps {
  /** What the button shows. */
  button: ReactNode;
  /** Words for the button when it shows only a picture. */
  label?: string;
  className?: string;
  /** The panel's content; `close` after a choice. */
  children: (close: () => void) => ReactNode;
}

const focusable = 'a[href],button:not([disabled]),input,[tabindex="0"]';

/** A button that opens a small panel below it: Esc and a click outside close it, arrows walk through it. */
export function Popup({ button, label, className, children }: PopupProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!open) return;
    box.current?.querySelector<HTMLElement>(`[role=group] ${focusable}`)?.focus();
    const outside = (event: Event) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
    };
  }, [open]);

  const close = () => {
    setOpen(false);
    opener.current?.focus();
  };

  const walk = (event: KeyboardEvent) => {
    if (!open) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      close();
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const items = [...(box.current?.querySelectorAll<HTMLElement>(`[role=group] ${focusable}`) ?? [])];
    const at = items.indexOf(document.activeElement as HTMLElement);
    items[(at + step + items.length) % items.length]?.focus();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys bubble here from the button and the panel's own controls
    <div className="tx-popup" ref={box} onKeyDown={walk}>
      <button
        ref={opener}
        type="button"
        className={className}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={label}
        title={label}
        onClick={() => setOpen(!open)}
      >
        {button}
      </button>
      {open && (
        // biome-ignore lint/a11y/useSemanticElements: a panel of links and switches, not a set of form fields
        <div className="tx-popup-panel" id={id} role="group" aria-label={label}>
          {children(close)}
        </div>
      )}
    </div>
  );
}
