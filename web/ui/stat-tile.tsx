import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

interface StatTileProps {
  label: string;
  /** Already formatted. */
  value: ReactNode;
  unit?: string;
  /** What the figure means: the target, the trend, the time. */
  note?: ReactNode;
  tone?: 'plain' | 'good' | 'warn' | 'bad';
  /** Leads to the rows that make the figure. */
  path?: string;
}

/** One figure and what it means. */
export function StatTile({ label, value, unit, note, tone = 'plain', path }: StatTileProps) {
  const content = (
    <>
      <span className="tx-stat-label">{label}</span>
      <span className="tx-stat-value">
        {value}
        {unit && <small> {unit}</small>}
      </span>
      {note && <span className={`tx-stat-note tx-tone-${tone}`}>{note}</span>}
    </>
  );
  return path ? (
    <Link className="tx-stat" to={path}>
      {content}
    </Link>
  ) : (
    <div className="tx-stat">{content}</div>
  );
}

/** Tiles in a row that breaks by itself. */
export function StatRow({ children }: { children: ReactNode }) {
  return <div className="tx-stats">{children}</div>;
}
