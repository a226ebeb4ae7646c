import { someOfEachKind } from '../helpers/census.js';
import { Faults } from '../helpers/faults.js';
import { test } from '../helpers/test.js';

for (const { path } of someOfEachKind) {
  test(path, async ({ page }) => {
    await page.goto(path);
    const faults = new Faults(path);
    for (const width of [280, 320, 360, 390, 412, 768, 1280]) {
      await page.setViewportSize({ width, height: 740 });
      faults.add(`${width}px`, await page.evaluate(() => inspect.lineEnds()));
    }
    faults.expectNone();
  });
}
