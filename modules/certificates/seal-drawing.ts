import { outlineOf, type Segment, toPdfPath, toSvgPath, transform } from '#platform/pades/font.ts';

/**
 * The picture of a seal as filled outlines in a square of 1000 units, downwards positive. Drawn once, written as SVG
 * for the screen and as vectors for the PDF.
 */
export type SealDrawing = { segments: Segment[] };

const SIDE = 1000;
const CENTRE = SIDE / 2;
/** 42 mm across, a ring of 1.2 mm, a star of 14 mm: the round seal of a county's institutions. */
const RING = { outer: 498, inner: 470 };
const STAR = 166;
const TEXT_OUTSIDE = 440;
/** Degrees that a name may take up around the ring; what is left stays open below. */
const LONGEST_ARC = 260;

/** The longest name that stays legible around the ring, in characters. */
export const longestSealName = 26;

/** A circle as four curves; the constant makes them leave the circle by less than 0.03 percent. */
function circle(radius: number, turn: 1 | -1): Segment[] {
  const k = 0.5523 * radius;
  const [r, s] = [radius, turn];
  const arcs = [
    [0, s * r, -k, s * r, -r, s * k, -r, 0],
    [-r, 0, -r, -s * k, -k, -s * r, 0, -s * r],
    [0, -s * r, k, -s * r, r, -s * k, r, 0],
    [r, 0, r, s * k, k, s * r, 0, s * r],
  ];
  const move: Segment = { to: 'M', at: [0, s * r] };
  return [move, ...arcs.map((at): Segment => ({ to: 'C', at: at.slice(2) })), { to: 'Z', at: [] }];
}

function star(radius: number): Segment[] {
  const points = Array.from({ length: 10 }, (_, i) => {
    // The inner corners of a five-pointed star stand at 0.382 of its radius.
    const far = i % 2 === 0 ? radius : radius * 0.382;
    const angle = (i * Math.PI) / 5;
    return [far * Math.sin(angle), -far * Math.cos(angle)];
  });
  return [...points.map((at, i): Segment => ({ to: i === 0 ? 'M' : 'L', at })), { to: 'Z', at: [] }];
}

/** The name around the ring, read from the left over the top to the right, each character upright to the centre. */
function around(name: string): Segment[] {
  const characters = [...name];
  const count = characters.length;
  const size = Math.min(156, 2100 / Math.max(count, 1));
  const perCharacter = Math.min(LONGEST_ARC / Math.max(count, 1), 30);
  const base = TEXT_OUTSIDE - size * 0.88;
  return characters.flatMap((character, i) => {
    const { segments, advance } = outlineOf(character, 'regular');
    const angle = ((i - (count - 1) / 2) * perCharacter * Math.PI) / 180;
    // Narrower than wide, as the name on a seal is cut.
    const [wide, high] = [Math.min(size * 0.8, perCharacter * 5.6), size];
    const upright = transform(segments, [wide, 0, 0, -high, (-advance * wide) / 2, -base]);
    return transform(upright, [Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle), 0, 0]);
  });
}

/** A round seal with a star in the middle and the institution's name around it. */
export function drawSeal(name: string): SealDrawing {
  const parts = [...circle(RING.outer, 1), ...circle(RING.inner, -1), ...star(STAR), ...around(name)];
  return { segments: transform(parts, [1, 0, 0, 1, CENTRE, CENTRE]) };
}

const sealColour = '#d8221f';

export const sealAsSvg = ({ segments }: SealDrawing): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIDE} ${SIDE}"><path fill="${sealColour}" d="${toSvgPath(segments)}"/></svg>`;

/** Painting operators for a square of `side` points whose left lower corner is the origin. */
export function sealAsPdf({ segments }: SealDrawing, side: number): string {
  const scale = side / SIDE;
  return `q 0.847 0.133 0.122 rg\n${toPdfPath(transform(segments, [scale, 0, 0, -scale, 0, side]))}\nf Q`;
}
