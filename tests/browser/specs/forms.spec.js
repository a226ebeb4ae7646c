import { expect } from '@playwright/test';
import { freshTest as test } from '../helpers/test.js';

const READERS = { 'with script': {}, 'without script': { javaScriptEnabled: false } };

for (const [how, readerOptions] of Object.entries(READERS)) {
  test.describe(how, () => {
    test.use({ readerOptions });

    test('/card/offices: a town typed leads to its office', async ({ page }) => {
      await page.goto('/card/offices');
      await page.getByLabel('你住在哪个镇').fill('水口');
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(/\/card\/offices\/441302009$/);
      await expect(page.locator('h1')).toContainText('水口');
      await expect(page.locator('main')).toContainText('12333');
    });

    test('/card/offices: a town is also found by its list', async ({ page }) => {
      await page.goto('/card/offices');
      await page.getByRole('link', { name: '淡水街道' }).click();
      await expect(page.locator('h1')).toContainText('淡水');
      await expect(page.locator('main')).toContainText('社保局关系股');
    });

    test('/card/offices: a name borne twice offers both', async ({ page }) => {
      await page.goto('/card/offices');
      await page.getByLabel('你住在哪个镇').fill('龙华镇');
      await page.locator('main').getByRole('button', { name: '查' }).click();
      await expect(page.getByLabel('你住在哪个镇')).toHaveValue('龙华镇');
      await expect(page.getByRole('link', { name: '博罗县龙华镇' })).toBeVisible();
      await page.getByRole('link', { name: '龙门县龙华镇' }).click();
      await expect(page).toHaveTitle(/龙门县龙华镇/);
      await expect(page.locator('h1')).toContainText('龙华镇');
    });

    test('/card/offices: an unknown name says so beside the field and keeps it', async ({ page }) => {
      await page.goto('/card/offices');
      await page.getByLabel('你住在哪个镇').fill('桃花岛');
      await page.keyboard.press('Enter');
      const field = page.getByLabel('你住在哪个镇');
      await expect(field).toHaveValue('桃花岛');
      await expect(field).toHaveAttribute('aria-invalid', 'true');
      await expect(field).toHaveAccessibleDescription(/没找到/);
      await expect(page.locator('main')).toContainText('惠城区社保局关系股');
    });

    test('/card/offices: an empty field is not sent', async ({ page }) => {
      await page.goto('/card/offices');
      await page.locator('main').getByRole('button', { name: '查' }).click();
      await expect(page).toHaveURL(/\/card\/offices$/);
      await expect(page.getByLabel('你住在哪个镇')).toBeFocused();
    });

    for (const [applied, cover] of [['2026-12-24', '2027年1月1日'], ['2026-12-25', '2027年2月1日']]) {
      test(`/card/dates: ${applied} gives cover from ${cover}`, async ({ page }) => {
        await page.goto('/card/dates');
        await page.getByLabel('哪天去办').fill(applied);
        await page.locator('main').getByRole('button', { name: '看结果' }).click();
        await expect(page).toHaveURL(new RegExp(`applied=${applied}`));
        await expect(page.getByLabel('哪天去办')).toHaveValue(applied);
        await expect(page.locator('.result')).toContainText(cover);
      });
    }

    test('/card/dates: a day that does not exist is refused beside the field', async ({ page }) => {
      await page.goto('/card/dates?applied=2026-02-30');
      const field = page.getByLabel('哪天去办');
      await expect(field).toHaveAttribute('aria-invalid', 'true');
      await expect(field).toHaveAccessibleDescription(/不是|没有/);
      await expect(page.locator('#fault')).toContainText('2026-02-30');
      await expect(page.locator('.result')).toHaveCount(0);
    });

    const PATHS = [
      { answers: ['未满16周岁', '不是'], group: 'minor' },
      { answers: ['16或17周岁', '不是'], group: 'minor' },
      { answers: ['18周岁以上', '是'], group: 'low-income' },
      { answers: ['18周岁以上', '不是', '学校:是', '军人:不是'], group: 'student' },
      { answers: ['18周岁以上', '不是', '学校:不是', '军人:是'], group: 'adult' },
    ];
    for (const { answers, group } of PATHS) {
      test(`/card/documents: ${answers.join('，')} leads to ${group}`, async ({ page }) => {
        await page.goto('/card/documents');
        const tool = page.locator('.tool form');
        const [age, lowIncome, ...more] = answers;
        await tool.getByRole('radio', { name: age }).check();
        await tool.getByRole('group', { name: '低保' }).getByRole('radio', { name: lowIncome, exact: true }).check();
        await tool.getByRole('button').click();
        if (more.length > 0) {
          for (const [question, answer] of more.map((one) => one.split(':'))) {
            await tool.getByRole('group', { name: question }).getByRole('radio', { name: answer, exact: true }).check();
          }
          await tool.getByRole('button').click();
        }
        await expect(page).toHaveURL(new RegExp(`/card/documents/${group}(\\?|$)`));
        await expect(page.getByRole('checkbox').first()).toBeVisible();
      });
    }

    test('the search box of a lost page finds what is meant', async ({ page }) => {
      await page.goto('/no-such-page');
      await page.locator('main').getByRole('searchbox').fill('余额');
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(/\/search\?q=/);
      await expect(page.locator('main').getByRole('searchbox')).toHaveValue('余额');
      await page.locator('main').getByRole('link', { name: '余额' }).first().click();
      await expect(page.locator('h1')).toBeVisible();
      await expect(page).not.toHaveURL(/search/);
    });

    test('a search without a find says so and keeps the words', async ({ page }) => {
      await page.goto('/search?q=电饭煲');
      await expect(page.locator('main').getByRole('searchbox')).toHaveValue('电饭煲');
      await expect(page.locator('main')).toContainText('12333');
    });

    test('/find leads from a wish to its routes, best first', async ({ page }) => {
      await page.goto('/find');
      await page.locator('main').getByText('余额').first().click();
      const send = page.locator('main form').getByRole('button');
      if (!/\/find\/balance/.test(page.url()) && (await send.count()) > 0) await send.first().click();
      await expect(page).toHaveURL(/\/find(\/balance|\?need=balance)/);
      await expect(page.locator('main')).toContainText('12333');
    });
  });
}
