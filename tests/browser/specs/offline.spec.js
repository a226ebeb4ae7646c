import { expect } from '@playwright/test';
import { ownServer } from '../helpers/own-server.js';
import { freshTest as test } from '../helpers/test.js';

const MONDAY = '2026-11-23T10:00:00+08:00';
const TUESDAY = '2026-11-24T10:00:00+08:00';
const GUIDES = ['/hotlines', '/offline', '/online', '/card', '/tips'];

test.use({ readerOptions: { serviceWorkers: 'allow' } });

test('after one visit the guides are there without a server, as of their day and with nothing live', async ({ page }) => {
  const server = await ownServer({ now: MONDAY });
  await page.goto(`${server.origin}/tips`);
  await kept(page);
  const titles = new Map();
  for (const path of ['/', '/print', ...GUIDES]) {
    await page.goto(server.origin + path);
    titles.set(path, await page.locator('h1').innerText());
    await expect(page.locator('.offline')).toHaveCount(0);
  }
  await server.stop();
  await forgetFreshCopies(page);

  for (const [path, title] of titles) {
    await page.goto(server.origin + path);
    await expect(page.locator('h1')).toHaveText(title, { useInnerText: true });
    await expect(page.locator('.offline')).toContainText('这是2026年11月23日存下的内容');
    await expect(page.locator('[data-until], .week')).toHaveCount(0);
  }
  await page.goto(`${server.origin}/online/wechat`);
  await expect(page).toHaveURL(`${server.origin}/online#wechat`);
  await expect(page.locator('#wechat')).toBeInViewport();

  await page.goto(`${server.origin}/find/balance`);
  await expect(page.locator('.offline')).toContainText('你要看的这一页没有存下来，先看首页。');
  await expect(page.locator('h1')).toHaveText(titles.get('/'), { useInnerText: true });
});

test('a later visit keeps the pages of that day', async ({ page }) => {
  const first = await ownServer({ now: MONDAY });
  await page.goto(`${first.origin}/`);
  await kept(page);
  const before = await editions(page);
  await first.stop();

  const second = await ownServer({ now: TUESDAY, port: new URL(first.origin).port });
  await page.goto(`${second.origin}/`);
  await expect.poll(() => editions(page)).not.toEqual(before);
  await expect.poll(async () => (await editions(page)).length).toBe(1);
  await kept(page);
  await second.stop();
  await forgetFreshCopies(page);

  await page.goto(`${first.origin}/card`);
  await expect(page.locator('.offline')).toContainText('这是2026年11月24日存下的内容');
});

async function kept(page) {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
}

// A copy that the browser may still use, since it is younger than a minute, tells nothing of the worker.
async function forgetFreshCopies(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.clearBrowserCache');
}

function editions(page) {
  return page.evaluate(() => caches.keys());
}
