import { expect } from '@playwright/test';
import { choose } from '../helpers/settings.js';
import { isolatedTest as test } from '../helpers/test.js';

const MAX_TRANSFER_SIZE = 4 * 1024;
const CHECKLIST = '/card/documents/minor';
const PAGE_WITH_COPY_BUTTON = '/online/wechat';

test('the script is one file of at most 4 KB when compressed', async ({ page, request }) => {
  await page.goto('/');
  const urls = await page.locator('script[src]').evaluateAll((scripts) => scripts.map(({ src }) => src));
  expect(urls).toHaveLength(1);
  const response = await request.get(urls[0], { headers: { 'Accept-Encoding': 'br' } });
  expect(Number(response.headers()['content-length'])).toBeLessThanOrEqual(MAX_TRANSFER_SIZE);
});

test('a copy button copies the search word beside it', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(PAGE_WITH_COPY_BUTTON);
  const word = await page.locator('[data-copy]').first().textContent();
  await page.getByRole('button', { name: '复制' }).first().click();
  await expect(page.getByRole('button', { name: '已复制' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(word);
});

test('a copy button reports its result where there is no clipboard API, as in WeChat', async ({ page, context }) => {
  await context.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await page.goto(PAGE_WITH_COPY_BUTTON);
  await page.getByRole('button', { name: '复制' }).first().click();
  await expect(page.getByRole('button', { name: /已复制|长按/ })).toBeVisible();
});

test('copying is announced to screen readers', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(PAGE_WITH_COPY_BUTTON);
  await page.getByRole('button', { name: '复制' }).first().click();
  await expect(page.getByRole('status').filter({ hasText: '已复制' })).toHaveCount(1);
});

test('the print button prints', async ({ page, context }) => {
  await context.addInitScript(() => {
    globalThis.printCalls = 0;
    globalThis.print = () => {
      globalThis.printCalls += 1;
    };
  });
  await page.goto(CHECKLIST);
  await page.getByRole('button', { name: '打印这一页' }).click();
  expect(await page.evaluate(() => globalThis.printCalls)).toBe(1);
});

test('a checklist remembers what is ticked', async ({ page }) => {
  await page.goto(CHECKLIST);
  const checkbox = page.getByRole('checkbox').first();
  await checkbox.check();
  await page.reload();
  await expect(checkbox).toBeChecked();
  await checkbox.uncheck();
  await page.reload();
  await expect(checkbox).not.toBeChecked();
});

test('preferences work where localStorage is denied', async ({ page, context }) => {
  await context.addInitScript(() => {
    Object.defineProperty(globalThis, 'localStorage', {
      get: () => {
        throw new DOMException('denied');
      },
    });
  });
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto('/');
  await choose(page, 'size-huge');
  await expect(page.locator('html')).toHaveCSS('font-size', '24px');
  expect(errors).toEqual([]);
});

test('a live status is shown until it expires', async ({ page }) => {
  await page.goto('/');
  await expect(page.locator('[data-until]').first()).toBeVisible();
});

test.describe('after a live status has expired', () => {
  test.use({ now: '2026-11-23T22:00:00+08:00' });

  for (const path of ['/', '/hotlines', '/hotlines/card-line']) {
    test(`${path} hides it and keeps the opening hours`, async ({ page }) => {
      await page.goto(path);
      const statuses = page.locator('.state[data-until]');
      expect(await statuses.count()).toBeGreaterThan(0);
      await expect(statuses.filter({ visible: true })).toHaveCount(0);
      // What is said of today holds until midnight.
      if (path === '/') await expect(page.locator('.today')).toContainText('今天（11月23日）能办');
      if (path !== '/')
        await expect(page.getByText('9:00–12:00').or(page.getByText('9:00–11:00')).first()).toBeVisible();
    });
  }
});
