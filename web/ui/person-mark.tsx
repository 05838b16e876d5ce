const grounds = ['apricot', 'bamboo', 'lake', 'cinnabar'] as const;

interface PersonMarkProps {
  name: string;
  /** The character shown; default: the family name of a Chinese name, else the first letter. */
  text?: string;
  size?: number;
}

/** A round mark with one character. Its colour follows the name, so the same person looks the same everywhere. */
export function PersonMark({ name, text, size = 36 }: PersonMarkProps) {
  const sum = [...name].reduce((total, char) => total + (char.codePointAt(0) ?? 0), 0);
  const ground = grounds[sum % grounds.length];
  const shown = text ?? [...name][0]?.toUpperCase() ?? '';
  const letter = size * ([...shown].length > 1 ? 0.36 : 0.45);
  return (
    <span
      className={`tx-person-mark tx-on-${ground}`}
      style={{ width: `${size / 16}rem`, height: `${size / 16}rem`, fontSize: `${letter / 16}rem` }}
      aria-hidden="true"
    >
      {shown}
    </span>
  );
}
