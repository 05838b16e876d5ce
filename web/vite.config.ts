import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { precache } from './vite/precache.ts';
import { precompress } from './vite/precompress.ts';
import { tokens } from './vite/tokens.ts';

/** Where `npm run dev` finds the server. */
const server = process.env.TONGXUE_API ?? 'http://localhost:3000';
const served = ['/api', '/docs', '/openapi.json', '/.well-known', '/oidc', '/cas', '/ims', '/healthz'];

/**
 * Chunks cut by hand. Libraries that every page needs stand apart from our code, so that they stay cached over
 * releases; our own shared files travel together, because a slow line pays for each request. The rest, Ant Design's
 * components first, is cut by the bundler along the pages.
 */
const chunks = [
  { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// },
  { name: 'base', test: /node_modules\/(@tanstack|i18next|openapi-fetch)\// },
  { name: 'echarts', test: /node_modules\/(echarts|zrender)\// },
  {
    name: 'theme',
    test: /node_modules\/(antd\/es\/(config-provider|theme|locale)|@ant-design\/(cssinjs|colors|fast-color)|dayjs)\//,
  },
  // Of the kit only what stands on Ant Design's forms and pickers stays out: its pages bring it along.
  {
    name: 'shared',
    test: /\/web\/((api|brand|i18n|offline|shell|theme)|ui(?!\/(form-page|day-field|data-table|chart|tree-nav)\.))\/[\w-]+\.tsx?$/,
    minShareCount: 3,
  },
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
        codeSplitting: { groups: chunks },
      },
    },
  },
});
