import { sampledPages } from '../helpers/pages.js';
import { test } from '../helpers/test.js';
import { Violations } from '../helpers/violations.js';

const WIDTHS = [280, 320, 360, 390, 412, 768, 1280];

for (const { path } of sampledPages) {
  test(`${path} breaks lines well at every width`, async ({ page }) => {
    await page.goto(path);
    const violations = new Violations(path);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 740 });
      violations.add(`${width}px`, await page.evaluate(() => inspect.badLineBreaks()));
    }
    violations.expectNone();
  });
}
