import type { ReactNode } from 'react';
import { useFormat } from '../i18n/format.ts';
import type { Tone } from './tag.tsx';

export interface Moment {
  key: string;
  /** ISO 8601; a day or an instant. */
  at: string;
  title: ReactNode;
  detail?: ReactNode;
  tone?: Tone;
}

/** What happened, newest or oldest first as given. */
export function Timeline({ moments }: { moments: readonly Moment[] }) {
  const format = useFormat();
  return (
    <ol className="tx-timeline">
      {moments.map((moment) => (
        <li key={moment.key} data-tone={moment.tone ?? 'plain'}>
          <time dateTime={moment.at}>
            {moment.at.length === 10 ? format.day(moment.at) : format.moment(moment.at)}
          </time>
          <div>{moment.title}</div>
          {moment.detail && <div className="tx-quiet">{moment.detail}</div>}
        </li>
      ))}
    </ol>
  );
}
