import { expect } from '@playwright/test';
import { everyPage, oneOfEachFamily } from '../helpers/census.js';
import { expectNone } from '../helpers/faults.js';
import { freshTest as test } from '../helpers/test.js';
import { PHONE } from '../helpers/viewports.js';
import { firstView } from '../helpers/wire.js';

// Ten segments of 1460 bytes: what a server may send before the first acknowledgement comes back.
const FIRST_WINDOW = 14_600;

test('the first view of every page fits the first window', async ({ baseURL }) => {
  const heavy = new Set(everyPage.map(({ path }) => path));
  // The server compresses behind its readers' backs: after a start, a page becomes as small as it gets only by and by.
  await expect(async () => {
    const faults = [];
    for (const path of heavy) {
      const { bytes, headers } = await firstView(baseURL, path);
      const encoding = headers['content-encoding'] ?? 'plain text';
      if (encoding === 'br' && bytes <= FIRST_WINDOW) heavy.delete(path);
      else faults.push(`${path}: ${bytes} bytes of ${encoding}, ${bytes - FIRST_WINDOW} too many`);
    }
    expectNone(faults);
  }).toPass({ timeout: 40_000 });
});

for (const { path } of oneOfEachFamily) {
  test(`${path} paints from one response`, async ({ page }) => {
    await page.setViewportSize(PHONE);
    const asked = [];
    // Everything but the page itself stays unanswered: what is on the window then came in one response.
    await page.route('**', (route) => {
      if (route.request().isNavigationRequest()) return route.continue();
      asked.push(route.request().url());
      return undefined;
    });
    await page.goto(path, { waitUntil: 'commit' });
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
    await page.locator('h1').first().waitFor();
    const styles = await page.evaluate(() => [...document.querySelectorAll('link[rel=stylesheet], script[src]:not([defer], [async], [type=module])')].map(inspect.name));
    expectNone(styles.map((name) => `${path}: ${name} holds up the first paint`));
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  });
}
