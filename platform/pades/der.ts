import {
  type AsnType,
  BitString,
  Constructed,
  Boolean as DerBoolean,
  fromBER,
  GeneralizedTime,
  Integer,
  Null,
  ObjectIdentifier,
  OctetString,
  PrintableString,
  UTCTime,
  Utf8String,
} from 'asn1js';

/** A value of ASN.1 in its distinguished encoding (X.690 §10). */
export type Der = Buffer;

const encode = (value: AsnType): Der => Buffer.from(value.toBER());
const LONG_FORM = 0x80;

/** Tag, length, contents: what holds parts that are encoded already. */
function wrap(tag: number, parts: readonly Der[]): Der {
  const body = Buffer.concat(parts);
  if (body.length < LONG_FORM) return Buffer.concat([Buffer.from([tag, body.length]), body]);
  const digits: number[] = [];
  for (let rest = body.length; rest > 0; rest = Math.floor(rest / 256)) digits.unshift(rest % 256);
  return Buffer.concat([Buffer.from([tag, LONG_FORM | digits.length, ...digits]), body]);
}

export const sequence = (...parts: Der[]): Der => wrap(0x30, parts);
/** SET OF: the parts in ascending order of their encodings (X.690 §11.6). */
export const setOf = (...parts: Der[]): Der => wrap(0x31, [...parts].sort(Buffer.compare));
/** A context-specific constructed tag: explicit around a whole value, implicit around the parts of one. */
export const tagged = (number: number, ...parts: Der[]): Der => wrap(0xa0 | number, parts);
/** A context-specific primitive tag, implicit around bytes. */
export const taggedBytes = (number: number, bytes: Uint8Array): Der =>
  wrap(0x80 | number, [Buffer.from(bytes)]);
export const identifier = (oid: string): Der => encode(new ObjectIdentifier({ value: oid }));
export const smallInteger = (value: number): Der => encode(new Integer({ value }));
/** A positive INTEGER of these bytes, which begin with a bit of 0. */
export const integerOf = (bytes: Uint8Array): Der => wrap(0x02, [Buffer.from(bytes)]);
export const octets = (bytes: Uint8Array): Der => encode(new OctetString({ valueHex: bytes }));
export const bits = (bytes: Uint8Array, unusedBits = 0): Der =>
  encode(new BitString({ valueHex: bytes, unusedBits }));
export const truth = (): Der => encode(new DerBoolean({ value: true }));
export const nothing = (): Der => encode(new Null());
export const text = (value: string): Der => encode(new Utf8String({ value }));
export const printable = (value: string): Der => encode(new PrintableString({ value }));
/** UTCTime until 2049, GeneralizedTime after it (RFC 5280 §4.1.2.5). */
export const time = (at: Date): Der =>
  encode(
    at.getUTCFullYear() < 2050 ? new UTCTime({ valueDate: at }) : new GeneralizedTime({ valueDate: at }),
  );

/** A value that was read: its tag, its parts where it is constructed, its bytes where it is not, and how it was written. */
export type Node = {
  /** The first byte: class, form and number. */
  tag: number;
  parts: readonly Node[];
  bytes: Buffer;
  whole: Buffer;
};

/**
 * Reads one value and nothing behind it, from bytes that anybody may have written: depth, count and size are bounded.
 * @returns undefined for what is malformed or beyond the bounds
 */
export function readDer(input: Uint8Array): Node | undefined {
  if (input.length > 65_536) return undefined;
  try {
    const { offset, result } = fromBER(input, {
      maxDepth: 24,
      maxNodes: 4000,
      maxContentLength: 65_536,
      parseEmbedded: false,
    });
    if (offset !== input.length || result.error) return undefined;
    return toNode(result);
  } catch {
    return undefined;
  }
}

const CLASSES: Readonly<Record<number, number>> = { 1: 0x00, 2: 0x40, 3: 0x80, 4: 0xc0 };

function toNode(value: AsnType): Node {
  const { tagClass, tagNumber, isConstructed } = value.idBlock;
  const whole = Buffer.from(value.valueBeforeDecodeView);
  const isHolder = value instanceof Constructed;
  const bytes = whole.subarray(value.blockLength - value.valueBlock.blockLength);
  return {
    tag: (CLASSES[tagClass] ?? 0) | (isConstructed ? 0x20 : 0) | tagNumber,
    parts: isHolder ? value.valueBlock.value.map(toNode) : [],
    bytes: isHolder ? Buffer.alloc(0) : bytes,
    whole,
  };
}

/** The dotted form of an OBJECT IDENTIFIER; undefined for another value. */
export function oidOf(node: Node | undefined): string | undefined {
  if (node?.tag !== 0x06) return undefined;
  const { result } = fromBER(node.whole);
  return result instanceof ObjectIdentifier ? result.valueBlock.toString() : undefined;
}

/** The bytes of a value with a primitive tag; undefined for another. */
export const bytesOf = (node: Node | undefined, tag: number): Buffer | undefined =>
  node?.tag === tag ? node.bytes : undefined;
