import { expect } from '@playwright/test';
import { DESKTOP, PHONE } from '../helpers/emulation.js';
import { pagePerTemplate, sampledPages } from '../helpers/pages.js';
import { test } from '../helpers/test.js';
import { Violations } from '../helpers/violations.js';

const FOCUS_INDICATOR = { minWidth: 3, minContrast: 3 };
// Each part of such a field (year, month, day) is a tab stop inside one element.
const FIELDS_IN_PARTS = ['date', 'time', 'month'];

const VISITS = [
  ...sampledPages.map(({ path }) => ({ path, viewport: PHONE })),
  ...pagePerTemplate.map(({ path }) => ({ path, viewport: DESKTOP })),
];

for (const { path, viewport } of VISITS) {
  const width = `${viewport.width}px`;

  test(`${path} at ${width}: Tab reaches everything in order with a visible focus indicator`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await page.goto(path);
    const tabStops = await page.evaluate(() => inspect.tabStops());
    const violations = new Violations(path);
    const reached = [];
    const maxPresses = tabStops.length * 2 + 8;
    for (let presses = 0; presses < maxPresses; presses += 1) {
      await page.keyboard.press('Tab');
      const { focused, problem } = await page.evaluate((required) => {
        const focused = inspect.focusedTabStop();
        return { focused, problem: focused && focused.index >= 0 ? inspect.focusIndicatorProblem(required) : null };
      }, FOCUS_INDICATOR);
      if (!focused) break;
      if (reached.at(-1) === focused.index && FIELDS_IN_PARTS.includes(focused.type)) continue;
      if (reached.includes(focused.index)) break;
      if (focused.index < 0) violations.add(width, `${focused.name} receives the focus but is not a control`);
      if (problem) violations.add(width, `${focused.name} has the focus but ${problem}`);
      reached.push(focused.index);
    }
    const order = reached.filter((index) => index >= 0);
    tabStops.forEach((name, index) => {
      const position = order.indexOf(index);
      if (position < 0) violations.add(width, `${name} is never reached`);
      else if (position !== index) violations.add(width, `${name} is tab stop ${position + 1}, not ${index + 1}`);
    });
    violations.expectNone();
  });
}

for (const { path } of pagePerTemplate) {
  test(`${path}: the skip link is the first tab stop and leads past the menu`, async ({ page }) => {
    await page.setViewportSize(PHONE);
    await page.goto(path);
    await page.keyboard.press('Tab');
    const skipLink = page.locator(':focus');
    await expect(skipLink).toHaveText('跳到正文');
    await expect(skipLink).toBeInViewport({ ratio: 1 });
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/#main$/);
    await page.keyboard.press('Tab');
    await expect(page.locator('main :focus, footer :focus').first()).toBeVisible();
  });
}
