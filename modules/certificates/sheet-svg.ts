import { create } from 'qrcode';
import { type SealDrawing, sealAsSvg } from './seal-drawing.ts';
import type { Sheet } from './sheet.ts';

const safe = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The dark squares of a QR code of medium correction as one path in units of a module; and how many modules a side has. */
export function codeModules(text: string): { size: number; rows: { x: number; y: number; run: number }[] } {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const rows: { x: number; y: number; run: number }[] = [];
  for (let y = 0; y < modules.size; y++) {
    for (let x = 0; x < modules.size; x++) {
      let run = 0;
      while (x + run < modules.size && modules.get(y, x + run)) run++;
      if (run > 0) rows.push({ x, y, run });
      x += run;
    }
  }
  return { size: modules.size, rows };
}

export type SealPicture = { drawing: SealDrawing } | { png: Buffer };

/** The seal as the address of a picture: pictures run nothing. */
export const sealAddress = (seal: SealPicture): string =>
  'png' in seal
    ? `data:image/png;base64,${seal.png.toString('base64')}`
    : `data:image/svg+xml;base64,${Buffer.from(sealAsSvg(seal.drawing)).toString('base64')}`;

/** The page as a picture. Text keeps its measured width whatever font the screen has. */
export function sheetAsSvg(sheet: Sheet, seal: SealPicture | undefined, stamp: string | undefined): string {
  const { width, height } = sheet;
  const parts = sheet.marks.map((mark) => {
    if (mark.kind === 'box')
      return `<rect x="${mark.x}" y="${mark.y}" width="${mark.width}" height="${mark.height}" fill="none" stroke="${mark.colour}" stroke-width="${mark.line}"/>`;
    if (mark.kind === 'code') {
      const { size, rows } = codeModules(mark.text);
      const d = rows.map(({ x, y, run }) => `M${x} ${y}h${run}v1h-${run}z`).join('');
      return `<path transform="translate(${mark.x} ${mark.y}) scale(${mark.side / size})" d="${d}"/>`;
    }
    const weight = mark.weight === 'bold' ? ' font-weight="700"' : '';
    const spacing = mark.spacing ? ` letter-spacing="${mark.spacing}"` : '';
    return `<text x="${mark.x.toFixed(1)}" y="${mark.y.toFixed(1)}" font-size="${mark.size.toFixed(1)}" fill="${mark.colour}"${weight}${spacing} xml:space="preserve">${safe(mark.text)}</text>`;
  });
  const { x, y, side } = sheet.seal;
  const picture = seal
    ? `<image x="${x}" y="${y}" width="${side}" height="${side}" href="${sealAddress(seal)}"/>`
    : '';
  const across = stamp
    ? `<text x="${width / 2}" y="${height / 2}" font-size="64" fill="#8a8f98" fill-opacity="0.28" text-anchor="middle" transform="rotate(-28 ${width / 2} ${height / 2})">${safe(stamp)}</text>`
    : '';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="'Noto Sans SC','Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif"><rect width="${width}" height="${height}" fill="#fffdf8"/>${parts.join('')}${picture}${across}</svg>`;
}
