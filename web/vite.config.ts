import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { precache } from './vite/precache.ts';
import { precompress } from './vite/precompress.ts';
import { tokens } from './vite/tokens.ts';

/** Where `npm run dev` finds the server. */
const server = process.env.TONGXUE_API ?? 'http://localhost:3000';
const served = ['/api', '/docs', '/openapi.json', '/.well-known', '/oidc', '/cas', '/ims', '/healthz'];

/** Libraries that every page needs, kept apart from our code so that they stay cached over releases. */
const shared: [string, RegExp][] = [
  ['react', /node_modules\/(react|react-dom|scheduler)\//],
  ['base', /node_modules\/(@tanstack|i18next|openapi-fetch)\//],
  ['echarts', /node_modules\/(echarts|zrender)\//],
];

export default defineConfig({
  root: import.meta.dirname,
  publicDir: 'public',
  plugins: [react(), tokens(), precache(), precompress()],
  server: {
    port: 5173,
    strictPort: false,
    proxy: Object.fromEntries(served.map((path) => [path, { target: server, changeOrigin: false }])),
  },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    manifest: true,
    target: ['chrome109', 'edge109', 'firefox115', 'safari16.4'],
    sourcemap: false,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      input: { index: `${import.meta.dirname}/index.html`, sw: `${import.meta.dirname}/sw.ts` },
      output: {
        entryFileNames: (chunk) => (chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
        chunkFileNames: 'assets/[name]-[hash].js',
        assetFileNames: 'assets/[name]-[hash][extname]',
        codeSplitting: { groups: shared.map(([name, test]) => ({ name, test })) },
      },
    },
  },
});
