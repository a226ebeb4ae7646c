import { defineConfig } from '@playwright/test';
import { CHROMIUM_ARGS, CHROMIUM_PATH } from './helpers/chromium.js';

export default defineConfig({
  outputDir: 'out/attempts',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 60_000,
  reporter: [['./helpers/report.js']],
  use: {
    baseURL: process.env.ORIGIN,
    actionTimeout: 10_000,
    launchOptions: { executablePath: CHROMIUM_PATH, args: CHROMIUM_ARGS },
  },
  projects: [
    { name: 'specs', testDir: 'specs' },
    // Scores depend on the processor being free: nothing else may run beside it.
    { name: 'lighthouse', testDir: 'lighthouse', workers: 1, fullyParallel: false },
  ],
});
