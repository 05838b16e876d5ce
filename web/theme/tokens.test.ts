import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dark, light, type Palette, tokensCss } from './tokens.ts';

/** Relative luminance and contrast ratio as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((i) => {
    const c = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function pairs(p: Palette): [string, string, string][] {
  const grounds = { paper: p.paper, surface: p.surface, sunken: p.sunken };
  const inks = {
    ink: p.ink,
    ink2: p.ink2,
    bambooInk: p.bambooInk,
    apricotInk: p.apricotInk,
    lakeInk: p.lakeInk,
    cinnabarInk: p.cinnabarInk,
  };
  const list: [string, string, string][] = [];
  for (const [ink, colour] of Object.entries(inks))
    for (const [ground, back] of Object.entries(grounds)) list.push([`${ink} on ${ground}`, colour, back]);
  for (const name of ['bamboo', 'apricot', 'lake', 'cinnabar'] as const) {
    list.push([`${name}Ink on ${name}Soft`, p[`${name}Ink`], p[`${name}Soft`]]);
    list.push([`ink on ${name}Soft`, p.ink, p[`${name}Soft`]]);
    list.push([`ink2 on ${name}Soft`, p.ink2, p[`${name}Soft`]]);
    const on = `on${name[0]?.toUpperCase()}${name.slice(1)}` as
      | 'onBamboo'
      | 'onApricot'
      | 'onLake'
      | 'onCinnabar';
    list.push([`${on} on ${name}`, p[on], p[name]]);
  }
  list.push(['onBand on bandFrom', p.onBand, p.bandFrom], ['onBand on bandTo', p.onBand, p.bandTo]);
  return list;
}

for (const [name, palette] of Object.entries({ light, dark })) {
  test(`${name}: text colours keep 4.5:1 on their grounds`, () => {
    const poor = pairs(palette)
      .map(([what, a, b]) => ({ what, ratio: contrast(a, b) }))
      .filter(({ ratio }) => ratio < 4.5);
    assert.deepEqual(poor, []);
  });

  test(`${name}: borders of controls keep 3:1 (WCAG 1.4.11)`, () => {
    assert.ok(contrast(palette.lineStrong, palette.surface) >= 3);
    assert.ok(contrast(palette.bamboo, palette.surface) >= 3);
  });
}

test('the style sheet names every colour of both palettes', () => {
  const css = tokensCss();
  assert.match(css, /--tx-ink-2:#566663/);
  assert.match(css, /data-look=dark\]\{color-scheme:dark;--tx-paper:#14191A/);
});
