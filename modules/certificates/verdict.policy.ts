import type { PdfRead, SignatureRead } from '#platform/pades/pdf-reading.ts';
import { nameInside } from '#platform/pades/x509.ts';
import type { FileReason, Verdict } from './verification.schema.ts';

export type Standing = 'valid' | 'revoked' | 'expired';

/** What the register knows of the bytes that were brought. */
export type Known = {
  /** This very file was issued: its certificate's standing, and which seal certificate signed it. */
  issued: { standing: Standing; fingerprint: string } | undefined;
  /** It carries the code of a certificate that was issued. */
  claimsOurs: boolean;
  /** Fingerprints, among those in the file, of certificates of our seals. */
  sealFingerprints: ReadonlySet<string>;
};

export type Judgement = { verdict: Verdict; reason: FileReason | null; signedBy: string | null };

const judged = (verdict: Verdict, reason: FileReason | null = null, signedBy: string | null = null) => ({
  verdict,
  reason,
  signedBy,
});

const verdictOf = { valid: 'genuine', revoked: 'revoked', expired: 'expired' } as const;

/**
 * What a file is. `genuine` needs both: the register knows every byte of it, and its one signature holds. So no trick of
 * the format (shadow content, incremental updates, wrapped signatures) can make anything else genuine; what follows
 * only tells the person what happened.
 */
export function judge(pdf: PdfRead | undefined, known: Known): Judgement {
  if (!pdf) return judged('unreadable', 'no-pdf');
  const ours = pdf.signatures.filter(({ signedData }) => isOurs(signedData?.signer?.fingerprint, known));
  if (known.issued) {
    const [only, ...others] = pdf.signatures;
    const holds =
      others.length === 0 &&
      isIntact(only) &&
      only?.signedData?.signer?.fingerprint === known.issued.fingerprint;
    return holds ? judged(verdictOf[known.issued.standing]) : judged('altered', 'signature-damaged');
  }
  const [signature] = ours;
  if (signature) {
    if (!signature.signedData?.isWhole) return judged('altered', 'signature-damaged');
    if (!signature.digestFits) return judged('altered', 'content-changed');
    if (!signature.coversAll || pdf.signatures.length > 1) return judged('altered', 'bytes-appended');
    return known.claimsOurs ? judged('altered', 'signature-damaged') : judged('not-ours', 'not-registered');
  }
  const foreign = pdf.signatures.find(isIntactSignature);
  if (foreign) return judged('foreign', 'signed-by-another', signerName(foreign));
  if (known.claimsOurs)
    return judged(
      'altered',
      pdf.signatures.length > 0 || pdf.hasUnreadable ? 'signature-damaged' : 'signature-removed',
    );
  const [other] = pdf.signatures;
  if (other) return judged('foreign', 'signed-by-another', signerName(other));
  return judged('not-ours', 'no-signature');
}

const isOurs = (fingerprint: string | undefined, { sealFingerprints }: Known) =>
  fingerprint !== undefined && sealFingerprints.has(fingerprint);

const isIntact = (signature: SignatureRead | undefined): boolean =>
  signature?.coversAll === true && isIntactSignature(signature);

const isIntactSignature = ({ signedData, digestFits }: SignatureRead): boolean =>
  digestFits && signedData?.isWhole === true;

function signerName({ signedData }: SignatureRead): string | null {
  return (signedData?.signer && nameInside(signedData.signer.parts.subject)) || null;
}
