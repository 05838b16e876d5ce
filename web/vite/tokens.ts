import type { Plugin } from 'vite';
import { tokensCss } from '../theme/tokens.ts';

/** Colours and the splash stand in the page itself, so that the first paint already has the right ground. */
const splash = `
body{margin:0;background:var(--tx-paper);color:var(--tx-ink)}
.tx-splash{min-height:100vh;display:grid;place-items:center;animation:tx-splash .6s .3s both}
@keyframes tx-splash{from{opacity:0}}`;

export function tokens(): Plugin {
  return {
    name: 'tongxue:tokens',
    transformIndexHtml: () => [{ tag: 'style', children: tokensCss() + splash, injectTo: 'head' }],
  };
}
