import { someOfEachKind } from '../helpers/census.js';
import { Faults } from '../helpers/faults.js';
import { test } from '../helpers/test.js';
import { DESKTOP, PHONE } from '../helpers/viewports.js';

const SIZES = { least: 44, call: 60 };

for (const { path } of someOfEachKind) {
  test(path, async ({ page }) => {
    await page.goto(path);
    const faults = new Faults(path);
    for (const viewport of [PHONE, DESKTOP]) {
      await page.setViewportSize(viewport);
      faults.add(`${viewport.width}px`, await page.evaluate((sizes) => [...inspect.targets(sizes), ...inspect.covered()], SIZES));
    }
    faults.expectNone();
  });
}
