import { COLOR_SCHEMES } from '../helpers/emulation.js';
import { sampledPages } from '../helpers/pages.js';
import { test } from '../helpers/test.js';
import { Violations } from '../helpers/violations.js';

for (const { path } of sampledPages) {
  test(`${path} loses nothing in forced colours`, async ({ page }) => {
    await page.goto(path);
    const violations = new Violations(path);
    for (const colorScheme of COLOR_SCHEMES) {
      await page.emulateMedia({ colorScheme, forcedColors: 'none' });
      await page.evaluate(() => inspect.rememberFilledElements());
      await page.emulateMedia({ colorScheme, forcedColors: 'active' });
      violations.add(`forced colours, ${colorScheme}`, await page.evaluate(() => inspect.lostInForcedColors()));
    }
    violations.expectNone();
  });
}
