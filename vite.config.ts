/** Builds the screens: one page an entry, into dist/web. The widget has its own build. */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The gallery shows parts in every state: for developers and tests, never in what a customer installs. */
const withGallery = process.env.LINGTING_GALLERY === '1';

export default defineConfig({
  root: here('src/web'),
  plugins: [screenWords(), react(), serveEntries()],
  build: {
    outDir: here(withGallery ? 'dist/gallery' : 'dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    // Below these, Vite lowers light-dark() into variables that nobody sets: colours would vanish without a word.
    cssTarget: ['chrome123', 'safari17.5', 'firefox121'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 400,
    rolldownOptions: {
      // zod looks for `new Function` when the first shape is made: what forbids it must stand in the same piece, before every contract.
      output: { codeSplitting: { groups: [{ name: 'popover', test: /@mantine[\\/]core[\\/]esm[\\/]components[\\/]Popover[\\/]/ }, { name: 'zod', test: /node_modules[\\/]zod[\\/]|zod-quiet/ }] } },
      input: withGallery ? { gallery: here('src/web/gallery.html') } : { desk: here('src/web/index.html'), portal: here('src/web/portal.html') },
    },
  },
  server: { port: 5173, proxy: { '/api': { target: 'http://localhost:3000', ws: true } } },
});

/** In development any address answers with its entry, as the server does. */
function serveEntries(): Plugin {
  return {
    name: 'lingting-entries',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const path = request.url?.split('?')[0] ?? '/';
        const isPage = request.method === 'GET' && request.headers.accept?.includes('text/html') && !path.startsWith('/api/') && !path.includes('.');
        if (isPage) request.url = /^\/(track|survey|complain)\//.test(path) ? '/portal.html' : '/index.html';
        next();
      });
    },
  };
}


/** The sentences of refusals and the texts of mails are said by the server; screens need not carry them. */
function screenWords(): Plugin {
  return {
    name: 'lingting-screen-words',
    enforce: 'pre',
    transform: {
      filter: { id: /\/words\.(zh|en)\.json$/ },
      handler(code) {
        const { refusal: _refusal, mail: _mail, ...onScreen } = JSON.parse(code) as Record<string, unknown>;
        return { code: JSON.stringify(onScreen), map: null };
      },
    },
  };
}
