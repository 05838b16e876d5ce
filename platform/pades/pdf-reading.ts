import { readSignedData, type SignedDataRead } from './cms.ts';
import { digestOf } from './key-pair.ts';

/** The largest file that is looked at, in bytes. What we issue is some tens of kilobytes. */
export const largestPdf = 10 * 1024 * 1024;
const mostSignatures = 16;

export type SignatureRead = {
  signedData: SignedDataRead | undefined;
  /** The digest in the signature is that of the bytes that its range covers. */
  digestFits: boolean;
  /** The range covers the file from the first byte to the last, without its own room. */
  coversAll: boolean;
};

export type PdfRead = {
  signatures: SignatureRead[];
  /** There were signs of a signature that could not be read as one. */
  hasUnreadable: boolean;
};

/**
 * Looks for signatures in bytes that anybody may have sent. Nothing is decompressed and no object is followed: only the
 * byte ranges and what stands in their gaps are read, so a hostile cross-reference table has nobody to mislead.
 * Whether the file as a whole is one that was issued is for the caller to compare.
 * @returns undefined for what is no PDF
 */
export function readPdf(file: Buffer): PdfRead | undefined {
  // ISO 32000-1, annex H.3: readers accept the header within the first 1024 bytes.
  if (file.subarray(0, 1024).indexOf('%PDF-', 0, 'latin1') < 0) return undefined;
  const found: PdfRead = { signatures: [], hasUnreadable: false };
  let at = file.indexOf('/ByteRange', 0, 'latin1');
  for (let count = 0; at >= 0 && count < mostSignatures; count++) {
    const signature = readSignature(file, at);
    if (signature) found.signatures.push(signature);
    else found.hasUnreadable = true;
    at = file.indexOf('/ByteRange', at + 10, 'latin1');
  }
  return found;
}

function readSignature(file: Buffer, at: number): SignatureRead | undefined {
  const numbers = /^\/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]/.exec(
    file.toString('latin1', at, at + 120),
  );
  if (!numbers) return undefined;
  const [first, length, second, rest] = numbers.slice(1).map(Number) as [number, number, number, number];
  const gap = first + length;
  if (second <= gap || second + rest > file.length) return undefined;
  const contents = unhex(file.toString('latin1', gap, second));
  if (!contents) return undefined;
  const signedData = readSignedData(contents);
  const covered = Buffer.concat([file.subarray(first, gap), file.subarray(second, second + rest)]);
  return {
    signedData,
    digestFits:
      signedData?.algorithm !== undefined &&
      digestOf(signedData.algorithm, covered).equals(signedData.messageDigest),
    coversAll: first === 0 && second + rest === file.length,
  };
}

/** The DER value at the beginning of a hexadecimal string; whatever fills its room must be zeros. */
function unhex(text: string): Buffer | undefined {
  if (text.length > 131_072 || !/^<[0-9A-Fa-f]*>$/.test(text)) return undefined;
  const bytes = Buffer.from(text.slice(1, -1), 'hex');
  const [tag, size = 0] = bytes;
  if (tag !== 0x30) return undefined;
  const digits = size < 0x80 ? 0 : size & 0x7f;
  if (digits > 3 || bytes.length < 2 + digits) return undefined;
  const length = digits === 0 ? size : bytes.readUIntBE(2, digits);
  const end = 2 + digits + length;
  return end <= bytes.length && bytes.subarray(end).every((byte) => byte === 0)
    ? bytes.subarray(0, end)
    : undefined;
}
