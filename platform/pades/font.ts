import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fontkit, { type Font, type Path } from '@pdf-lib/fontkit';

export type Weight = 'regular' | 'bold';

const files: Record<Weight, string> = {
  regular: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
};

const loaded = new Map<Weight, { bytes: Buffer; font: Font }>();
const { resolve } = createRequire(import.meta.url);

/** Noto Sans SC (Open Font License), read when first needed: 10 MB and a tenth of a second each. */
export function fontOf(weight: Weight): { bytes: Buffer; font: Font } {
  const known = loaded.get(weight);
  if (known) return known;
  const bytes = readFileSync(resolve(files[weight]));
  const fresh = { bytes, font: withLongPlaces(fontkit.create(bytes)) };
  loaded.set(weight, fresh);
  return fresh;
}

/** What fontkit's subset keeps while it collects glyphs; its published types leave that out. */
type Subset = { loca: { version?: number }; _addGlyph(id: number): number };

/**
 * A small subset would get the short form of the table of glyph places, which counts in units of two bytes (OpenType,
 * "loca"); fontkit does not pad glyphs of odd length, and everything behind one would be drawn as nothing. The long
 * form counts bytes.
 */
function withLongPlaces(font: Font): Font {
  const makeSubset = font.createSubset.bind(font);
  font.createSubset = () => {
    const subset = makeSubset();
    const collected = subset as unknown as Subset;
    const add = collected._addGlyph.bind(subset);
    collected._addGlyph = (id) => {
      collected.loca.version = 1;
      return add(id);
    };
    return subset;
  };
  return font;
}

/** What pdf-lib asks for a parsed font: ours is parsed once a process, whichever document needs it. */
export const fontkitOnce = {
  create: (bytes: Uint8Array) => fontOf(bytes === loaded.get('bold')?.bytes ? 'bold' : 'regular').font,
};

/** The characters of a text that the font cannot draw, each once. They would print as empty boxes. */
export function missingCharacters(text: string): string[] {
  const { font } = fontOf('regular');
  const isDrawn = (character: string) =>
    /\s/u.test(character) || font.hasGlyphForCodePoint(character.codePointAt(0) as number);
  return [...new Set(text)].filter((character) => !isDrawn(character));
}

/** The width of one line in points. */
export function widthOf(text: string, weight: Weight, size: number): number {
  const { font } = fontOf(weight);
  let units = 0;
  for (const character of text) units += glyphOf(font, character).advanceWidth;
  return (units * size) / font.unitsPerEm;
}

const glyphOf = (font: Font, character: string) => font.glyphForCodePoint(character.codePointAt(0) as number);

/** Part of a drawing: a move, a line, a curve with two control points, or the way back to where it began. */
export type Segment = { to: 'M' | 'L' | 'C' | 'Z'; at: readonly number[] };

export type Matrix = readonly [number, number, number, number, number, number];

export const transform = (segments: readonly Segment[], [a, b, c, d, e, f]: Matrix): Segment[] =>
  segments.map(({ to, at }) => ({
    to,
    at: at.flatMap((x, i) =>
      i % 2 ? [] : [a * x + c * (at[i + 1] as number) + e, b * x + d * (at[i + 1] as number) + f],
    ),
  }));

type Command = { command: string; args: number[] };

/** The outline of a character in an em square of 1, the base line at 0, upwards positive; and how far the next one stands. */
export function outlineOf(character: string, weight: Weight): { segments: Segment[]; advance: number } {
  const { font } = fontOf(weight);
  const glyph = glyphOf(font, character);
  const { commands } = glyph.path as Path & { commands: Command[] };
  const segments: Segment[] = [];
  let [x, y] = [0, 0];
  for (const { command, args } of commands) {
    if (command === 'closePath') segments.push({ to: 'Z', at: [] });
    else if (command === 'moveTo') segments.push({ to: 'M', at: args });
    else if (command === 'lineTo') segments.push({ to: 'L', at: args });
    else if (command === 'bezierCurveTo') segments.push({ to: 'C', at: args });
    else segments.push({ to: 'C', at: raised(x, y, args) });
    [x = 0, y = 0] = args.slice(-2);
  }
  const scale = 1 / font.unitsPerEm;
  return {
    segments: transform(segments, [scale, 0, 0, scale, 0, 0]),
    advance: glyph.advanceWidth * scale,
  };
}

/** A curve with one control point as the same curve with two: PDF knows no other. */
function raised(x: number, y: number, args: readonly number[]): number[] {
  const [cx, cy, tx, ty] = args as [number, number, number, number];
  const near = (from: number, control: number) => from + (2 / 3) * (control - from);
  return [near(x, cx), near(y, cy), near(tx, cx), near(ty, cy), tx, ty];
}

const short = (n: number) => Number(n.toFixed(2));

/** As the `d` of an SVG path. */
export const toSvgPath = (segments: readonly Segment[]): string =>
  segments.map(({ to, at }) => to + at.map(short).join(' ')).join('');

const operators = { M: 'm', L: 'l', C: 'c', Z: 'h' } as const;

/** As the operators of a PDF content stream (ISO 32000-1 §8.5.2), without painting. */
export const toPdfPath = (segments: readonly Segment[]): string =>
  segments.map(({ to, at }) => `${at.map(short).join(' ')} ${operators[to]}`).join('\n');
