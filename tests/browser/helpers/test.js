import { readdirSync, readFileSync } from 'node:fs';
import { test as base } from '@playwright/test';
import { setDate, NOW } from './clock.js';
import { READER } from './reader.js';

const room = new URL('../in-page/', import.meta.url);
const inspectors = readdirSync(room)
  .filter((file) => file.endsWith('.js'))
  .sort()
  .map((file) => readFileSync(new URL(file, room), 'utf8'))
  .join('\n');

// A context with the server's clock and the functions of in-page/, as globalThis.inspect.
export async function newReader(browser, { now = NOW, ...options } = {}) {
  const context = await browser.newContext({ ...READER, ...options });
  await context.addInitScript(setDate, now);
  await context.addInitScript({ content: `globalThis.inspect = {};\n${inspectors}` });
  return context;
}

// For specs that only look: one window for all of them, since opening one costs more than most of them do.
export const test = base.extend({
  sharedPage: [
    async ({ browser }, use) => {
      const context = await newReader(browser);
      await use(await context.newPage());
      await context.close();
    },
    { scope: 'worker' },
  ],
  page: async ({ sharedPage }, use) => {
    await sharedPage.emulateMedia({ media: null, colorScheme: null, forcedColors: null });
    await use(sharedPage);
  },
});

// For specs that leave something behind, or ask what a first visit does.
export const freshTest = base.extend({
  context: async ({ browser, readerOptions }, use) => {
    const context = await newReader(browser, readerOptions);
    await use(context);
    await context.close();
  },
  readerOptions: [{}, { option: true }],
});
