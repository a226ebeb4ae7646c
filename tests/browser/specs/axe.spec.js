import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { COLOR_SCHEMES, DESKTOP, PHONE } from '../helpers/emulation.js';
import { sampledPages } from '../helpers/pages.js';
import { test } from '../helpers/test.js';
import { Violations } from '../helpers/violations.js';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = [
  'wcag2a',
  'wcag2aa',
  'wcag2aaa',
  'wcag21a',
  'wcag21aa',
  'wcag22a',
  'wcag22aa',
  'wcag22aaa',
  'best-practice',
];
// The only rules whose result depends on the colour scheme.
const COLOR_RULES = ['color-contrast', 'color-contrast-enhanced', 'link-in-text-block'];

for (const { path } of sampledPages) {
  test(`${path} has no accessibility violations`, async ({ page }) => {
    await page.goto(path);
    await page.evaluate(axeSource);
    const violations = new Violations(path);
    for (const viewport of [PHONE, DESKTOP]) {
      for (const colorScheme of COLOR_SCHEMES) {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme });
        const results = await page.evaluate(
          (runOnly) => globalThis.axe.run(document, { runOnly, resultTypes: ['violations'] }),
          colorScheme === 'light' ? { type: 'tag', values: TAGS } : { type: 'rule', values: COLOR_RULES },
        );
        for (const { id, help, nodes } of results.violations) {
          for (const { target, any } of nodes) {
            violations.add(
              `${viewport.width}px ${colorScheme}`,
              `${id} at ${target.join(' ')}: ${any[0]?.message ?? help}`,
            );
          }
        }
      }
    }
    violations.expectNone();
  });
}
