import { defineConfig } from '@playwright/test';
import { CHROMIUM_ARGS, CHROMIUM_PATH } from './helpers/chromium.js';
import { CONTEXT_OPTIONS } from './helpers/emulation.js';

export default defineConfig({
  testDir: 'specs',
  outputDir: 'out/attempts',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 60_000,
  reporter: [['./summary-reporter.js']],
  use: {
    ...CONTEXT_OPTIONS,
    actionTimeout: 10_000,
    launchOptions: { executablePath: CHROMIUM_PATH, args: CHROMIUM_ARGS },
  },
  projects: [
    { name: 'specs', testIgnore: ['**/lighthouse.spec.js', ...(process.env.SPECS ? [] : ['**/screenshots.spec.js'])] },
    // Performance scores depend on the processor being free, so nothing else may run at the same time.
    { name: 'lighthouse', testMatch: '**/lighthouse.spec.js', workers: 1, fullyParallel: false },
  ],
});
