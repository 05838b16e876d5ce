/** Lets the browser save what an address answers; the session goes along as a cookie. */
export function download(url: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = '';
  link.click();
}
