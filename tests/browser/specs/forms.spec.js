import { expect } from '@playwright/test';
import { isolatedTest as test } from '../helpers/test.js';

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('/card/offices: entering a town leads to its office', async ({ page }) => {
      await page.goto('/card/offices');
      await page.getByLabel('你住在哪个镇').fill('水口');
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(/\/card\/offices\/441302009$/);
      await expect(page.locator('h1')).toContainText('水口');
      await expect(page.locator('main')).toContainText('12333');
    });

    test('/card/offices: a town can also be chosen from the list', async ({ page }) => {
      await page.goto('/card/offices');
      await page.locator('summary', { hasText: '惠阳区' }).click();
      await page.getByRole('link', { name: '淡水街道' }).click();
      await expect(page.locator('h1')).toContainText('淡水');
      await expect(page.locator('main')).toContainText('社保局关系股');
    });

    test('/card/offices: a name that two towns have offers both', async ({ page }) => {
      await page.goto('/card/offices');
      await page.getByLabel('你住在哪个镇').fill('龙华镇');
      await page.locator('main').getByRole('button', { name: '查' }).click();
      await expect(page.getByLabel('你住在哪个镇')).toHaveValue('龙华镇');
      await expect(page.getByRole('link', { name: '博罗县龙华镇' })).toBeVisible();
      await page.getByRole('link', { name: '龙门县龙华镇' }).click();
      await expect(page).toHaveTitle(/龙门县龙华镇/);
      await expect(page.locator('h1')).toContainText('龙华镇');
    });

    test('/card/offices: an unknown name is reported at the field, which keeps it', async ({ page }) => {
      await page.goto('/card/offices');
      await page.getByLabel('你住在哪个镇').fill('桃花岛');
      await page.keyboard.press('Enter');
      const field = page.getByLabel('你住在哪个镇');
      await expect(field).toHaveValue('桃花岛');
      await expect(field).toHaveAttribute('aria-invalid', 'true');
      await expect(field).toHaveAccessibleDescription(/没找到/);
      await expect(page.locator('main')).toContainText('惠城区社保局关系股');
    });

    test('/card/offices: an empty field is not submitted', async ({ page }) => {
      await page.goto('/card/offices');
      await page.locator('main').getByRole('button', { name: '查' }).click();
      await expect(page).toHaveURL(/\/card\/offices$/);
      await expect(page.getByLabel('你住在哪个镇')).toBeFocused();
    });

    for (const [applied, cover] of [
      ['2026-12-24', '2027年1月1日'],
      ['2026-12-25', '2027年2月1日'],
    ]) {
      test(`/card/dates: ${applied} gives cover from ${cover}`, async ({ page }) => {
        await page.goto('/card/dates');
        await page.getByLabel('哪天去办').fill(applied);
        await page.locator('main').getByRole('button', { name: '看结果' }).click();
        await expect(page).toHaveURL(new RegExp(`applied=${applied}`));
        await expect(page.getByLabel('哪天去办')).toHaveValue(applied);
        await expect(page.locator('.result')).toContainText(cover);
      });
    }

    test('/card/dates: a date that does not exist is reported at the field', async ({ page }) => {
      await page.goto('/card/dates?applied=2026-02-30');
      const field = page.getByLabel('哪天去办');
      await expect(field).toHaveAttribute('aria-invalid', 'true');
      await expect(field).toHaveAccessibleDescription(/不是|没有/);
      await expect(page.locator('#fault')).toContainText('2026-02-30');
      await expect(page.locator('.result')).toHaveCount(0);
    });

    const CASES = [
      { age: '未满16周岁', lowIncome: '不是', group: 'minor' },
      { age: '16或17周岁', lowIncome: '不是', group: 'minor' },
      { age: '18周岁以上', lowIncome: '是', group: 'low-income' },
      { age: '18周岁以上', lowIncome: '不是', secondStep: { 单位: '不是', 学校: '是', 当过兵: '不是' }, group: 'student' },
      { age: '18周岁以上', lowIncome: '不是', secondStep: { 单位: '不是', 学校: '不是', 当过兵: '是' }, group: 'adult' },
    ];
    for (const { age, lowIncome, secondStep, group } of CASES) {
      const answers = { 年龄: age, 低保: lowIncome, ...secondStep };
      test(`/card/documents: ${Object.entries(answers).join('; ')} leads to ${group}`, async ({ page }) => {
        await page.goto('/card/documents');
        const form = page.locator('.tool form');
        const choose = (question, answer) =>
          form.getByRole('group', { name: question }).getByRole('radio', { name: answer, exact: true }).check();
        await form.getByRole('radio', { name: age }).check();
        await choose('低保', lowIncome);
        await form.getByRole('button').click();
        if (secondStep) {
          for (const [question, answer] of Object.entries(secondStep)) await choose(question, answer);
          await form.getByRole('button').click();
        }
        await expect(page).toHaveURL(new RegExp(`/card/documents/${group}(\\?|$)`));
        await expect(page.getByRole('checkbox').first()).toBeVisible();
      });
    }

    test('the search box of a 404 page finds a page', async ({ page }) => {
      await page.goto('/no-such-page');
      await page.locator('main').getByRole('searchbox').fill('余额');
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(/\/search\?q=/);
      await expect(page.locator('main').getByRole('searchbox')).toHaveValue('余额');
      await page.locator('main').getByRole('link', { name: '余额' }).first().click();
      await expect(page.locator('h1')).toBeVisible();
      await expect(page).not.toHaveURL(/search/);
    });

    test('a search without results says so, keeps the words and offers the hotline', async ({ page }) => {
      await page.goto('/search?q=电饭煲');
      await expect(page.locator('main').getByRole('searchbox')).toHaveValue('电饭煲');
      await expect(page.locator('main')).toContainText('没有查到');
      await expect(page.locator('main').getByRole('link', { name: '12333' })).toBeVisible();
    });

    test('/find leads from a question to numbered ways to answer it', async ({ page }) => {
      await page.goto('/find');
      await page.getByRole('heading', { name: '余额' }).getByRole('link').click();
      await expect(page).toHaveURL(/\/find\/balance$/);
      await expect(page.locator('h1')).toContainText('还有多少钱');
      await expect(page.locator('.routes > li').first()).toBeVisible();
    });
  });
}
