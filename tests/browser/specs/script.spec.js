import { expect } from '@playwright/test';
import { freshTest as test } from '../helpers/test.js';

const LIMIT = 3 * 1024;
const TICKS = '/card/documents/minor';
const WORDS = '/online/wechat';

test('is one file of at most 3 KB on the wire', async ({ page, request }) => {
  await page.goto('/');
  const addresses = await page.locator('script[src]').evaluateAll((scripts) => scripts.map(({ src }) => src));
  expect(addresses).toHaveLength(1);
  const answer = await request.get(addresses[0], { headers: { 'Accept-Encoding': 'br' } });
  expect(Number(answer.headers()['content-length'])).toBeLessThanOrEqual(LIMIT);
});

test('copies a search word', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(WORDS);
  const word = await page.locator('[data-copy]').first().getAttribute('data-copy');
  await page.getByRole('button', { name: /复制/ }).first().click();
  await expect(page.getByRole('button', { name: /已复制/ })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(word);
});

test('copies where the clipboard is closed, as in WeChat', async ({ page, context }) => {
  await context.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await page.goto(WORDS);
  await page.getByRole('button', { name: /复制/ }).first().click();
  await expect(page.getByRole('button', { name: /已复制|长按/ })).toBeVisible();
});

test('says that it has copied to one who cannot see', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(WORDS);
  await page.getByRole('button', { name: /复制/ }).first().click();
  const spoken = page.locator('[role=status], [aria-live]').filter({ hasText: '已复制' });
  await expect(spoken).toHaveCount(1);
});

test('prints', async ({ page, context }) => {
  await context.addInitScript(() => {
    globalThis.printed = 0;
    globalThis.print = () => { globalThis.printed += 1; };
  });
  await page.goto(TICKS);
  await page.getByRole('button', { name: '打印' }).click();
  expect(await page.evaluate(() => globalThis.printed)).toBe(1);
});

test('keeps ticks on the device', async ({ page }) => {
  await page.goto(TICKS);
  const box = page.getByRole('checkbox').first();
  await box.check();
  await page.reload();
  await expect(box).toBeChecked();
  await box.uncheck();
  await page.reload();
  await expect(box).not.toBeChecked();
});

test('works where nothing may be stored', async ({ page, context }) => {
  await context.addInitScript(() => Object.defineProperty(globalThis, 'localStorage', { get: () => { throw new DOMException('denied'); } }));
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto('/');
  await page.locator('label:has(#size-huge)').click();
  await expect(page.locator('html')).toHaveCSS('font-size', '24px');
  expect(errors).toEqual([]);
});

test('shows a state while it holds', async ({ page }) => {
  await page.goto('/');
  await expect(page.locator('[data-until]').first()).toBeVisible();
});

test.describe('after the state has expired', () => {
  test.use({ readerOptions: { now: '2026-11-23T22:00:00+08:00' } });

  for (const path of ['/', '/hotlines', '/hotlines/card-line']) {
    test(`hides it on ${path} and leaves the plain hours`, async ({ page }) => {
      await page.goto(path);
      expect(await page.locator('[data-until]').count()).toBeGreaterThan(0);
      for (const state of await page.locator('[data-until]').all()) await expect(state).toBeHidden();
      if (path !== '/') await expect(page.getByText('9:00–12:00').or(page.getByText('9:00–11:00')).first()).toBeVisible();
    });
  }
});
