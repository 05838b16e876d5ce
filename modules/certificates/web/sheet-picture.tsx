import './certificates.css';

/** A page of a certificate. As a picture it can neither run nor load anything. */
export function SheetPicture({ svg, words }: { svg: string; words: string }) {
  return <img className="ct-sheet" src={`data:image/svg+xml,${encodeURIComponent(svg)}`} alt={words} />;
}
