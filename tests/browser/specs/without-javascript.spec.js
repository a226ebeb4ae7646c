import { sampledPages } from '../helpers/pages.js';
import { newContext, test as base } from '../helpers/test.js';
import { Violations } from '../helpers/violations.js';

const test = base.extend({
  pageWithoutJavaScript: [
    async ({ browser }, use) => {
      const context = await newContext(browser, { javaScriptEnabled: false });
      await use(await context.newPage());
      await context.close();
    },
    { scope: 'worker' },
  ],
});

for (const { path } of sampledPages) {
  test(`${path} has the same text with and without JavaScript`, async ({ page, pageWithoutJavaScript }) => {
    await pageWithoutJavaScript.goto(path);
    await page.goto(path);
    const without = await pageWithoutJavaScript.evaluate(visibleLines);
    const withJavaScript = await page.evaluate(visibleLines);
    const violations = new Violations(path);
    violations.add(
      'only without JavaScript',
      without.filter((line) => !withJavaScript.includes(line)),
    );
    violations.add(
      'only with JavaScript',
      withJavaScript.filter((line) => !without.includes(line)),
    );
    violations.expectNone();
  });
}

// Buttons that do not submit a form are left out: JavaScript adds them because they need it.
function visibleLines() {
  for (const button of document.querySelectorAll('button[type=button]')) button.remove();
  return document.body.innerText
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}
