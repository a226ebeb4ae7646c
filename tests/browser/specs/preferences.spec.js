import { expect } from '@playwright/test';
import { choose } from '../helpers/settings.js';
import { isolatedTest as test } from '../helpers/test.js';
import { expectNoViolations } from '../helpers/violations.js';

const TEXT_SIZES = { normal: 16, large: 20, huge: 24 };
const PAGE = '/';
const OTHER_PAGE = '/online';
const THEMES = [
  { theme: 'dark', system: 'light' },
  { theme: 'light', system: 'dark' },
];


function appearance() {
  const { fontSize } = getComputedStyle(document.documentElement);
  const { backgroundColor, color } = getComputedStyle(document.body);
  return { fontSize: parseFloat(fontSize), backgroundColor, color };
}

// How a page looks to somebody whose system has this colour scheme and who has chosen nothing.
async function appearanceOnSystem(page, colorScheme) {
  await page.emulateMedia({ colorScheme });
  return page.evaluate(appearance);
}

test.describe('with JavaScript', () => {
  for (const [size, pixels] of Object.entries(TEXT_SIZES)) {
    test(`text size ${size} is kept after a reload and on another page`, async ({ page }) => {
      await page.goto(PAGE);
      await choose(page, size === 'normal' ? 'size-huge' : 'size-normal');
      await choose(page, `size-${size}`);
      for (const navigate of [() => page.reload(), () => page.goto(OTHER_PAGE)]) {
        await navigate();
        await expect(page.locator(`#size-${size}`)).toBeChecked();
        expect((await page.evaluate(appearance)).fontSize).toBe(pixels);
      }
    });
  }

  for (const { theme, system } of THEMES) {
    test(`the ${theme} theme is kept on a ${system} system, until the system's is chosen again`, async ({ page }) => {
      await page.goto(PAGE);
      const expected = await appearanceOnSystem(page, theme);
      expect(await appearanceOnSystem(page, system)).not.toEqual(expected);
      await choose(page, `theme-${theme}`);
      expect(await page.evaluate(appearance)).toEqual(expected);
      for (const navigate of [() => page.reload(), () => page.goto(OTHER_PAGE)]) {
        await navigate();
        await expect(page.locator(`#theme-${theme}`)).toBeChecked();
        expect(await page.evaluate(appearance)).toEqual(expected);
      }
      await choose(page, 'theme-system');
      await page.reload();
      await expect(page.locator('#theme-system')).toBeChecked();
      expect(await page.evaluate(appearance)).not.toEqual(expected);
    });
  }

  test('the stored theme and text size are applied before the first paint', async ({ page, context }) => {
    await context.addInitScript(() => {
      globalThis.appliedAt = {};
      new MutationObserver((mutations) => {
        for (const { attributeName } of mutations) globalThis.appliedAt[attributeName] ??= performance.now();
      }).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-theme', 'data-size'] });
    });
    await page.goto(PAGE);
    await choose(page, 'theme-dark');
    await choose(page, 'size-huge');
    const violations = [];
    // Painting too early is a race, so one visit proves little.
    for (let visit = 1; visit <= 6; visit += 1) {
      await (visit % 2 ? page.reload() : page.goto(OTHER_PAGE));
      await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
      const { appliedAt, paintedAt, path } = await page.evaluate(() => ({
        appliedAt: globalThis.appliedAt,
        paintedAt: performance.getEntriesByName('first-contentful-paint')[0].startTime,
        path: location.pathname,
      }));
      for (const attribute of ['data-theme', 'data-size']) {
        if (!(appliedAt[attribute] <= paintedAt)) {
          const applied = appliedAt[attribute]?.toFixed(1);
          violations.push(
            `${path} visit ${visit}: ${attribute} set at ${applied} ms, first paint at ${paintedAt.toFixed(1)} ms`,
          );
        }
      }
    }
    expectNoViolations(violations);
  });

  test('the dark theme does not apply to print', async ({ page }) => {
    await page.goto(PAGE);
    await choose(page, 'theme-dark');
    await page.emulateMedia({ media: 'print' });
    const { color, contrast } = await page.evaluate(() => {
      const { color } = getComputedStyle(document.body);
      return { color, contrast: inspect.contrast(color, 'white') };
    });
    expect(contrast, `text is ${color} on white paper`).toBeGreaterThanOrEqual(7);
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  for (const [size, pixels] of Object.entries(TEXT_SIZES)) {
    test(`text size ${size} applies to the open page`, async ({ page }) => {
      await page.goto(PAGE);
      await choose(page, size === 'normal' ? 'size-huge' : 'size-normal');
      await choose(page, `size-${size}`);
      expect((await page.evaluate(appearance)).fontSize).toBe(pixels);
    });
  }

  for (const { theme, system } of THEMES) {
    test(`the ${theme} theme applies to the open page on a ${system} system`, async ({ page }) => {
      await page.goto(PAGE);
      const expected = await appearanceOnSystem(page, theme);
      expect(await appearanceOnSystem(page, system)).not.toEqual(expected);
      await choose(page, `theme-${theme}`);
      expect(await page.evaluate(appearance)).toEqual(expected);
    });
  }
});
