import { expect } from '@playwright/test';
import { startServer } from '../helpers/server.js';
import { isolatedTest as test } from '../helpers/test.js';

const MONDAY = '2026-11-23T10:00:00+08:00';
const TUESDAY = '2026-11-24T10:00:00+08:00';
const GUIDES = ['/hotlines', '/offline', '/online', '/card', '/tips'];

test.use({ serviceWorkers: 'allow' });

test('after one visit the guides can be read without the server, dated and without live statuses', async ({ page }) => {
  const server = await startServer({ now: MONDAY });
  await page.goto(`${server.origin}/tips`);
  await serviceWorkerActivated(page);
  const headings = new Map();
  for (const path of ['/', '/print', ...GUIDES]) {
    await page.goto(server.origin + path);
    headings.set(path, await page.locator('h1').innerText());
    await expect(page.locator('.offline')).toHaveCount(0);
  }
  await server.stop();
  await clearHttpCache(page);

  for (const [path, heading] of headings) {
    await page.goto(server.origin + path);
    await expect(page.locator('h1')).toHaveText(heading, { useInnerText: true });
    await expect(page.locator('.offline')).toContainText('这是2026年11月23日存下的内容');
    await expect(page.locator('[data-until], .week')).toHaveCount(0);
  }
  await page.goto(`${server.origin}/online/wechat`);
  await expect(page).toHaveURL(`${server.origin}/online#wechat`);
  await expect(page.locator('#wechat')).toBeInViewport();

  await page.goto(`${server.origin}/find/balance`);
  await expect(page.locator('.offline')).toContainText('你要看的这一页没有存下来，先看首页。');
  await expect(page.locator('h1')).toHaveText(headings.get('/'), { useInnerText: true });
});

test('a visit on a later day replaces the stored pages', async ({ page }) => {
  const first = await startServer({ now: MONDAY });
  await page.goto(`${first.origin}/`);
  await serviceWorkerActivated(page);
  const before = await cacheNames(page);
  await first.stop();

  const second = await startServer({ now: TUESDAY, port: new URL(first.origin).port });
  await page.goto(`${second.origin}/`);
  await expect.poll(() => cacheNames(page)).not.toEqual(before);
  await expect.poll(async () => (await cacheNames(page)).length).toBe(1);
  await serviceWorkerActivated(page);
  await second.stop();
  await clearHttpCache(page);

  await page.goto(`${first.origin}/card`);
  await expect(page.locator('.offline')).toContainText('这是2026年11月24日存下的内容');
});

test('each writing keeps its own copy beside the other', async ({ page }) => {
  const server = await startServer({ now: MONDAY });
  await page.goto(`${server.origin}/`);
  await serviceWorkerActivated(page);
  await page.goto(`${server.origin}/hant/`);
  // The worker of the whole site controls this page until its own one does.
  await page.waitForFunction(() => navigator.serviceWorker.controller?.scriptURL.endsWith('/hant/sw.js'));
  await serviceWorkerActivated(page);
  expect(await cacheNames(page)).toHaveLength(2);
  await server.stop();
  await clearHttpCache(page);

  await page.goto(`${server.origin}/hant/online/wechat`);
  await expect(page).toHaveURL(`${server.origin}/hant/online#wechat`);
  await expect(page.locator('.offline')).toContainText('這是2026年11月23日存下的內容');
  await page.goto(`${server.origin}/hant/find/balance`);
  await expect(page).toHaveTitle(/惠州醫保指南/);
  await page.goto(`${server.origin}/card`);
  await expect(page.locator('.offline')).toContainText('这是2026年11月23日存下的内容');
});

async function serviceWorkerActivated(page) {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
}

// Responses that are still fresh in the HTTP cache would be used without asking the service worker's cache.
async function clearHttpCache(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.clearBrowserCache');
}

function cacheNames(page) {
  return page.evaluate(() => caches.keys());
}
