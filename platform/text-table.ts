// Blocks of signs that terminals show two columns wide (Unicode Standard Annex 11, East Asian Width W and F).
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;

/** How many columns of a terminal a text takes. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const sign of text) width += wide.test(sign) || (sign.codePointAt(0) as number) >= 0x20000 ? 2 : 1;
  return width;
}

/** Lines of a table whose columns stand below each other in a terminal, Chinese or not. The first row is its head. */
export function textTable(rows: readonly (readonly string[])[], indent = '  '): string[] {
  const columns = rows[0]?.length ?? 0;
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => displayWidth(row[column] ?? ''))),
  );
  const line = (row: readonly string[]) =>
    row.map((cell, column) => cell + ' '.repeat((widths[column] as number) - displayWidth(cell))).join('  ');
  const [head, ...body] = rows.map((row) => indent + line(row).trimEnd());
  if (head === undefined) return [];
  const rule = indent + '─'.repeat(widths.reduce((sum, width) => sum + width + 2, -2));
  return [head, rule, ...body];
}
