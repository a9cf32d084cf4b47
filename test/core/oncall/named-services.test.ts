import { describe, expect, it } from 'vitest';
import { namedServices } from '../../../src/core/oncall/named-services.ts';

const region = 'ap-northeast-2';
const ref = (cluster: string, name: string) => ({ region, cluster, name });
const KNOWN = [
  ref('prod', 'checkout'),
  ref('staging', 'checkout'),
  ref('prod', 'checkout-worker'),
  ref('prod', 'web'),
  ref('prod', 'promo-banner'),
];
const named = (text: string) => namedServices(text, KNOWN).map(({ cluster, name }) => `${cluster}/${name}`);

describe('the services that a text names', () => {
  it.each([
    ['ALARM: "promo-banner-5xx" in Asia Pacific (Seoul)', ['prod/promo-banner']],
    ['promo-banner is down!!', ['prod/promo-banner']],
    ['CPUUtilization > 90 [ServiceName = checkout-worker, ClusterName = prod]', ['prod/checkout-worker']],
    ['Dimensions: ClusterName=staging ServiceName=checkout', ['staging/checkout']],
    ['TargetTracking-service/prod/checkout-AlarmHigh-4a2c1d5e is in ALARM', ['prod/checkout']],
    ['[Triggered] High latency on service:promo-banner env:prod', ['prod/promo-banner']],
    ['log group /ecs/prod-checkout has errors', ['prod/checkout']],
    ['checkout-worker restarted', ['prod/checkout-worker']],
    ['checkout-worker_cpu high', ['prod/checkout-worker']],
    ['checkout is slow', ['prod/checkout', 'staging/checkout']],
    ['checkout is slow in prod', ['prod/checkout']],
    ['web and promo-banner are slow', ['prod/web', 'prod/promo-banner']],
    ['the website is slow', []],
    ['', []],
  ])('in %j are %j', (text, expected) => {
    expect(named(text)).toEqual(expected);
  });

  it('takes an ARN as it stands, also of a service and a region that nobody knows', () => {
    expect(namedServices('see arn:aws:ecs:us-east-1:123456789012:service/edge/router, and checkout', KNOWN)).toEqual([
      { region: 'us-east-1', accountId: '123456789012', cluster: 'edge', name: 'router' },
    ]);
  });
});
