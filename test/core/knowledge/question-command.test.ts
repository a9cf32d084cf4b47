import { describe, expect, it } from 'vitest';
import { asksAboutService, questionCommand } from '../../../src/core/knowledge/question-command.ts';

const region = 'us-east-1';
const KNOWN = [
  { region, cluster: 'prod', name: 'checkout' },
  { region, cluster: 'prod', name: 'web' },
  { region, cluster: 'prod', name: 'task' },
  { region, cluster: 'prod', name: 'payments-api' },
  { region, cluster: 'staging', name: 'payments-api' },
];

const commandOf = (question: string) => questionCommand(question, KNOWN)?.text ?? null;

describe('the command that a question about a service means', () => {
  it.each([
    ['is checkout too big?', `size prod/checkout --region ${region}`],
    ['checkout 너무 큰 거 아냐?', `size prod/checkout --region ${region}`],
    ['what does checkout cost', `size prod/checkout --region ${region}`],
    ['왜 checkout이 죽었어?', `why prod/checkout --region ${region}`],
    ['why is checkout down', `why prod/checkout --region ${region}`],
    ['what is wrong with checkout?', `why prod/checkout --region ${region}`],
    ['check checkout please', `check prod/checkout --region ${region}`],
    ['checkout 점검해줘', `check prod/checkout --region ${region}`],
    ['where should checkout run', `choose prod/checkout --region ${region}`],
    ['is payments-api in staging oversized', `size staging/payments-api --region ${region}`],
    ['is payments-api oversized', `size payments-api --region ${region}`],
    ['is prod/web too small', `size prod/web --region ${region}`],
    ['is the service web too small', `size prod/web --region ${region}`],
  ])('%s', (question, text) => {
    expect(commandOf(question)).toBe(text);
  });

  it.each([
    'why was my task killed',
    'is one big task too big',
    'how much does a web app cost on fargate',
    'why is fargate expensive',
    'why does the checkout-worker fail',
    'tell me about checkout',
    'is checkout or payments-api too big',
    '파게이트 비용 얼마',
  ])('leaves "%s" to the articles', (question) => {
    expect(commandOf(question)).toBeNull();
  });

  it('looks up services only for a question that could be about one', () => {
    expect(asksAboutService('what is an ENI')).toBe(false);
    expect(asksAboutService('is checkout too big?')).toBe(true);
  });
});
