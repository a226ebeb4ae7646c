import { everyPage, oneOfEachFamily } from '../helpers/census.js';
import { expectNone } from '../helpers/faults.js';
import { freshTest as test } from '../helpers/test.js';
import { PHONE } from '../helpers/viewports.js';
import { firstView } from '../helpers/wire.js';

// Ten segments of 1460 bytes: what a server may send before the first acknowledgement comes back.
const FIRST_WINDOW = 14_600;

test('the first view of every page fits the first window', async ({ baseURL }) => {
  const faults = [];
  for (const { path } of everyPage) {
    const { bytes, headers } = await firstView(baseURL, path);
    if (headers['content-encoding'] !== 'br') faults.push(`${path}: comes as ${headers['content-encoding'] ?? 'plain text'}, not br`);
    if (bytes > FIRST_WINDOW) faults.push(`${path}: ${bytes} bytes, ${bytes - FIRST_WINDOW} too many`);
  }
  expectNone(faults);
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
