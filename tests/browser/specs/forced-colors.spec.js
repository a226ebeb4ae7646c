import { someOfEachKind } from '../helpers/census.js';
import { Faults } from '../helpers/faults.js';
import { test } from '../helpers/test.js';
import { THEMES } from '../helpers/themes.js';

for (const { path } of someOfEachKind) {
  test(path, async ({ page }) => {
    await page.goto(path);
    const faults = new Faults(path);
    for (const colorScheme of THEMES) {
      await page.emulateMedia({ colorScheme, forcedColors: 'none' });
      await page.evaluate(() => inspect.shapes());
      await page.emulateMedia({ colorScheme, forcedColors: 'active' });
      faults.add(`forced colours in ${colorScheme}`, await page.evaluate(() => inspect.vanished()));
    }
    faults.expectNone();
  });
}
