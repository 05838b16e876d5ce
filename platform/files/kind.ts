/** A kind of file that people hand in, told by its first bytes (names and declared types are never trusted). */
export type FileKind = { mediaType: string; group: 'image' | 'pdf' | 'document' };

const starts = (bytes: Buffer, signature: string, at = 0) =>
  bytes.subarray(at, at + signature.length).equals(Buffer.from(signature, 'latin1'));

const office = {
  'word/': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'xl/': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/**
 * What the first 4 KiB show; undefined for anything else. No SVG and no HTML: they could run in a page.
 * Word and Excel are zips (ECMA-376 part 2) whose entries begin with `word/` or `xl/`.
 */
export function fileKind(head: Buffer): FileKind | undefined {
  if (starts(head, '\x89PNG\r\n\x1a\n')) return { mediaType: 'image/png', group: 'image' };
  if (starts(head, '\xff\xd8\xff')) return { mediaType: 'image/jpeg', group: 'image' };
  if (starts(head, 'RIFF') && starts(head, 'WEBP', 8)) return { mediaType: 'image/webp', group: 'image' };
  if (starts(head, 'ftypheic', 4) || starts(head, 'ftypmif1', 4))
    return { mediaType: 'image/heic', group: 'image' };
  if (starts(head, '%PDF-')) return { mediaType: 'application/pdf', group: 'pdf' };
  if (!starts(head, 'PK\x03\x04')) return undefined;
  const text = head.toString('latin1');
  const part = (Object.keys(office) as (keyof typeof office)[]).find((name) => text.includes(name));
  return part && { mediaType: office[part], group: 'document' };
}
