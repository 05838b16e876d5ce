import './certificates.css';

type LineFieldProps = { words: string; value: string; most: number; onChange: (value: string) => void };

/** One line of text inside a dialog, with its words above. */
export function LineField({ words, value, most, onChange }: LineFieldProps) {
  return (
    <label className="ct-dialog-field">
      {words}
      <input
        className="ct-input"
        value={value}
        maxLength={most}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}
