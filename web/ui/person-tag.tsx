import { Link } from '@tanstack/react-router';
import { PersonMark } from './person-mark.tsx';

interface PersonTagProps {
  name: string;
  /** Class, post or number: what tells people of the same name apart. */
  detail?: string;
  avatarText?: string;
  path?: string;
  size?: number;
}

/** A person in a row or a card. Names of 50 characters and rare characters must fit, so they wrap. */
export function PersonTag({ name, detail, avatarText, path, size = 32 }: PersonTagProps) {
  const words = (
    <span>
      {name}
      {detail && <small>{detail}</small>}
    </span>
  );
  return (
    <span className="tx-person-tag">
      <PersonMark name={name} size={size} {...(avatarText ? { text: avatarText } : {})} />
      {path ? <Link to={path}>{words}</Link> : words}
    </span>
  );
}
