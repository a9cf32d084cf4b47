import { describe, expect, it } from 'vitest';
import { findWorkingHours } from '../../../src/core/autoscaling/working-hours.ts';
import { parseEvidence } from '../../../src/core/parse-evidence.ts';
import { type Document, evidenceDocument, series } from '../../support/evidence.ts';
import { recommendationOf, sized } from '../../support/recommend.ts';

/** The window begins on Friday, 30 October 2026. */
function atWork(seconds: number): boolean {
  const weekday = (5 + Math.floor(seconds / 86_400)) % 7;
  const hour = (seconds / 3600) % 24;
  return weekday >= 1 && weekday <= 5 && hour >= 9 && hour < 17;
}

function office(night: number, overrides: Document = {}, days = 14): Document {
  const cpu = series(days, (s) => (atWork(s) ? 40 : night));
  const { metrics, ...rest } = overrides;
  return evidenceDocument({
    ...rest,
    metrics: { cpuUtilization: { average: cpu, maximum: cpu }, ...metrics },
  });
}

function workingHours(document: Document) {
  const parsed = parseEvidence(document);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return findWorkingHours(parsed.evidence);
}

describe('findWorkingHours', () => {
  it('finds office hours with an hour on either side, and the share of the tasks that idle outside them', () => {
    expect(workingHours(office(0.5))).toEqual({
      fromHour: 8,
      untilHour: 18,
      weekdays: [1, 2, 3, 4, 5],
      idleHoursAWeek: 118,
      idleTaskShare: 118 / 168,
    });
  });

  it('finds none under a steady load by night, however small against the day', () => {
    expect(workingHours(office(8))).toBeNull();
  });

  it('finds none in less than two weeks', () => {
    expect(workingHours(office(0.5, {}, 9))).toBeNull();
  });

  it('counts an hour as busy that was busy in one week only', () => {
    const average = series(14, (s) => (atWork(s) || (s > 86_400 && s < 4 * 86_400) ? 40 : 0.5));

    expect(workingHours(office(0.5, { metrics: { cpuUtilization: { average } } }))).toBeNull();
  });

  it('counts an hour as busy that had requests, whatever its CPU', () => {
    const requestCount = series(14, (s) => (atWork(s) ? 1000 : 40));

    expect(workingHours(office(0.5, { metrics: { requestCount } }))).toBeNull();
  });

  it('leaves out what a scheduled action already takes away', () => {
    const runningTaskCount = series(14, (s) => (atWork(s) ? 4 : s < 7 * 86_400 ? 4 : 0));

    const share = workingHours(office(0.5, { metrics: { runningTaskCount } }))?.idleTaskShare;

    expect(share).toBe(0);
  });
});

describe('a service with nothing to do by night', () => {
  it('is told what a schedule saves, with a fixed number of tasks too', () => {
    const { recommendation, explain } = sized(office(0.5));
    const warning = recommendation.warnings.find(({ code }) => code === 'IdleHours');
    const usd = Math.round(((recommendation.current?.monthlyUsd ?? 0) * 118 * 100) / 168) / 100;

    expect(warning?.figures).toMatchObject({ fromHour: 8, untilHour: 18, idleHoursAWeek: 118, monthlyUsd: usd });
    expect(explain()).toContainEqual({ code: 'Lever', figures: { lever: 'schedule', monthlyUsd: usd } });
  });

  it('is told so too where no size can be chosen', () => {
    const autoscaling = {
      minCapacity: 2,
      maxCapacity: 8,
      policies: [
        { type: 'PredictiveScaling' },
        { type: 'TargetTrackingScaling', metric: 'ECSServiceAverageMemoryUtilization', target: 35 },
      ],
    };
    const answer = recommendationOf(office(0.5, { autoscaling }));

    expect(answer.finding).toBe('Undetermined');
    expect(answer.warnings.map(({ code }) => code)).toContain('IdleHours');
  });

  it('that has tasks in those hours beside scheduled actions is told of what still runs', () => {
    const autoscaling = {
      minCapacity: 1,
      maxCapacity: 8,
      policies: [],
      scheduledActions: [{ schedule: 'cron(0 18 ? * * *)', minCapacity: 1, maxCapacity: 1 }],
    };
    const runningTaskCount = series(14, (s) => (atWork(s) ? 8 : 1));
    const { warnings } = recommendationOf(office(0.5, { autoscaling, metrics: { runningTaskCount } }));

    expect(warnings.find(({ code }) => code === 'IdleHours')?.figures).toMatchObject({ scheduledActions: 1 });
  });
});
