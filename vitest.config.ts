import { availableParallelism } from 'node:os';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [preact()],
  test: {
    // A browser or a process that shares two cores can miss a moment; what fails twice has failed.
    retry: process.env.CI ? 1 : 0,
    // As long as a browser's own waiting: a second is nothing where two of them and a database are at work.
    expect: { poll: { timeout: 15_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{src,widget,entrypoints}/**/*.test.{ts,tsx}', 'tests/house/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // Many of them wait for PostgreSQL: on two cores one at a time would leave a core idle.
          maxWorkers: Math.max(2, availableParallelism() - 1),
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['tests/{journeys,crash}/**/*.test.ts'],
          globalSetup: ['tests/stage/browsers.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Browsers and PostgreSQL share the machine's cores: more files at once would only wait longer.
          maxWorkers: 2,
          // After the units, for the same reason.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
