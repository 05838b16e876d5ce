import {
  PDFArray,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFPage,
  type PDFRef,
  PDFString,
} from 'pdf-lib';
import { makeSignedData } from './cms.ts';
import type { Der } from './der.ts';
import { digestOf, type SigningKey } from './key-pair.ts';

/** Room for the SignedData: two certificates and an RSA-3072 signature take about half of it. */
const roomForSignature = 8192;
const placeholder = '/**********';

export type SignatureField = {
  page: PDFPage;
  /** Left, bottom, right and top in points. */
  rectangle: readonly [number, number, number, number];
  /** The form XObject that is drawn in the rectangle. */
  appearance: PDFRef;
  /** What a reader that speaks says in place of the picture. */
  description: string;
  /** Who signs, why and when, as the signature dictionary states them. */
  name: string;
  reason: string;
  at: Date;
};

/**
 * Adds a signature field with room for the signature. SubFilter ETSI.CAdES.detached, the time in M (EN 319 142-1
 * §6.3); as a certification that forbids every later change (DocMDP with P 1, ISO 32000-1 §12.8.2.2).
 */
export function addSignatureField(document: PDFDocument, field: SignatureField): void {
  const { context, catalog } = document;
  const range = PDFArray.withContext(context);
  range.push(PDFNumber.of(0));
  for (let i = 0; i < 3; i++) range.push(PDFName.of(placeholder.slice(1)));
  const signature = context.register(
    context.obj({
      Type: 'Sig',
      Filter: 'Adobe.PPKLite',
      SubFilter: 'ETSI.CAdES.detached',
      ByteRange: range,
      Contents: PDFHexString.of('0'.repeat(roomForSignature * 2)),
      Name: PDFHexString.fromText(field.name),
      Reason: PDFHexString.fromText(field.reason),
      M: PDFString.fromDate(field.at),
      Reference: [
        {
          Type: 'SigRef',
          TransformMethod: 'DocMDP',
          TransformParams: { Type: 'TransformParams', P: 1, V: PDFName.of('1.2') },
        },
      ],
    }),
  );
  const widget = context.register(
    context.obj({
      Type: 'Annot',
      Subtype: 'Widget',
      FT: 'Sig',
      T: PDFString.of('Seal'),
      TU: PDFHexString.fromText(field.description),
      V: signature,
      Rect: [...field.rectangle],
      AP: { N: field.appearance },
      // Print, Locked (ISO 32000-1, table 165).
      F: 132,
      P: field.page.ref,
    }),
  );
  field.page.node.addAnnot(widget);
  // SignaturesExist, AppendOnly (table 219).
  catalog.set(PDFName.of('AcroForm'), context.obj({ SigFlags: 3, Fields: [widget] }));
  catalog.set(PDFName.of('Perms'), context.obj({ DocMDP: signature }));
}

/**
 * Signs a saved document that has one signature field: fills in the byte range, then the SignedData over everything
 * outside its own room.
 * @param chain the signer's certificate first, then those up to the authority
 */
export function signPdf(
  unsigned: Uint8Array,
  { key, chain }: { key: SigningKey; chain: readonly [Der, ...Der[]] },
): Buffer {
  const file = Buffer.from(unsigned);
  const empty = `<${'0'.repeat(roomForSignature * 2)}>`;
  const gap = file.indexOf(empty, 0, 'latin1');
  const rangeAt = file.indexOf('/ByteRange', 0, 'latin1');
  const rangeEnd = file.indexOf(']', rangeAt, 'latin1') + 1;
  if (gap < 0 || rangeAt < 0 || file.indexOf('/ByteRange', rangeEnd, 'latin1') >= 0)
    throw new Error('the document has not exactly one empty signature field');
  const after = gap + empty.length;
  const range = `/ByteRange [0 ${gap} ${after} ${file.length - after}]`;
  if (range.length > rangeEnd - rangeAt) throw new Error('no room for the byte range');
  file.write(range.padEnd(rangeEnd - rangeAt), rangeAt, 'latin1');
  const digest = digestOf(key.algorithm, Buffer.concat([file.subarray(0, gap), file.subarray(after)]));
  const signedData = makeSignedData({ key, chain, digest });
  if (signedData.length > roomForSignature) throw new Error('the signature is larger than its room');
  file.write(signedData.toString('hex'), gap + 1, 'latin1');
  return file;
}
