import { describe, expect, it } from 'vitest';
import { CHECK_RULES } from '../../../src/core/checks/rules.ts';
import { hasFindingOf, runChecks } from '../../../src/core/checks/run-checks.ts';
import { joinSkips, NO_SKIPS, parseSkipSetting, skipsOfTags } from '../../../src/core/checks/skips.ts';
import { subject } from '../../support/check-subjects.ts';
import { container, taskDefinition } from '../../support/task-definitions.ts';

const BAD = subject({
  taskDefinition: taskDefinition({
    containers: [container({ suspectedSecrets: ['TOKEN'], image: 'shop/web', readonlyRootFilesystem: false })],
  }),
});

describe('a check', () => {
  it('finds nothing where nothing is wrong', () => {
    expect(runChecks(subject(), NO_SKIPS)).toMatchObject({ findings: [], notRead: [] });
  });

  it('puts every rule into exactly one list', () => {
    const report = runChecks({ ...BAD, logGroups: null }, parseSkipSetting('latest-image=built every minute'));
    const all = [
      ...report.findings.map(({ rule }) => rule),
      ...report.passed,
      ...report.notRead.map(({ rule }) => rule),
      ...report.notApplicable,
      ...report.skipped.map(({ rule }) => rule),
    ];

    expect(all.toSorted()).toEqual(CHECK_RULES.map(({ id }) => id).toSorted());
    expect(report.skipped).toEqual([{ rule: 'latest-image', reason: 'built every minute', by: 'setting' }]);
  });

  it('names the most severe first, and knows what a severity includes', () => {
    const report = runChecks(BAD, NO_SKIPS);

    expect(report.findings.map(({ severity }) => severity)).toEqual(['high', 'medium', 'low']);
    expect(hasFindingOf(report, 'low')).toBe(true);
    expect(hasFindingOf(report, 'high')).toBe(true);
    expect(hasFindingOf({ findings: report.findings.slice(1) }, 'high')).toBe(false);
  });
});

describe('rules switched off', () => {
  it('need a reason and a rule that exists', () => {
    expect(
      skipsOfTags({
        team: 'shop',
        'fargate-advisor:skip:single-task': ' leader election ',
        'fargate-advisor:skip:public-ip': '',
        'fargate-advisor:skip:no-such-rule': 'because',
      }),
    ).toEqual({
      skips: [{ rule: 'single-task', reason: 'leader election', by: 'tag' }],
      unusable: [
        { rule: 'public-ip', because: 'noReason', by: 'tag' },
        { rule: 'no-such-rule', because: 'unknownRule', by: 'tag' },
      ],
    });
  });

  it('are told in a setting by semicolons or lines, a reason holding whatever it likes', () => {
    expect(parseSkipSetting('single-task = leader = one;\n public-ip=no NAT here;;').skips).toEqual([
      { rule: 'single-task', reason: 'leader = one', by: 'setting' },
      { rule: 'public-ip', reason: 'no NAT here', by: 'setting' },
    ]);
    expect(parseSkipSetting('single-task').unusable).toHaveLength(1);
  });

  it('are listed once, with the reason of the tag', () => {
    const tag = skipsOfTags({ 'fargate-advisor:skip:single-task': 'leader election' });

    expect(joinSkips(tag, parseSkipSetting('single-task=everywhere')).skips).toEqual(tag.skips);
  });
});
