import { type Weight, widthOf } from '#platform/pades/font.ts';

/** A line of text; x and the base line y in points from the left upper corner. */
export type TextMark = {
  kind: 'text';
  role: 'heading' | 'paragraph' | 'note';
  text: string;
  x: number;
  y: number;
  size: number;
  weight: Weight;
  colour: string;
  /** Extra space behind each character, in points. */
  spacing: number;
};
export type BoxMark = {
  kind: 'box';
  x: number;
  y: number;
  width: number;
  height: number;
  line: number;
  colour: string;
};
export type CodeMark = { kind: 'code'; x: number; y: number; side: number; text: string };

/** One page, laid out: drawn as SVG on the screen and as PDF for good, from the same marks. */
export type Sheet = {
  width: number;
  height: number;
  title: string;
  marks: (TextMark | BoxMark | CodeMark)[];
  /** Where the seal goes. */
  seal: { x: number; y: number; side: number };
};

export type SheetInput = {
  paper: 'a4-portrait' | 'a4-landscape';
  heading: string;
  /** Paragraphs with every value filled in. */
  paragraphs: readonly string[];
  number: string;
  issuer: string;
  /** As it is printed under the issuer's name. */
  date: string;
  validity: string | undefined;
  note: string | undefined;
  verification: { url: string; shortCode: string; words: string };
};

const A4 = { short: 595.28, long: 841.89 };
const INK = '#1f1a17';
const GREY = '#5b5550';
const FRAME = '#b3852f';
/** 42 mm. */
const SEAL = 119;
const CODE = 74;

/** Characters that begin no line and that end none (GB/T 15834-2011 §5.1). */
const NEVER_FIRST = '，。、；：？！）》」』”’】〕〉…—·,.;:?!)%';
const NEVER_LAST = '（《「『“‘【〔〈(';

/** Latin words and numbers stay whole; every other character may end a line. */
const pieces = (text: string): string[] => text.match(/[A-Za-z0-9][A-Za-z0-9'’./:_-]*|[\s\S]/gu) ?? [];

function breakLines(text: string, size: number, width: number): string[] {
  const lines: string[] = [];
  // A paragraph begins two characters in, a salutation at the margin.
  let line = text.endsWith('：') ? '' : '　　';
  for (const piece of pieces(text)) {
    if (widthOf(line + piece, 'regular', size) <= width || line.trim() === '') {
      line += piece;
      continue;
    }
    let carried = piece;
    // What may not begin a line takes the character before it along; what may not end one goes along itself.
    while (
      line.length > 1 &&
      (NEVER_FIRST.includes(carried.charAt(0)) || NEVER_LAST.includes(line.at(-1) as string))
    ) {
      carried = line.at(-1) + carried;
      line = line.slice(0, -1);
    }
    lines.push(line);
    line = carried.trimStart();
  }
  return [...lines, line];
}

/** The largest size, from 18 points down to 11, at which all paragraphs fit; undefined when none does. */
function typeset(paragraphs: readonly string[], width: number, height: number) {
  for (let size = 18; size >= 11; size--) {
    const lines = paragraphs.flatMap((paragraph) => breakLines(paragraph, size, width));
    if (lines.length * size * 1.9 <= height) return { size, lines };
  }
  return undefined;
}

/**
 * Lays a certificate out on one page.
 * @returns undefined when the text does not fit even in the smallest type
 */
export function layOut(input: SheetInput): Sheet | undefined {
  const isWide = input.paper === 'a4-landscape';
  const [width, height] = isWide ? [A4.long, A4.short] : [A4.short, A4.long];
  const margin = isWide ? 92 : 78;
  const top = isWide ? 118 : 168;
  const bodyTop = top + (isWide ? 64 : 96);
  const footTop = height - (isWide ? 176 : 214);
  const body = typeset(input.paragraphs, width - 2 * margin, footTop - bodyTop);
  if (!body) return undefined;
  const marks: Sheet['marks'] = [
    { kind: 'box', x: 30, y: 30, width: width - 60, height: height - 60, line: 2.4, colour: FRAME },
    { kind: 'box', x: 36, y: 36, width: width - 72, height: height - 72, line: 0.6, colour: FRAME },
    ...corners(width, height),
  ];
  const line = (given: Pick<TextMark, 'text' | 'x' | 'y' | 'size'> & Partial<TextMark>) =>
    marks.push({ kind: 'text', role: 'paragraph', weight: 'regular', colour: INK, spacing: 0, ...given });

  const headingSize = isWide ? 38 : 34;
  const spacing = input.heading.length > 12 ? 2 : 10;
  const room = width - 2 * margin;
  const fitting = Math.min(
    1,
    room / (widthOf(input.heading, 'bold', headingSize) + spacing * [...input.heading].length),
  );
  const headingWidth =
    widthOf(input.heading, 'bold', headingSize * fitting) +
    spacing * fitting * ([...input.heading].length - 1);
  line({
    role: 'heading',
    text: input.heading,
    x: (width - headingWidth) / 2,
    y: top,
    size: headingSize * fitting,
    weight: 'bold',
    spacing: spacing * fitting,
  });
  line({
    role: 'note',
    text: input.number,
    x: width - margin - widthOf(input.number, 'regular', 11),
    y: top + 34,
    size: 11,
    colour: GREY,
  });
  body.lines.forEach((text, i) => {
    line({ text, x: margin, y: bodyTop + body.size * (1 + i * 1.9), size: body.size });
  });

  const signSize = 15;
  const signCentre = width - margin - SEAL * 0.75;
  const signTop = footTop + 52;
  for (const [i, text] of [input.issuer, input.date].entries()) {
    const size = Math.min(
      signSize,
      (signSize * (width / 2 - 20)) / Math.max(widthOf(text, 'regular', signSize), 1),
    );
    const textWidth = widthOf(text, 'regular', size);
    const x = Math.min(signCentre - textWidth / 2, width - margin - textWidth);
    line({ text, x, y: signTop + i * 30, size });
  }
  const seal = { x: signCentre - SEAL / 2, y: signTop + 8 - SEAL / 2, side: SEAL };

  const codeTop = height - 64 - CODE;
  marks.push({ kind: 'code', x: margin - 8, y: codeTop, side: CODE, text: input.verification.url });
  const notes = [
    input.verification.words,
    input.verification.shortCode,
    ...(input.validity ? [input.validity] : []),
    ...(input.note ? [input.note] : []),
  ];
  for (const [i, text] of notes.entries())
    line({
      role: 'note',
      text,
      x: margin + CODE + 4,
      y: codeTop + 16 + i * 17,
      size: i === 1 ? 11 : 9,
      colour: GREY,
    });
  return { width, height, title: input.heading, marks, seal };
}

/** A small square in each corner of the frame. */
function corners(width: number, height: number): BoxMark[] {
  return [30, width - 30 - 14].flatMap((x) =>
    [30, height - 30 - 14].map(
      (y): BoxMark => ({ kind: 'box', x, y, width: 14, height: 14, line: 1.2, colour: FRAME }),
    ),
  );
}
