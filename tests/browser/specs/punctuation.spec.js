import { allPages } from '../helpers/pages.js';
import { test } from '../helpers/test.js';
import { Violations } from '../helpers/violations.js';

const FORBIDDEN = {
  'half-width punctuation': /\p{Script=Han}\s?[,:;?!()]|[,:;?!()]\s?\p{Script=Han}/u,
  // The style sheet puts the gap between Chinese and Latin text.
  'a typed space': /\p{Script=Han}[ \u00a0][A-Za-z0-9]|[A-Za-z0-9%][ \u00a0]\p{Script=Han}/u,
  'doubled punctuation': /[，。：；？！、][，。：；？！、]/u,
  'an exclamation mark': /[！!]/u,
};

for (const { path } of allPages) {
  test(`${path} follows the rules of Chinese punctuation`, async ({ page }) => {
    await page.goto(path);
    const violations = new Violations(path);
    for (const { where, text } of await page.evaluate(() => inspect.userFacingText())) {
      for (const [name, pattern] of Object.entries(FORBIDDEN)) {
        const match = text.match(pattern);
        if (!match) continue;
        const context = text.slice(Math.max(0, match.index - 8), match.index + 12);
        violations.add(where, `${name} at 「${match[0]}」 in 「${context}」`);
      }
    }
    violations.expectNone();
  });
}
