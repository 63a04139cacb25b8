import { defineConfig } from 'vitest/config';

/**
 * Two kinds of tests: pure ones that need nothing, and stories that need the real database (and sometimes the real browser).
 * The limits are for what hangs; a busy machine must fail nothing.
 */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'core', css: { include: /tokens\.css/ }, include: ['src/**/core/**/*.test.ts', 'src/widget/**/*.test.ts', 'src/**/web/**/*.test.ts', 'scripts/**/*.test.ts'], environment: 'node', testTimeout: 60_000 } },
      {
        test: {
          name: 'centre', include: ['src/**/*.test.ts', 'test/**/*.test.ts'], exclude: ['src/**/core/**', 'src/widget/**', 'src/**/web/**', 'test/journeys/**', 'test/drills/**'],
          environment: 'node', globalSetup: ['test/kit/postgres.ts'], testTimeout: 90_000, hookTimeout: 120_000, maxWorkers: 2,
        },
      },
      { test: { name: 'drills', include: ['test/drills/**/*.test.ts'], globalSetup: ['test/kit/postgres.ts'], testTimeout: 400_000, hookTimeout: 60_000, maxWorkers: 1 } },
      { test: { name: 'journeys', include: ['test/journeys/**/*.test.ts'], globalSetup: ['test/kit/postgres.ts'], testTimeout: 120_000, hookTimeout: 120_000, maxWorkers: 2, expect: { poll: { timeout: 20_000 } } } },
    ],
  },
});
