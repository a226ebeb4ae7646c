import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { someOfEachKind } from '../helpers/census.js';
import { Faults } from '../helpers/faults.js';
import { test } from '../helpers/test.js';
import { THEMES } from '../helpers/themes.js';
import { DESKTOP, PHONE } from '../helpers/viewports.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'wcag22aaa', 'best-practice'];
// The rules whose answer a theme can change; the others would only be asked again.
const COLOUR_RULES = ['color-contrast', 'color-contrast-enhanced', 'link-in-text-block'];

for (const { path } of someOfEachKind) {
  test(path, async ({ page }) => {
    await page.goto(path);
    await page.evaluate(axe);
    const faults = new Faults(path);
    for (const viewport of [PHONE, DESKTOP]) {
      for (const colorScheme of THEMES) {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme });
        const found = await page.evaluate(
          (runOnly) => globalThis.axe.run(document, { runOnly, resultTypes: ['violations'] }),
          colorScheme === 'light' ? { type: 'tag', values: TAGS } : { type: 'rule', values: COLOUR_RULES },
        );
        for (const { id, help, nodes } of found.violations) {
          for (const { target, any } of nodes) {
            faults.add(`${viewport.width}px ${colorScheme}`, `${id} at ${target.join(' ')}: ${any[0]?.message ?? help}`);
          }
        }
      }
    }
    faults.expectNone();
  });
}
