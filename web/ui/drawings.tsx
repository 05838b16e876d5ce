/** Drawings for empty and troubled pages, in the product's colours, so that they turn dark with the rest. */
export type DrawingName = 'empty' | 'done' | 'search' | 'lost' | 'locked' | 'offline' | 'broken';

/** Hills, a bridge and water stand behind every drawing; each adds its own thing in front. */
function Scene({ children }: { children: React.ReactNode }) {
  return (
    <svg className="tx-drawing" viewBox="0 0 200 132" width="200" height="132" fill="none" aria-hidden="true">
      <ellipse cx="100" cy="112" rx="88" ry="11" fill="var(--tx-sunken)" />
      <path
        d="M18 108c14-30 30-44 46-44 18 0 24 26 40 26 14 0 20-16 34-16 18 0 30 14 44 34z"
        fill="var(--tx-bamboo-soft)"
      />
      <circle cx="158" cy="34" r="11" fill="var(--tx-apricot-soft)" />
      <g strokeLinecap="round" strokeLinejoin="round" strokeWidth="2.6">
        {children}
      </g>
      <path
        d="M22 116c10-4 18 4 28 0s18 4 28 0 18 4 28 0 18 4 28 0 18 4 28 0"
        stroke="var(--tx-line-strong)"
        strokeWidth="1.4"
        strokeLinecap="round"
        opacity=".5"
      />
    </svg>
  );
}

const ink = 'var(--tx-ink-2)';
const bamboo = 'var(--tx-bamboo)';
const apricot = 'var(--tx-apricot)';
const surface = 'var(--tx-surface)';

const inFront: Record<DrawingName, React.ReactNode> = {
  empty: (
    <>
      <path
        d="M100 58c-9-7-22-9-36-8v46c14-1 27 1 36 8 9-7 22-9 36-8V50c-14-1-27 1-36 8z"
        fill={surface}
        stroke={ink}
      />
      <path d="M100 58v46M74 62c6 0 11 1 16 3M74 74c6 0 11 1 16 3" stroke={ink} strokeWidth="1.8" />
      <path d="M110 66c5-2 10-3 16-3M110 78c5-2 10-3 16-3" stroke={bamboo} strokeWidth="1.8" />
      <path d="M120 40c0-10 5-16 15-18 0 10-5 16-15 18zM120 50V38" stroke={bamboo} />
    </>
  ),
  done: (
    <>
      <rect x="66" y="36" width="68" height="70" rx="8" fill={surface} stroke={ink} />
      <path d="M84 30v12M116 30v12" stroke={ink} />
      <path d="m82 72 13 13 24-27" stroke={bamboo} strokeWidth="4.5" />
      <path d="M146 62c6-2 10-6 12-12M150 78c6 0 11-2 15-6" stroke={apricot} />
    </>
  ),
  search: (
    <>
      <path d="M60 46h56v58H60z" fill={surface} stroke={ink} />
      <path d="M70 60h34M70 72h22M70 84h16" stroke={ink} strokeWidth="1.8" />
      <circle cx="120" cy="78" r="21" fill={surface} stroke={bamboo} />
      <path d="m135 93 15 15" stroke={bamboo} strokeWidth="5" />
      <path d="M111 78h18" stroke={apricot} />
    </>
  ),
  lost: (
    <>
      <path d="M36 100c8-26 24-40 46-44M164 100c-8-26-24-40-46-44" stroke={bamboo} strokeWidth="5" />
      <path d="M54 76v26M70 62v40M146 76v26M130 62v40" stroke={bamboo} />
      <path d="m86 54 8 5M114 54l-8 5" stroke={apricot} strokeWidth="4" />
      <path d="M94 88c0-8 12-8 12-1 0 5-6 5-6 10M100 104v.5" stroke={ink} />
    </>
  ),
  locked: (
    <>
      <path d="M70 104V58a30 30 0 0 1 60 0v46z" fill={surface} stroke={ink} />
      <path d="M100 30v74" stroke={ink} strokeWidth="1.8" />
      <rect x="86" y="66" width="28" height="22" rx="5" fill={surface} stroke={apricot} />
      <path d="M92 66v-5a8 8 0 0 1 16 0v5M100 75v4" stroke={apricot} />
      <path d="M60 104h80" stroke={ink} />
    </>
  ),
  offline: (
    <>
      <path
        d="M64 84a14 14 0 0 1 3-27 22 22 0 0 1 42-6 17 17 0 0 1 24 16 10 10 0 0 1-2 17z"
        fill={surface}
        stroke={ink}
      />
      <path d="M86 70h26M86 70l6-6M86 70l6 6" stroke={apricot} />
      <path d="M98 84v20M88 104h20" stroke={bamboo} />
    </>
  ),
  broken: (
    <>
      <path d="M62 40h76v62H62z" fill={surface} stroke={ink} />
      <path d="M62 56h76" stroke={ink} strokeWidth="1.8" />
      <path d="m100 60-8 14h14l-8 16" stroke={apricot} />
      <path d="M70 48v.3M78 48v.3" stroke={bamboo} strokeWidth="4" />
    </>
  ),
};

export function Drawing({ name }: { name: DrawingName }) {
  return <Scene>{inFront[name]}</Scene>;
}

/** What tables and lists of Ant Design show when they have no rows. */
export function EmptyDrawing() {
  return (
    <div className="tx-empty-inline">
      <Drawing name="empty" />
    </div>
  );
}
