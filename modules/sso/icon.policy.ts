const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const mostPixels = 1024;

/** The media type of a picture by its content; its name and what the sender says are not believed. */
export function iconType(content: Buffer): 'image/png' | 'image/svg+xml' | undefined {
  if (isPng(content)) return 'image/png';
  if (isHarmlessSvg(content)) return 'image/svg+xml';
  return undefined;
}

function isPng(content: Buffer): boolean {
  if (content.length < 33 || !content.subarray(0, 8).equals(pngSignature)) return false;
  if (content.toString('latin1', 12, 16) !== 'IHDR') return false;
  const [width, height] = [content.readUInt32BE(16), content.readUInt32BE(20)];
  return width > 0 && height > 0 && width <= mostPixels && height <= mostPixels;
}

/** What runs, reaches out or hides something. The picture is served with a policy that stops these too. */
const dangerous =
  /<!doctype|<!entity|<\?xml-stylesheet|<script|<foreignobject|<iframe|<(animate|set)\b[^>]*href|\son\w+\s*=|javascript:|@import|url\(\s*["']?(?!#)|(?:href|src)\s*=\s*["'](?!#|data:image\/png)/i;

function isHarmlessSvg(content: Buffer): boolean {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return false;
  }
  const start = text.trimStart().replace(/^<\?xml[^>]*\?>\s*/, '');
  return /^(<!--[\s\S]*?-->\s*)*<svg[\s>]/.test(start) && !dangerous.test(decodeReferences(text));
}

/** `&#106;avascript:` is `javascript:` to a browser. */
function decodeReferences(text: string): string {
  return text.replace(/&#(x[0-9a-f]+|\d+);?/gi, (_whole, code: string) => {
    const point = code.toLowerCase().startsWith('x') ? Number.parseInt(code.slice(1), 16) : Number(code);
    return point > 0 && point < 0x110000 ? String.fromCodePoint(point) : '';
  });
}
