import { someOfEachKind } from '../helpers/census.js';
import { Faults } from '../helpers/faults.js';
import { newReader, test as base } from '../helpers/test.js';

const test = base.extend({
  plainPage: [
    async ({ browser }, use) => {
      const context = await newReader(browser, { javaScriptEnabled: false });
      await use(await context.newPage());
      await context.close();
    },
    { scope: 'worker' },
  ],
});

for (const { path } of someOfEachKind) {
  test(`${path} says the same`, async ({ page, plainPage }) => {
    await plainPage.goto(path);
    await page.goto(path);
    const before = await plainPage.evaluate(readable);
    const after = await page.evaluate(readable);
    const faults = new Faults(path);
    faults.add('without script only', before.filter((line) => !after.includes(line)));
    faults.add('with script only', after.filter((line) => !before.includes(line)));
    faults.expectNone();
  });
}

// Lines of text, less the buttons: those that the server does not send are the script's to add.
function readable() {
  for (const button of document.querySelectorAll('button[type=button]')) button.remove();
  return document.body.innerText.split('\n').map((line) => line.trim()).filter(Boolean);
}
