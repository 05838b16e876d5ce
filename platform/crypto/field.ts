export type FieldCipher = { seal(plain: string, context: string): string; open(sealed: string, context: string): string; hash(kind: string, value: string): Buffer };
