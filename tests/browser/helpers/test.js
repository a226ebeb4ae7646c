import { readdirSync, readFileSync } from 'node:fs';
import { test as base } from '@playwright/test';
import { NOW, shiftDate } from './clock.js';
import { CONTEXT_OPTIONS, DESKTOP } from './emulation.js';

const folder = new URL('../in-page/', import.meta.url);
const inPageFunctions = readdirSync(folder)
  .filter((file) => file.endsWith('.js'))
  .map((file) => readFileSync(new URL(file, folder), 'utf8'))
  .join('\n');

// Gives every page of the context the server's time, and the functions of in-page/ as globalThis.inspect.
async function addInitScripts(context, now = NOW) {
  await context.addInitScript(shiftDate, now);
  await context.addInitScript({ content: `globalThis.inspect = {};\n${inPageFunctions}` });
}

export async function newContext(browser, options = {}) {
  const context = await browser.newContext({ ...CONTEXT_OPTIONS, ...options });
  await addInitScripts(context);
  return context;
}

// For specs that only read pages: one tab per worker, because opening a tab takes longer than most of these tests do.
export const test = base.extend({
  sharedPage: [
    async ({ browser }, use) => {
      const context = await newContext(browser);
      await use(await context.newPage());
      await context.close();
    },
    { scope: 'worker' },
  ],
  page: async ({ sharedPage }, use) => {
    await sharedPage.setViewportSize(DESKTOP);
    await sharedPage.emulateMedia({ media: null, colorScheme: null, forcedColors: null });
    await use(sharedPage);
  },
});

// For specs that store something in the browser or test a first visit: a new context for each test.
export const isolatedTest = base.extend({
  now: [NOW, { option: true }],
  context: async ({ context, now }, use) => {
    await addInitScripts(context, now);
    await use(context);
  },
});
