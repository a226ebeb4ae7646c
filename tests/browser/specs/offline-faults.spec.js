import { expect } from '@playwright/test';
import { faultyOrigin } from '../helpers/faulty-origin.js';
import { startServer } from '../helpers/server.js';
import { isolatedTest as test } from '../helpers/test.js';

const MONDAY = '2026-11-23T10:00:00+08:00';

test.use({ serviceWorkers: 'allow' });

// A visitor who has been here once, behind a network that the test breaks.
async function visited(page) {
  const server = await startServer({ now: MONDAY });
  const site = await faultyOrigin(server.origin);
  await page.goto(`${site.origin}/tips`);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
  await clearHttpCache(page);
  return {
    ...site,
    stop: async () => {
      site.stop();
      await server.stop();
    },
  };
}

// Responses that are still fresh in the HTTP cache would be used without asking the network.
async function clearHttpCache(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.clearBrowserCache');
}

test('without a network every form of the address of a kept page leads to it', async ({ page }) => {
  const site = await visited(page);
  await page.goto(`${site.origin}/hotlines`);
  const expected = await page.locator('h1').innerText();
  await clearHttpCache(page);
  await site.stop();
  for (const [written, hash] of [
    ['/hotlines/', ''],
    ['/hotlines//', ''],
    ['/%68otlines', ''],
    ['/hotlines?from=singlemessage&isappinstalled=0', ''],
    ['/hotlines/?from=timeline', ''],
    ['/hotlines/card-line/', '#card-line'],
    ['/hotlines/card%2Dline?from=timeline', '#card-line'],
  ]) {
    await page.goto(site.origin + written);
    await expect(page.locator('h1'), written).toHaveText(expected, { useInnerText: true });
    await expect(page.locator('.offline')).toContainText('这是2026年11月23日存下的内容');
    await expect(page.locator('.offline'), written).not.toContainText('没有存下来');
    expect(new URL(page.url()).hash, written).toBe(hash);
  }
});

test('an answer of a broken site does not hide a kept page', async ({ page }) => {
  const site = await visited(page);
  for (const status of [500, 502, 503, 504]) {
    site.fail(status);
    await page.goto(`${site.origin}/card`);
    await expect(page.locator('.offline')).toContainText('这是2026年11月23日存下的内容');
    await page.goto(`${site.origin}/find/balance`);
    await expect(page.locator('h1'), 'a page that is not kept shows what the site says').toHaveText('Bad gateway');
  }
  site.fail('none');
  await page.goto(`${site.origin}/card`);
  await expect(page.locator('.offline')).toHaveCount(0);
  await site.stop();
});

test('an origin that never answers does not hide the kept pages, and the second one comes sooner', async ({ page }) => {
  const site = await visited(page);
  site.fail('silence');
  for (const path of ['/card', '/online']) {
    await page.goto(site.origin + path, { timeout: 15_000 });
    await expect(page.locator('.offline')).toContainText('这是2026年11月23日存下的内容');
  }
  site.fail('none');
  await page.goto(`${site.origin}/card`);
  await expect(page.locator('.offline')).toHaveCount(0);
  await site.stop();
});

test('a question that the kept copy can not answer is not answered silently', async ({ page }) => {
  const site = await visited(page);
  await site.stop();
  await page.goto(`${site.origin}/card/dates?applied=2026-12-24`);
  await expect(page.locator('.offline')).toContainText('你问的要连上才能回答');
  expect(new URL(page.url()).hash).toBe('#dates');
});
