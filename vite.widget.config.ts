/**
 * Builds what a shop includes — `dist/widget/widget.js`, one classic script without imports, source map or path of ours — and the
 * example shop that includes it, `dist/shop/`.
 */
import { fileURLToPath } from 'node:url';
import { build, defineConfig, type Plugin } from 'vite';
import { squeezeWidget } from './scripts/squeeze-widget.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const target = ['chrome99', 'safari16.4', 'firefox101'];

function exampleShop(): Plugin {
  return {
    name: 'example-shop',
    async closeBundle() {
      await build({
        configFile: false, root: here('./src/widget/shop'), base: './', logLevel: 'warn',
        build: { outDir: here('./dist/shop'), emptyOutDir: true, target, assetsInlineLimit: 0, modulePreload: false, sourcemap: false },
      });
    },
  };
}

function squeeze(): Plugin {
  return {
    name: 'squeeze', enforce: 'post',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) if (file.type === 'chunk') file.code = squeezeWidget(file.code);
    },
  };
}

export default defineConfig({
  publicDir: false,
  // The classic form is a little smaller than the automatic one, which brings a second element maker along.
  oxc: { jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' }, jsxInject: `import { h, Fragment } from 'preact'` },
  build: {
    outDir: here('./dist/widget'), emptyOutDir: true, target, cssTarget: target, minify: true, sourcemap: false, reportCompressedSize: false,
    lib: { entry: here('./src/widget/main.ts'), formats: ['iife'], name: 'lingtingChat', fileName: () => 'widget.js' },
  },
  plugins: [squeeze(), exampleShop()],
});
