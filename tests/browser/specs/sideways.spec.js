import { everyPage, someOfEachKind } from '../helpers/census.js';
import { Faults } from '../helpers/faults.js';
import { test } from '../helpers/test.js';

const WIDTHS = [280, 320, 360, 390, 768, 1024, 1440];
const HEIGHT = 740;
const sampled = new Set(someOfEachKind.map(({ path }) => path));

for (const { path } of everyPage) {
  test(`${path} fits every width`, async ({ page }) => {
    await page.goto(path);
    const faults = new Faults(path);
    // Pages of one kind differ in their words only, which are tightest where it is narrowest.
    for (const width of sampled.has(path) ? WIDTHS : WIDTHS.slice(0, 1)) {
      await page.setViewportSize({ width, height: HEIGHT });
      faults.add(`${width}px`, await page.evaluate(() => inspect.tooWide()));
    }
    faults.expectNone();
  });
}

for (const { path } of someOfEachKind) {
  test(`${path} fits with text at 150 % and 200 %`, async ({ page }) => {
    const session = await page.context().newCDPSession(page);
    const faults = new Faults(path);
    for (const [percent, widths] of [[150, [320, 768]], [200, [360, 768, 1280]]]) {
      // The browser's own setting, so that widths given in rem move with it, as for a reader who sets it.
      await session.send('Page.setFontSizes', { fontSizes: { standard: 0.16 * percent } });
      await page.goto(path);
      for (const width of widths) {
        await page.setViewportSize({ width, height: HEIGHT });
        faults.add(`${width}px at ${percent} %`, await page.evaluate(() => inspect.tooWide()));
      }
    }
    await session.send('Page.setFontSizes', { fontSizes: { standard: 16 } });
    faults.expectNone();
  });

  test(`${path} fits at the site's largest size`, async ({ page }) => {
    await page.goto(path);
    await page.evaluate(() => document.documentElement.setAttribute('data-size', 'huge'));
    const faults = new Faults(path);
    for (const width of [280, 360, 1280]) {
      await page.setViewportSize({ width, height: HEIGHT });
      faults.add(`${width}px`, await page.evaluate(() => inspect.tooWide()));
    }
    faults.expectNone();
  });
}
