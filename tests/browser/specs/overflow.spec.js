import { allPages, sampledPages } from '../helpers/pages.js';
import { test } from '../helpers/test.js';
import { Violations } from '../helpers/violations.js';

const WIDTHS = [280, 320, 360, 390, 768, 1024, 1440];
const HEIGHT = 740;
// Browser font size settings as percentages of 16px, each with the widths to test.
const FONT_SIZES = { 150: [320, 768], 200: [360, 768, 1280] };
const sampledPaths = new Set(sampledPages.map(({ path }) => path));

for (const { path } of allPages) {
  test(`${path} fits every width`, async ({ page }) => {
    await page.goto(path);
    const violations = new Violations(path);
    // Pages with the same URL pattern differ in their text only, and that overflows first at the smallest width.
    for (const width of sampledPaths.has(path) ? WIDTHS : WIDTHS.slice(0, 1)) {
      await page.setViewportSize({ width, height: HEIGHT });
      violations.add(`${width}px`, await page.evaluate(() => inspect.overflow()));
    }
    violations.expectNone();
  });
}

for (const { path } of sampledPages) {
  test(`${path} fits with the browser's font size at 150 % and 200 %`, async ({ page }) => {
    const session = await page.context().newCDPSession(page);
    const violations = new Violations(path);
    for (const [percent, widths] of Object.entries(FONT_SIZES)) {
      // The browser's setting, unlike a style on the root element, also changes media queries in rem.
      await session.send('Page.setFontSizes', { fontSizes: { standard: 0.16 * percent } });
      await page.goto(path);
      for (const width of widths) {
        await page.setViewportSize({ width, height: HEIGHT });
        violations.add(`${width}px at ${percent} %`, await page.evaluate(() => inspect.overflow()));
      }
    }
    await session.send('Page.setFontSizes', { fontSizes: { standard: 16 } });
    violations.expectNone();
  });

  test(`${path} fits with the site's largest text size`, async ({ page }) => {
    await page.goto(path);
    await page.evaluate(() => document.documentElement.setAttribute('data-size', 'huge'));
    const violations = new Violations(path);
    for (const width of [280, 360, 1280]) {
      await page.setViewportSize({ width, height: HEIGHT });
      violations.add(`${width}px`, await page.evaluate(() => inspect.overflow()));
    }
    violations.expectNone();
  });
}
