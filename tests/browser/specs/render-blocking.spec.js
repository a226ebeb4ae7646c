import { expect } from '@playwright/test';
import { PHONE } from '../helpers/emulation.js';
import { pagePerTemplate } from '../helpers/pages.js';
import { isolatedTest as test } from '../helpers/test.js';

for (const { path } of pagePerTemplate) {
  test(`${path} paints while all other requests are pending`, async ({ page }) => {
    await page.setViewportSize(PHONE);
    await page.route('**', (route) => (route.request().isNavigationRequest() ? route.continue() : undefined));
    await page.goto(path, { waitUntil: 'commit' });
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0, undefined, {
      timeout: 10_000,
    });
    await expect(page.locator('h1').first()).toBeVisible();
    const renderBlocking = page.locator('link[rel=stylesheet], script[src]:not([defer], [async], [type=module])');
    await expect(renderBlocking).toHaveCount(0);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  });
}
