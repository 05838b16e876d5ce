import {
  PDFArray,
  PDFDict,
  PDFDocument,
  type PDFFont,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFOperator,
  PDFOperatorNames,
  type PDFPage,
  type PDFRef,
  PDFString,
  rgb,
  setCharacterSpacing,
} from 'pdf-lib';
import { fontkitOnce, fontOf } from '#platform/pades/font.ts';
import { addSignatureField } from '#platform/pades/pdf-signature.ts';
import { sealAsPdf } from './seal-drawing.ts';
import type { Sheet, TextMark } from './sheet.ts';
import { codeModules, type SealPicture } from './sheet-svg.ts';

const colourOf = (hex: string) => {
  const part = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return rgb(part(1), part(3), part(5));
};

const tags = { heading: 'H1', paragraph: 'P', note: 'P' } as const;

export type PdfFacts = {
  issuer: string;
  /** What the certificate is, as the reason of the signature. */
  type: string;
  /** Stands in the file twice in plain bytes, so that a damaged copy is still recognised. */
  code: string;
  url: string;
  at: Date;
};

/**
 * The page as a PDF with room for a signature: fonts embedded as subsets, text tagged in reading order, Chinese as its
 * language, its title shown by the reader.
 */
export async function sheetAsPdf(sheet: Sheet, seal: SealPicture, facts: PdfFacts): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.registerFontkit(fontkitOnce as never);
  const [regular, bold] = [
    await document.embedFont(fontOf('regular').bytes, { subset: true }),
    await document.embedFont(fontOf('bold').bytes, { subset: true }),
  ];
  describe(document, sheet, facts);
  const page = document.addPage([sheet.width, sheet.height]);
  const paragraphs: { tag: string }[] = [];
  for (const mark of sheet.marks) {
    if (mark.kind === 'text') {
      drawTagged(page, mark, mark.weight === 'bold' ? bold : regular, paragraphs.length, sheet.height);
      paragraphs.push({ tag: tags[mark.role] });
      continue;
    }
    asOrnament(page, () => {
      if (mark.kind === 'box') {
        page.drawRectangle({
          x: mark.x,
          y: sheet.height - mark.y - mark.height,
          width: mark.width,
          height: mark.height,
          borderWidth: mark.line,
          borderColor: colourOf(mark.colour),
        });
      } else drawCode(page, mark, sheet.height);
    });
  }
  addStructure(document, page, paragraphs);
  addLink(document, page, sheet, facts.url);
  const { x, y, side } = sheet.seal;
  const bottom = sheet.height - y - side;
  addSignatureField(document, {
    page,
    rectangle: [x, bottom, x + side, bottom + side],
    appearance: await appearanceOf(document, seal, side),
    description: `${facts.issuer}电子印章`,
    name: facts.issuer,
    reason: facts.type,
    at: facts.at,
  });
  return document.save({ useObjectStreams: false });
}

function describe(document: PDFDocument, sheet: Sheet, { issuer, type, code, at }: PdfFacts): void {
  document.setTitle(sheet.title, { showInWindowTitleBar: true });
  document.setAuthor(issuer);
  document.setSubject(type);
  document.setLanguage('zh-CN');
  document.setProducer('Tongxue');
  document.setCreator('Tongxue');
  document.setCreationDate(at);
  document.setModificationDate(at);
  const { context } = document;
  const information = context.lookup(context.trailerInfo.Info, PDFDict);
  information.set(PDFName.of('CertificateCode'), PDFString.of(code));
}

const operator = (name: PDFOperatorNames, ...args: never[]) => PDFOperator.of(name, args);

/** Marked content that belongs to a structure element by its number (ISO 32000-1 §14.7.4). */
function drawTagged(page: PDFPage, mark: TextMark, font: PDFFont, id: number, height: number): void {
  const properties = page.doc.context.obj({ MCID: id });
  page.pushOperators(
    operator(
      PDFOperatorNames.BeginMarkedContentSequence,
      PDFName.of(tags[mark.role]) as never,
      properties as never,
    ),
    setCharacterSpacing(mark.spacing),
  );
  page.drawText(mark.text, {
    x: mark.x,
    y: height - mark.y,
    size: mark.size,
    font,
    color: colourOf(mark.colour),
  });
  page.pushOperators(setCharacterSpacing(0), operator(PDFOperatorNames.EndMarkedContent));
}

function asOrnament(page: PDFPage, draw: () => void): void {
  page.pushOperators(operator(PDFOperatorNames.BeginMarkedContent, PDFName.of('Artifact') as never));
  draw();
  page.pushOperators(operator(PDFOperatorNames.EndMarkedContent));
}

function drawCode(
  page: PDFPage,
  mark: { x: number; y: number; side: number; text: string },
  height: number,
): void {
  const { size, rows } = codeModules(mark.text);
  const unit = mark.side / size;
  const number = (value: number) => PDFNumber.of(Number(value.toFixed(3))) as never;
  page.pushOperators(
    operator(PDFOperatorNames.NonStrokingColorGray, PDFNumber.of(0) as never),
    ...rows.map(({ x, y, run }) =>
      operator(
        PDFOperatorNames.AppendRectangle,
        number(mark.x + x * unit),
        number(height - mark.y - (y + 1) * unit),
        number(run * unit),
        number(unit),
      ),
    ),
    operator(PDFOperatorNames.FillNonZero),
  );
}

function addStructure(document: PDFDocument, page: PDFPage, paragraphs: readonly { tag: string }[]): void {
  const { context, catalog } = document;
  const [root, whole] = [context.nextRef(), context.nextRef()];
  const elements = paragraphs.map(({ tag }, id) =>
    context.register(context.obj({ Type: 'StructElem', S: tag, P: whole, Pg: page.ref, K: id })),
  );
  const kids = PDFArray.withContext(context);
  for (const element of elements) kids.push(element);
  context.assign(whole, context.obj({ Type: 'StructElem', S: 'Document', P: root, K: kids }));
  const parents = context.obj({ Nums: [0, kids] });
  context.assign(root, context.obj({ Type: 'StructTreeRoot', K: whole, ParentTree: parents }));
  catalog.set(PDFName.of('StructTreeRoot'), root);
  catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }));
  page.node.set(PDFName.of('StructParents'), PDFNumber.of(0));
  page.node.set(PDFName.of('Tabs'), PDFName.of('S'));
}

/** The code for the eye is also a link for the hand. */
function addLink(document: PDFDocument, page: PDFPage, sheet: Sheet, url: string): void {
  const code = sheet.marks.find((mark) => mark.kind === 'code');
  if (code?.kind !== 'code') return;
  const bottom = sheet.height - code.y - code.side;
  const link = document.context.obj({
    Type: 'Annot',
    Subtype: 'Link',
    Rect: [code.x, bottom, code.x + code.side, bottom + code.side],
    Border: [0, 0, 0],
    Contents: PDFHexString.fromText('在线核验'),
    A: { Type: 'Action', S: 'URI', URI: PDFString.of(url) },
  });
  page.node.addAnnot(document.context.register(link));
}

async function appearanceOf(document: PDFDocument, seal: SealPicture, side: number): Promise<PDFRef> {
  const { context } = document;
  const box = { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, side, side] };
  if ('drawing' in seal)
    return context.register(context.flateStream(sealAsPdf(seal.drawing, side), { ...box, Resources: {} }));
  const image = await document.embedPng(seal.png);
  return context.register(
    context.flateStream(`q ${side} 0 0 ${side} 0 0 cm /Seal Do Q`, {
      ...box,
      Resources: { XObject: { Seal: image.ref } },
    }),
  );
}
