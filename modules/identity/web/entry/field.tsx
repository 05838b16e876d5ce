import { type InputHTMLAttributes, type ReactNode, useId, useState } from 'react';
import { useTexts } from '#web/i18n/texts.ts';
import { Icon } from '#web/ui/icon.tsx';
import texts from './texts.ts';

interface FieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value'> {
  label: string;
  value: string;
  onValue: (value: string) => void;
  hint?: string;
  error?: string | undefined;
  /** At the right of the label. */
  aside?: ReactNode;
  /** Wide digits, for codes. */
  wide?: boolean;
}

/** A labelled input without a library, so that the pages before sign-in stay light. */
export function Field({
  label,
  value,
  onValue,
  hint,
  error,
  aside,
  wide,
  type = 'text',
  ...input
}: FieldProps) {
  const t = useTexts(texts);
  const id = useId();
  const [shown, setShown] = useState(false);
  const secret = type === 'password';
  const className = ['tx-field', error && 'tx-field-wrong', wide && 'tx-field-wide']
    .filter(Boolean)
    .join(' ');
  return (
    <div className={className}>
      <div className="tx-field-head">
        <label htmlFor={id}>{label}</label>
        {aside}
      </div>
      <div className="tx-field-box">
        <input
          {...input}
          id={id}
          type={secret && shown ? 'text' : type}
          value={value}
          onChange={(event) => onValue(event.target.value)}
          aria-invalid={error ? true : undefined}
          aria-describedby={error || hint ? `${id}-note` : undefined}
        />
        {secret && (
          <button
            type="button"
            className="tx-icon-button"
            aria-label={t(shown ? 'password.hide' : 'password.show')}
            aria-pressed={shown}
            onClick={() => setShown(!shown)}
          >
            <Icon name={shown ? 'hidden' : 'eye'} size={18} />
          </button>
        )}
      </div>
      {(error || hint) && (
        <small id={`${id}-note`} className={error ? 'tx-field-error' : undefined}>
          {error ?? hint}
        </small>
      )}
    </div>
  );
}
