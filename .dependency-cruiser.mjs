/** The walls of the house. Each is pushed by scripts/walls.test.ts: a wall nobody has pushed is a drawing. */
const test = '[.](test|fixture)[.]tsx?$';
/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    { name: 'core-imports-only-core', severity: 'error', comment: 'A core is arithmetic a reader can trust at sight: give it values, let the caller fetch them.',
      from: { path: '^src/[^/]+/core/', pathNot: [test, '^src/kit/core/shapes[.]ts$'] }, to: { pathNot: ['^src/[^/]+/core/', '^node_modules/libphonenumber-js/'] } },
    { name: 'contract-imports-core-and-zod', severity: 'error', comment: 'A contract is what the server and the screen both read; parts of a long one stand in contract-*.ts and are read through it.',
      from: { path: '^src/[^/]+/contract[a-z-]*[.]ts$' }, to: { pathNot: ['^src/[^/]+/(core/|contract[a-z-]*[.]ts$)', '^node_modules/zod/'] } },
    { name: 'slices-meet-at-the-door', severity: 'error', comment: 'Another slice is reached through its index.ts (verbs), contract.ts (shapes) or core/ (arithmetic).',
      from: { path: '^src/([^/]+)/', pathNot: ['^src/(app|web|widget|adapters)/', '^src/[^/]+/web/', test] },
      to: { path: '^src/[^/]+/', pathNot: ['^src/$1/', '^src/kit/', '^src/[^/]+/(index|contract)[.]ts$', '^src/[^/]+/core/'] } },
    { name: 'sql-only-in-stores', severity: 'error', comment: 'SQL stands in store.ts (or store-*.ts) of its slice.', from: { path: '^src/', pathNot: ['^src/kit/', '/store[^/]*[.]ts$', test] }, to: { path: '^src/kit/db/sql[.]ts$' } },
    { name: 'kit-knows-no-slice', severity: 'error', comment: 'The house tools carry no domain words.', from: { path: '^src/kit/', pathNot: test }, to: { path: '^src/', pathNot: '^src/kit/' } },
    { name: 'adapters-are-wired-in-app', severity: 'error', comment: 'A slice declares the port it needs; app/ hands it the adapter.',
      from: { path: '^src/', pathNot: ['^src/(app|adapters)/', test] }, to: { path: '^src/adapters/' } },
    { name: 'adapters-answer-ports', severity: 'error', comment: 'An adapter knows the port it answers, not the slice behind it.',
      from: { path: '^src/adapters/', pathNot: test }, to: { path: '^src/', pathNot: ['^src/adapters/', '^src/kit/', '^src/[^/]+/ports[.]ts$'] } },
    { name: 'screens-read-contracts', severity: 'error', comment: 'A screen knows its slice by contract.ts and core/.',
      from: { path: '^src/([^/]+)/web/', pathNot: test }, to: { path: '^src/', pathNot: ['^src/$1/(web/|contract[.]ts$|core/)', '^src/web/(ui/|mark[.]svg$)', '^src/kit/core/', '^src/[^/]+/(contract[.]ts$|core/)', '^src/[^/]+/words[.](zh|en)[.]json$'] } },
    { name: 'shell-composes-screens', severity: 'error', comment: 'The shell and the desk put slices on one screen by their web/, contract.ts and core/.',
      from: { path: '^src/(web|widget)/', pathNot: test }, to: { path: '^src/', pathNot: ['^src/(web|widget)/', '^src/[^/]+/(web|core)/', '^src/[^/]+/contract[.]ts$', '^src/[^/]+/words[.](zh|en)[.]json$'] } },
    { name: 'widget-stays-small', severity: 'error', comment: 'The widget takes shapes from contracts as types and nothing else from the house; its size limit tells when a shape came along as code.',
      from: { path: '^src/widget/', pathNot: test }, to: { path: '^(src|node_modules)/', pathNot: ['^src/widget/', '^src/[^/]+/contract[.]ts$', '^node_modules/(preact|zod)/'] } },
    { name: 'the-kit-of-parts-stays-in-ui', severity: 'error', comment: 'Screens use our own parts; a part of the kit is wrapped once.', from: { path: '^src/', pathNot: '^src/web/ui/' }, to: { path: '^node_modules/@mantine/' } },
    { name: 'browser-has-no-node', severity: 'error', from: { path: '^src/(web/|widget/|[^/]+/web/)', pathNot: test }, to: { dependencyTypes: ['core'] } },
    { name: 'react-stays-on-screens', severity: 'error', from: { path: '^src/', pathNot: '^src/(web/|[^/]+/web/)' }, to: { path: '^node_modules/(react|react-dom)/' } },
    { name: 'no-circular', severity: 'error', comment: 'Back-links go by events.', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
  ],
  options: { tsPreCompilationDeps: true, tsConfig: { fileName: 'tsconfig.base.json' }, doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { conditionNames: ['source', 'import', 'node', 'default'], exportsFields: ['exports'], extensions: ['.ts', '.tsx', '.js'] } },
};
