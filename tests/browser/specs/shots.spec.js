import { oneOfEachFamily } from '../helpers/census.js';
import { test } from '../helpers/test.js';
import { THEMES } from '../helpers/themes.js';
import { DESKTOP, PHONE } from '../helpers/viewports.js';

const folder = new URL('../shots/', import.meta.url).pathname;

// For the eye, not for comparison.
for (const { path, family } of oneOfEachFamily) {
  test(path, async ({ page }) => {
    await page.goto(path);
    for (const viewport of [PHONE, DESKTOP]) {
      await page.setViewportSize(viewport);
      for (const colorScheme of THEMES) {
        await page.emulateMedia({ colorScheme });
        await page.screenshot({ path: `${folder}${fileName(family)}-${viewport.width}-${colorScheme}.png`, fullPage: true });
      }
    }
  });
}

function fileName(family) {
  return family.replace(/^\/|\/\*$/g, '').replaceAll('/', '-') || 'home';
}
