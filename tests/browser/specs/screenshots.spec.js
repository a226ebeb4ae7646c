import { COLOR_SCHEMES, DESKTOP, PHONE } from '../helpers/emulation.js';
import { pagePerTemplate } from '../helpers/pages.js';
import { test } from '../helpers/test.js';

const folder = new URL('../out/screenshots/', import.meta.url).pathname;

// To look at; nothing compares them.
for (const { path, template } of pagePerTemplate) {
  test(`screenshots of ${path}`, async ({ page }) => {
    await page.goto(path);
    for (const viewport of [PHONE, DESKTOP]) {
      await page.setViewportSize(viewport);
      for (const colorScheme of COLOR_SCHEMES) {
        await page.emulateMedia({ colorScheme });
        await page.screenshot({
          path: `${folder}${fileName(template)}-${viewport.width}-${colorScheme}.png`,
          fullPage: true,
        });
      }
    }
  });
}

function fileName(template) {
  return template.replace(/^\/|\/\*$/g, '').replaceAll('/', '-') || 'home';
}
