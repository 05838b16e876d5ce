import { useEffect, useState } from 'react';

/** A QR code drawn in the browser: the code it holds goes over no line. */
export function Qr({ text, label }: { text: string; label: string }) {
  const [source, setSource] = useState<string>();
  useEffect(() => {
    let current = true;
    void import('qrcode').then(async ({ toString: draw }) => {
      const svg = await draw(text, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' });
      if (current) setSource(`data:image/svg+xml;utf8,${encodeURIComponent(svg)}`);
    });
    return () => {
      current = false;
    };
  }, [text]);
  return <img src={source} alt={label} />;
}
