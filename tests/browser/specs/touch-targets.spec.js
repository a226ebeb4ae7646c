import { DESKTOP, PHONE } from '../helpers/emulation.js';
import { sampledPages } from '../helpers/pages.js';
import { test } from '../helpers/test.js';
import { Violations } from '../helpers/violations.js';

// In CSS pixels. Links that call a phone number are higher.
const REQUIRED = { minSize: 44, minCallHeight: 60 };

for (const { path } of sampledPages) {
  test(`${path} has touch targets that are large enough and not covered`, async ({ page }) => {
    await page.goto(path);
    const violations = new Violations(path);
    for (const viewport of [PHONE, DESKTOP]) {
      await page.setViewportSize(viewport);
      const found = await page.evaluate(
        (required) => [...inspect.smallTargets(required), ...inspect.coveredTargets()],
        REQUIRED,
      );
      violations.add(`${viewport.width}px`, found);
    }
    violations.expectNone();
  });
}
