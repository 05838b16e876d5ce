/**
 * Which rows of a long list have to be in the document. `top` is how far the list's first row lies above the
 * window's upper edge (negative when below it); all lengths in pixels. Rows have one height, so the rest is two gaps.
 */
export function rowsInView(view: {
  count: number;
  rowHeight: number;
  top: number;
  viewHeight: number;
  margin: number;
}): {
  from: number;
  to: number;
} {
  const { count, rowHeight, top, viewHeight, margin } = view;
  if (count === 0 || rowHeight <= 0) return { from: 0, to: 0 };
  const first = Math.floor(top / rowHeight) - margin;
  const last = Math.ceil((top + viewHeight) / rowHeight) + margin;
  const from = Math.min(Math.max(0, first), count);
  return { from, to: Math.max(from, Math.min(count, last)) };
}
