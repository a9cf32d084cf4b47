import { describe, expect, it } from 'vitest';
import { namedRegions } from '../../../src/core/oncall/alert-dimensions.ts';
import { namedServices } from '../../../src/core/oncall/named-services.ts';
import { messageText } from '../../../src/slack/why/message-text.ts';
import { ALERTS } from '../../support/alerts.ts';

const REGION = 'ap-northeast-2';
const known = ['prod/promo-banner', 'staging/promo-banner-v2', 'prod/promo', 'prod/web', 'staging/web'].map((path) => {
  const [cluster = '', name = ''] = path.split('/');
  return { region: REGION, cluster, name };
});

describe('alerts as tools write them', () => {
  it.each(ALERTS)('name their service in $what', ({ message }) => {
    expect(namedServices(messageText(message), known, REGION)).toMatchObject([
      { cluster: 'prod', name: 'promo-banner' },
    ]);
  });

  it.each(ALERTS.filter(({ what }) => !what.includes('PagerDuty')))(
    'name their service without a list of names in $what',
    ({ message }) => {
      expect(namedServices(messageText(message), [], REGION)).toMatchObject([
        { region: REGION, cluster: 'prod', name: 'promo-banner' },
      ]);
    },
  );

  it('name their region by ARN, by a label, or as a word, in this order', () => {
    expect(namedRegions('us-east-1 | region=eu-west-1 arn:aws:cloudwatch:ap-northeast-2:123456789012:alarm:x')).toEqual(
      ['ap-northeast-2', 'eu-west-1', 'us-east-1'],
    );
    expect(namedRegions('checkout-us-east-1-web and the west-1')).toEqual([]);
  });

  it('do not choose where they name two services', () => {
    expect(namedServices('ServiceName=web ServiceName=promo', known, REGION).length).toBeGreaterThan(1);
  });
});
