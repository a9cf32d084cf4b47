import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { USERS } from '../../src/sandbox/slack/workspace.ts';
import { isChromiumAbsent, launchChromium } from '../support/chromium.ts';
import { type CompiledProduct, compileProduct } from '../support/compiled-product.ts';
import { type Product, startProduct } from './product.ts';

const absent = isChromiumAbsent();
const PHONE = { width: 390, height: 844 };

describe.skipIf(absent)('the product in a browser', () => {
  let compiled: CompiledProduct;
  let product: Product;
  let browser: Browser;
  let page: Page;
  let complaints: string[];
  beforeAll(async () => {
    compiled = await compileProduct();
    [product, browser] = await Promise.all([startProduct(compiled.script('main.js')), launchChromium()]);
  });
  beforeEach(async () => {
    product.slack.store.messages.splice(0);
    await product.slack.closeView({ everything: true });
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    complaints = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.setDefaultTimeout(15_000);
    await page.goto(product.slack.url);
  });
  afterEach(async () => {
    await page.close();
    expect(product.slack.refusals).toEqual([]);
    expect(complaints).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.close();
    await compiled?.remove();
  });

  async function type(text: string): Promise<void> {
    await page.getByLabel('Message or /fargate …').fill(text);
    await page.keyboard.press('Enter');
  }

  /** The answer that only its asker sees, once it stands there. */
  async function answered(): Promise<Locator> {
    const answer = page.locator('.message.ephemeral').last();
    await answer.getByRole('button', { name: 'Share to channel' }).waitFor();
    return answer;
  }

  async function isWiderThanTheScreen(): Promise<boolean> {
    return page.evaluate(() =>
      ['html', '.main', '.timeline', '.home', 'dialog'].some((selector) => {
        const node = document.querySelector(selector);
        return node !== null && node.scrollWidth > node.clientWidth + 1 && selector !== 'html'
          ? true
          : (node?.scrollWidth ?? 0) > window.innerWidth;
      }),
    );
  }

  it('shows a newcomer what to type, as examples that run when they are pressed', async () => {
    await page.getByRole('button', { name: '/fargate size my-service', exact: true }).click();

    await (await answered()).getByText('prod/my-service in ap-northeast-2').waitFor();
  });

  it('answers with the number first, for the eyes of the asker alone', async () => {
    await type('/fargate size my-service');
    const answer = await answered();

    const said = (await answer.locator('.message-body').innerText()).trim();
    expect(said).toMatch(/^Save about \$[\d,.]+ a month: [\d.]+ vCPU.* → [\d.]+ vCPU/);
    const { y = -1 } = (await answer.getByRole('heading', { name: /^Save about/ }).boundingBox()) ?? {};
    expect(y).toBeGreaterThan(60);
    expect(y).toBeLessThan(200);
    await answer.getByText('Only visible to you').waitFor();
    await answer
      .getByText(/High confidence|Medium confidence|Low confidence/)
      .first()
      .waitFor();
    expect(await answer.getByText('```').count()).toBe(0);
    await page.getByLabel('Act as').selectOption(USERS.admin);
    await page.getByText('Nothing here yet').waitFor();
  });

  it.each(['platform', 'random'])('shares the answer in #%s with who shared it', async (channel) => {
    await page.getByRole('button', { name: channel, exact: true }).click();
    await type('/fargate size my-service');
    await (await answered()).getByRole('button', { name: 'Share to channel' }).click();
    const shared = page.locator('.message:not(.ephemeral)').filter({ hasText: 'Shared by @Alex Rivera' });
    await shared.waitFor();
    await page.getByLabel('Act as').selectOption(USERS.admin);
    await page.getByRole('button', { name: channel, exact: true }).click();
    await shared.waitFor();

    expect(await shared.locator('.message-body').innerText()).toMatch(/^Save about \$/);
    expect(await page.locator('.message.ephemeral').count()).toBe(0);
  });

  it('tells why, and sizes for another goal in the place of the answer', async () => {
    await type('/fargate size my-service');
    const answer = await answered();
    await answer.getByRole('button', { name: 'Why?' }).click();
    const why = page.getByRole('dialog');
    await why.getByText('How the size was found').waitFor();
    await why.getByRole('button', { name: 'Close', exact: true }).last().click();
    await why.waitFor({ state: 'detached' });

    await answer.getByRole('button', { name: 'Goal: safe' }).click();
    await answer.getByRole('button', { name: 'Goal: balanced' }).waitFor();
    expect(await page.locator('.message').count()).toBe(1);
  });

  it('opens the form by its shortcut, offers the services and answers what was filled in', async () => {
    await page.getByRole('button', { name: 'Size a service' }).click();
    const form = page.getByRole('dialog', { name: 'Size a service' });
    await form.locator('.option-group', { hasText: 'staging' }).waitFor();
    await form.getByLabel('Service').fill('session');
    await form.getByRole('option', { name: /session-store/ }).click();
    await form.getByLabel('Days to look back').selectOption({ label: 'Last 14 days' });
    await form.getByRole('button', { name: 'Size', exact: true }).click();

    await page.getByRole('dialog').getByText('prod/session-store in ap-northeast-2').waitFor();
  });

  it('fills the Home tab, from which the form opens too', async () => {
    await page.getByRole('button', { name: 'Fargate Advisor home' }).click();
    const home = page.getByRole('region', { name: 'App Home' });
    await home.getByText('linked.').waitFor();
    await home.getByRole('button', { name: 'Size a service' }).click();
    await page.getByRole('dialog', { name: 'Size a service' }).getByLabel('Service').waitFor();
  });

  it('fits a telephone, with its answer, its form and its Home tab', async () => {
    await page.setViewportSize(PHONE);
    await type('/fargate size my-service');
    const answer = await answered();
    const widths = [await isWiderThanTheScreen()];
    await answer.getByRole('button', { name: 'Why?' }).click();
    await page.getByRole('dialog').getByText('How the size was found').waitFor();
    widths.push(await isWiderThanTheScreen());

    expect(widths).toEqual([false, false]);
  });
});
