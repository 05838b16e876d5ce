const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const largest = 256 * 1024;

/**
 * Whether these bytes are a square PNG fit for a seal. Its sides are read before anybody unpacks it: a small file can
 * claim a picture of gigabytes. Interlaced ones and those with 16 bits a colour are refused: PDF tools read them differently.
 */
export function isFitPicture(bytes: Buffer): boolean {
  if (bytes.length > largest || bytes.length < 57 || !bytes.subarray(0, 8).equals(PNG)) return false;
  if (bytes.toString('latin1', 12, 16) !== 'IHDR') return false;
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const [depth, colour, interlace] = [bytes[24], bytes[25] as number, bytes[28]];
  return (
    width === height &&
    width >= 200 &&
    width <= 1200 &&
    depth === 8 &&
    [2, 3, 6].includes(colour) &&
    interlace === 0
  );
}
