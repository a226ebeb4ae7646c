import { HtmlValidate } from 'html-validate';
import { allPages } from '../helpers/pages.js';
import { test } from '../helpers/test.js';
import { expectNoViolations } from '../helpers/violations.js';

const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: {
    'no-dup-id': 'error',
    'no-missing-references': 'error',
    'heading-level': 'error',
  },
});

for (const { path } of allPages) {
  test(`${path} is valid HTML`, async ({ request }) => {
    const html = await (await request.get(path)).text();
    const report = await validator.validateString(html, path);
    const messages = report.results.flatMap((result) => result.messages);
    expectNoViolations(
      messages.map(({ line, column, ruleId, message }) => `${path}:${line}:${column}: ${message} (${ruleId})`),
    );
  });
}
