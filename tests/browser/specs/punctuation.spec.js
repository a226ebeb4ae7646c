import { everyPage } from '../helpers/census.js';
import { Faults } from '../helpers/faults.js';
import { test } from '../helpers/test.js';

const HALF_WIDTH = /\p{Script=Han}\s?[,:;?!()]|[,:;?!()]\s?\p{Script=Han}/u;
const TYPED_SPACE = /\p{Script=Han}[  ][A-Za-z0-9]|[A-Za-z0-9%][  ]\p{Script=Han}/u;
const DOUBLED = /[，。：；？！、][，。：；？！、]/u;

for (const { path } of everyPage) {
  test(path, async ({ page }) => {
    await page.goto(path);
    const faults = new Faults(path);
    for (const { where, text } of await page.evaluate(() => inspect.words())) {
      const say = (what, found) => found && faults.add(where, `${what} at 「${found[0]}」 in 「${text.slice(Math.max(0, found.index - 8), found.index + 12)}」`);
      say('half-width punctuation', text.match(HALF_WIDTH));
      say('a typed space', text.match(TYPED_SPACE));
      say('doubled punctuation', text.match(DOUBLED));
      say('an exclamation mark', text.match(/[！!]/u));
    }
    faults.expectNone();
  });
}
