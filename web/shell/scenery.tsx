/** Hills, a bridge and its reflection: the ground of sign-in and of the portal's greeting. */
export function Scenery() {
  return (
    <svg
      className="tx-scenery"
      viewBox="0 0 1440 420"
      preserveAspectRatio="xMidYMax slice"
      aria-hidden="true"
      fill="none"
    >
      <circle cx="1130" cy="120" r="56" fill="var(--tx-apricot-soft)" />
      <path
        d="M0 250c120-70 220-100 320-80 110 22 160 70 260 58 120-14 180-120 320-128 150-8 230 90 330 96 80 5 140-30 210-44v268H0z"
        fill="var(--tx-bamboo-soft)"
        opacity=".55"
      />
      <path
        d="M0 310c140-40 230-60 340-46 130 17 210 70 350 62 150-9 230-76 370-78 150-2 240 60 380 46v126H0z"
        fill="var(--tx-bamboo-soft)"
      />
      <g stroke="var(--tx-bamboo)" strokeLinecap="round" opacity=".5">
        <path d="M470 330c60-96 150-140 250-140s190 44 250 140" strokeWidth="9" />
        <path d="M560 244v86M640 203v127M720 190v140M800 203v127M880 244v86" strokeWidth="5" />
      </g>
      <path
        d="M500 372c90-40 160-28 220 22 60-50 130-62 220-22"
        stroke="var(--tx-apricot)"
        strokeWidth="8"
        strokeLinecap="round"
        strokeLinejoin="round"
        opacity=".6"
      />
      <g stroke="var(--tx-bamboo)" strokeWidth="4" strokeLinecap="round" opacity=".45">
        <path d="M120 420c4-90-2-150 14-230M176 420c-2-60 4-120-6-180" />
        <path d="M134 190c18-22 40-30 62-28-12 20-32 30-62 28zM130 250c-20-16-42-20-62-12 14 16 36 22 62 12zM170 240c20-16 40-18 60-8-14 14-36 18-60 8z" />
      </g>
    </svg>
  );
}
