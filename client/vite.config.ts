import {
  cpSync,
  createReadStream,
  existsSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join, normalize, resolve } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { leanMediasoup } from './build/lean-mediasoup.ts';
import { offlineWorker } from './build/offline-worker.ts';
import { sharedChunks } from './build/shared-chunks.ts';

const PDFJS_FOLDERS = ['cmaps', 'standard_fonts', 'wasm', 'iccs'];

/** Serves and copies the fonts, character maps and decoders that pdf.js loads on demand. */
function pdfjsAssets(): Plugin {
  const source = join(import.meta.dirname, '../node_modules/pdfjs-dist');
  let target = '';
  return {
    name: 'pdfjs-assets',
    configResolved(config) {
      target = resolve(config.root, config.build.outDir, 'pdfjs');
    },
    configureServer(server) {
      server.middlewares.use('/pdfjs', (req, res, next) => {
        const path = normalize(decodeURIComponent((req.url ?? '').split('?')[0] ?? '')).replace(
          /^\/+/,
          '',
        );
        const file = join(source, path);
        if (!PDFJS_FOLDERS.includes(path.split('/')[0] ?? '') || !existsSync(file)) return next();
        if (file.endsWith('.wasm')) res.setHeader('content-type', 'application/wasm');
        createReadStream(file).pipe(res);
      });
    },
    closeBundle() {
      for (const folder of PDFJS_FOLDERS)
        cpSync(join(source, folder), join(target, folder), { recursive: true });
    },
  };
}

/** What a page needs besides the entry, by the pattern of its address; the server hints at it in the page's headers. */
const HINTED = {
  '^/hop/[^/]+$': ['features/meeting/MeetingPage.tsx', 'media/mediasoup-device.ts'],
};

/** Writes `hints.json`: the files that the browser can begin to fetch before the entry's script asks for them. */
function pageHints(): Plugin {
  return {
    name: 'page-hints',
    apply: 'build',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const files = new Set<string>();
      const add = (chunk: (typeof chunks)[number] | undefined) => {
        if (!chunk || files.has(chunk.fileName) || chunk.name === 'base') return;
        files.add(chunk.fileName);
        for (const style of chunk.viteMetadata?.importedCss ?? []) files.add(style);
        for (const name of chunk.imports) add(chunks.find(({ fileName }) => fileName === name));
      };
      const hints = Object.entries(HINTED).map(([address, modules]) => {
        files.clear();
        for (const module of modules) {
          const chunk = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(module));
          if (!chunk) this.error(`${module} is hinted at and has no chunk of its own`);
          add(chunk);
        }
        return [address, [...files].map((file) => `/${file}`)];
      });
      const source = JSON.stringify(Object.fromEntries(hints));
      this.emitFile({ type: 'asset', fileName: 'hints.json', source });
    },
  };
}

/** Writes a `.br` and a `.gz` beside each text file and decoder, which the server sends to browsers that take them. */
function precompressed(): Plugin {
  let folder = '';
  return {
    name: 'precompressed',
    apply: 'build',
    configResolved(config) {
      folder = join(config.root, config.build.outDir);
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      handler() {
        for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
          if (!/\.(js|mjs|css|html|svg|wasm)$/.test(name)) continue;
          const bytes = readFileSync(join(folder, name));
          if (bytes.length < 1024) continue;
          const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
          writeFileSync(join(folder, `${name}.br`), brotliCompressSync(bytes, { params }));
          writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }));
        }
      },
    },
  };
}

const server = process.env.NGHI_SU_SERVER ?? 'http://127.0.0.1:8080';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), leanMediasoup(), pdfjsAssets(), pageHints(), offlineWorker(), precompressed()],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    outDir: 'dist',
    chunkSizeWarningLimit: 1300,
    rolldownOptions: { output: { codeSplitting: { groups: sharedChunks() } } },
  },
  server: {
    port: 5173,
    proxy: { '/api': { target: server, changeOrigin: false }, '/rt': { target: server, ws: true } },
  },
});
