import { describe, expect, it } from 'vitest';
import { clockCheck, nodeCheck, priceCheck, settingChecks } from '../../../src/core/doctor/machine-checks.ts';

const OURS = '2026-11-20T12:00:00.000Z';
const theirs = (seconds: number) => new Date(Date.parse(OURS) + seconds * 1000).toISOString();

describe('what doctor says of this machine', () => {
  it.each([
    [0, 'ClockClose'],
    [-29, 'ClockClose'],
    [30, 'ClockOff'],
    [-299, 'ClockOff'],
    [300, 'ClockWrong'],
    [-86_400, 'ClockWrong'],
  ])('a clock that is %i s off is %s, in either direction', (seconds, code) => {
    const check = clockCheck({ against: 'slack', theirs: theirs(seconds), ours: OURS });

    expect(check).toMatchObject({ code, figures: { against: 'slack', seconds: Math.abs(seconds) } });
  });

  it.each([
    ['20.19.0', 'NodeVersion'],
    ['20.20.2', 'NodeVersion'],
    ['24.0.0', 'NodeVersion'],
    ['20.9.0', 'NodeTooOld'],
    ['18.20.8', 'NodeTooOld'],
  ])('Node %s is %s', (version, code) => {
    expect(nodeCheck(version, '20.19.0').code).toBe(code);
  });

  it('warns of prices that are half a year old, and of none at all', () => {
    expect(priceCheck('eu-west-1', '2026-09-29', OURS)).toMatchObject({ code: 'PricesFresh', figures: { days: 52 } });
    expect(priceCheck('eu-west-1', '2026', OURS)).toMatchObject({ code: 'PricesOld' });
    expect(priceCheck('mx-central-1', null, OURS)).toMatchObject({ code: 'NoPrices', state: 'warning' });
  });

  it('has a line for each setting that is wrong', () => {
    const problems = ['PORT', 'HOST'].map((setting) => ({ setting, message: 'is wrong.' }));

    expect(settingChecks(problems, 2).map(({ state }) => state)).toEqual(['failed', 'failed']);
    expect(settingChecks([], 2)).toMatchObject([{ code: 'SettingsFine', figures: { settings: 2 } }]);
  });
});
