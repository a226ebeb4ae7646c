import { expect } from '@playwright/test';
import { expectNone } from '../helpers/faults.js';
import { freshTest as test } from '../helpers/test.js';

const SIZES = { normal: 16, large: 20, huge: 24 };
const HERE = '/';
const THERE = '/online';

const look = () => {
  const { fontSize } = getComputedStyle(document.documentElement);
  const { backgroundColor, color } = getComputedStyle(document.body);
  return { fontSize: parseFloat(fontSize), backgroundColor, color };
};
const choose = (page, id) => page.locator(`label:has(#${id})`).click();

test.describe('with script', () => {
  for (const [size, pixels] of Object.entries(SIZES)) {
    test(`size ${size} is remembered`, async ({ page }) => {
      await page.goto(HERE);
      await choose(page, size === 'normal' ? 'size-huge' : 'size-normal');
      await choose(page, `size-${size}`);
      for (const visit of [() => page.reload(), () => page.goto(THERE)]) {
        await visit();
        await expect(page.locator(`#size-${size}`)).toBeChecked();
        expect((await page.evaluate(look)).fontSize).toBe(pixels);
      }
    });
  }

  for (const [theme, system] of [['dark', 'light'], ['light', 'dark']]) {
    test(`theme ${theme} is remembered on a ${system} system`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme });
      await page.goto(HERE);
      const wanted = await page.evaluate(look);
      await page.emulateMedia({ colorScheme: system });
      await choose(page, `theme-${theme}`);
      expect(await page.evaluate(look), `${HERE}: ${theme} by choice looks like ${theme} by system`).toEqual(wanted);
      for (const visit of [() => page.reload(), () => page.goto(THERE)]) {
        await visit();
        await expect(page.locator(`#theme-${theme}`)).toBeChecked();
        expect(await page.evaluate(look)).toEqual(wanted);
      }
      await choose(page, 'theme-system');
      await page.reload();
      await expect(page.locator('#theme-system')).toBeChecked();
      expect(await page.evaluate(look)).not.toEqual(wanted);
    });
  }

  test('no flash of the other theme or size on a warm visit', async ({ page, context }) => {
    await context.addInitScript(() => {
      globalThis.chosenAt = {};
      new MutationObserver((changes) => {
        for (const { attributeName } of changes) globalThis.chosenAt[attributeName] ??= performance.now();
      }).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-theme', 'data-size'] });
    });
    await page.goto(HERE);
    await choose(page, 'theme-dark');
    await choose(page, 'size-huge');
    const faults = [];
    for (let visit = 0; visit < 6; visit += 1) {
      await (visit % 2 ? page.goto(THERE) : page.reload());
      await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
      const { chosenAt, paintedAt, path } = await page.evaluate(() => ({
        chosenAt: globalThis.chosenAt,
        paintedAt: performance.getEntriesByName('first-contentful-paint')[0].startTime,
        path: location.pathname,
      }));
      for (const attribute of ['data-theme', 'data-size']) {
        if (!(chosenAt[attribute] <= paintedAt)) {
          faults.push(`${path} visit ${visit + 1}: ${attribute} set at ${chosenAt[attribute]?.toFixed(1)} ms, first paint at ${paintedAt.toFixed(1)} ms`);
        }
      }
    }
    expectNone(faults);
  });

  test('what is chosen for the screen does not darken the paper', async ({ page }) => {
    await page.goto(HERE);
    await choose(page, 'theme-dark');
    await page.emulateMedia({ media: 'print' });
    const { onPaper, colour } = await page.evaluate(() => ({
      onPaper: inspect.contrast(getComputedStyle(document.body).color, 'white'),
      colour: getComputedStyle(document.body).color,
    }));
    expect(onPaper, `${HERE} printed after choosing dark: text is ${colour} on white paper`).toBeGreaterThanOrEqual(7);
  });
});

test.describe('without script', () => {
  test.use({ readerOptions: { javaScriptEnabled: false } });

  for (const [size, pixels] of Object.entries(SIZES)) {
    test(`size ${size} works on the page itself`, async ({ page }) => {
      await page.goto(HERE);
      await choose(page, `size-${size}`);
      expect((await page.evaluate(look)).fontSize).toBe(pixels);
    });
  }

  for (const [theme, system] of [['dark', 'light'], ['light', 'dark']]) {
    test(`theme ${theme} works on the page itself`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme });
      await page.goto(HERE);
      const wanted = await page.evaluate(look);
      await page.emulateMedia({ colorScheme: system });
      await choose(page, `theme-${theme}`);
      expect(await page.evaluate(look)).toEqual(wanted);
    });
  }
});
