/** Characters of a pairing code, without the dashes. */
export const codeLength = 12;

/**
 * A code as one types it: capitals, dashes after each four characters. Blanks and other separators that come with
 * copying are dropped; characters that no code has are left for the message to name.
 */
export function formatCode(typed: string): string {
  const bare = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .slice(0, codeLength);
  return bare.replaceAll(/(.{4})(?=.)/g, '$1-');
}

/** How many of its characters a code has so far. */
export function countOf(code: string): number {
  return code.replaceAll('-', '').length;
}
