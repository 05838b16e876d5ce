/**
 * The colours of the product: rice paper, ink, bamboo, apricot, lake, cinnabar. One source for our own CSS
 * (variables `--tx-*`, written into index.html at build time) and for Ant Design's tokens.
 * Every `…Ink` colour stands on paper, surface and its own `…Soft` ground with at least 4.5:1 (WCAG 2.2, 1.4.3);
 * tokens.test.ts computes that.
 */
export interface Palette {
  paper: string;
  surface: string;
  sunken: string;
  ink: string;
  ink2: string;
  line: string;
  lineStrong: string;
  bamboo: string;
  bambooInk: string;
  bambooSoft: string;
  onBamboo: string;
  apricot: string;
  apricotInk: string;
  apricotSoft: string;
  onApricot: string;
  lake: string;
  lakeInk: string;
  lakeSoft: string;
  onLake: string;
  cinnabar: string;
  cinnabarInk: string;
  cinnabarSoft: string;
  onCinnabar: string;
  /** Green band behind greetings; text on it is `onBand`. */
  bandFrom: string;
  bandTo: string;
  onBand: string;
  shadow: string;
}

export const light: Palette = {
  paper: '#FAF8F3',
  surface: '#FFFFFF',
  sunken: '#F4F1E9',
  ink: '#1E2B2A',
  ink2: '#566663',
  line: '#E7E3D8',
  lineStrong: '#87938F',
  bamboo: '#1F7A5C',
  bambooInk: '#1B6E53',
  bambooSoft: '#E4F2EB',
  onBamboo: '#FFFFFF',
  apricot: '#E8913A',
  apricotInk: '#8A4B0C',
  apricotSoft: '#FDF0E1',
  onApricot: '#2A1703',
  lake: '#2B6CB0',
  lakeInk: '#24609F',
  lakeSoft: '#E6EFF8',
  onLake: '#FFFFFF',
  cinnabar: '#C8442F',
  cinnabarInk: '#AD3522',
  cinnabarSoft: '#FBE8E4',
  onCinnabar: '#FFFFFF',
  bandFrom: '#1B6E53',
  bandTo: '#247F61',
  onBand: '#FFFFFF',
  shadow: '0 1px 2px rgb(30 43 42 / 4%), 0 6px 20px rgb(30 43 42 / 5%)',
};

export const dark: Palette = {
  paper: '#14191A',
  surface: '#1C2324',
  sunken: '#11201C',
  ink: '#E8EDEA',
  ink2: '#A3B0AC',
  line: '#2C3637',
  lineStrong: '#71807D',
  bamboo: '#54C299',
  bambooInk: '#63CBA4',
  bambooSoft: '#1A3A2F',
  onBamboo: '#06140E',
  apricot: '#E8A05A',
  apricotInk: '#F0B47A',
  apricotSoft: '#3A2917',
  onApricot: '#1E1002',
  lake: '#6AA9E4',
  lakeInk: '#85B9EA',
  lakeSoft: '#1A2D40',
  onLake: '#04101C',
  cinnabar: '#F07B66',
  cinnabarInk: '#F59180',
  cinnabarSoft: '#3D201B',
  onCinnabar: '#1C0602',
  bandFrom: '#17503D',
  bandTo: '#1D6049',
  onBand: '#FFFFFF',
  shadow: '0 1px 2px rgb(0 0 0 / 30%), 0 6px 20px rgb(0 0 0 / 25%)',
};

/** System fonts only: a web font of Chinese costs megabytes on a slow line. */
const fontFamily =
  '"PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", system-ui, sans-serif';

/** The style sheet of variables: light by default, dark by the system's wish or the person's choice. */
export function tokensCss(): string {
  const declare = (palette: Palette) =>
    Object.entries(palette)
      .map(([name, value]) => `--tx-${name.replace(/[A-Z0-9]/g, (c) => `-${c.toLowerCase()}`)}:${value}`)
      .join(';');
  return [
    // Chinese fonts draw the apostrophe and the quotation marks of English as wide as a character.
    `:root:lang(en){--tx-font:system-ui,${fontFamily}}`,
    `:root{color-scheme:light;--tx-font:${fontFamily};${declare(light)}}`,
    `@media (prefers-color-scheme:dark){:root:not([data-look=light]){color-scheme:dark;${declare(dark)}}}`,
    `:root[data-look=dark]{color-scheme:dark;${declare(dark)}}`,
  ].join('\n');
}
