import { HtmlValidate } from 'html-validate';
import { everyPage } from '../helpers/census.js';
import { expectNone } from '../helpers/faults.js';
import { test } from '../helpers/test.js';

const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: {
    'no-dup-id': 'error',
    'no-missing-references': 'error',
    'heading-level': 'error',
  },
});

for (const { path } of everyPage) {
  test(path, async ({ request }) => {
    const html = await (await request.get(path)).text();
    const report = await validator.validateString(html, path);
    const messages = report.results.flatMap((result) => result.messages);
    expectNone(messages.map(({ line, column, ruleId, message }) => `${path}:${line}:${column}: ${message} (${ruleId})`));
  });
}
