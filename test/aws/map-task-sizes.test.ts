import { describe, expect, it } from 'vitest';
import { deploymentSpans, hasMixedResolution, previousRevision, sizingDeployments } from '../../src/aws/map-history.ts';
import { mapDeployments, mapTaskSizes, type SizedDeployment } from '../../src/aws/map-task-sizes.ts';
import type { TaskSize } from '../../src/core/task-size.ts';

const SMALL: TaskSize = { cpuUnits: 512, memoryMiB: 1024 };
const LARGE: TaskSize = { cpuUnits: 1024, memoryMiB: 2048 };

function day(number: number): Date {
  return new Date(Date.UTC(2026, 9, number));
}

function deployed(onDay: number, size: TaskSize | undefined, status = 'SUCCESSFUL'): SizedDeployment {
  const startedAt = day(onDay);
  return { status, startedAt, finishedAt: new Date(startedAt.getTime() + 600_000), ...(size ? { size } : {}) };
}

function sizes(deployments: SizedDeployment[], more: Partial<Parameters<typeof mapTaskSizes>[0]> = {}) {
  const changes = mapTaskSizes({
    windowStart: day(10),
    createdAt: day(1),
    currentSize: LARGE,
    currentSince: undefined,
    deployments,
    ...more,
  });
  return changes.map(({ since, cpuUnits }) => [since.slice(0, 16), cpuUnits]);
}

describe('the step function of task sizes', () => {
  it('begins with what ran at the start of the window and steps at the end of a deployment', () => {
    expect(sizes([deployed(20, LARGE), deployed(5, SMALL)])).toEqual([
      ['2026-10-10T00:00', 512],
      ['2026-10-20T00:10', 1024],
    ]);
  });

  it('has one entry for deployments of one size', () => {
    expect(sizes([deployed(5, LARGE), deployed(12, LARGE), deployed(20, LARGE)])).toEqual([['2026-10-10T00:00', 1024]]);
  });

  it('passes over what was rolled back', () => {
    const deployments = [
      deployed(5, LARGE),
      deployed(15, SMALL, 'ROLLBACK_SUCCESSFUL'),
      deployed(16, SMALL, 'STOPPED'),
    ];

    expect(sizes(deployments)).toEqual([['2026-10-10T00:00', 1024]]);
  });

  it('counts a deployment under way from its start', () => {
    const { finishedAt: _unfinished, ...underWay } = deployed(20, LARGE, 'IN_PROGRESS');

    expect(sizes([deployed(5, SMALL), underWay])).toEqual([
      ['2026-10-10T00:00', 512],
      ['2026-10-20T00:00', 1024],
    ]);
  });

  it('takes the current size for the whole window when no deployment is known', () => {
    expect(sizes([])).toEqual([['2026-10-10T00:00', 1024]]);
    expect(sizes([], { currentSize: undefined })).toEqual([]);
  });

  it('begins when the service was created', () => {
    expect(sizes([], { createdAt: day(18) })).toEqual([['2026-10-18T00:00', 1024]]);
    expect(sizes([deployed(18, LARGE)], { createdAt: day(18) })).toEqual([['2026-10-18T00:00', 1024]]);
  });

  it('says nothing of the time before the first known size, nor before one that is unknown', () => {
    expect(sizes([deployed(20, LARGE)])).toEqual([['2026-10-20T00:10', 1024]]);
    expect(sizes([deployed(5, SMALL), deployed(15, undefined), deployed(20, LARGE)])).toEqual([
      ['2026-10-20T00:10', 1024],
    ]);
    expect(sizes([deployed(5, SMALL), deployed(20, undefined)])).toEqual([['2026-10-20T00:10', 1024]]);
  });

  it('adds the current size when its deployment is not listed yet', () => {
    expect(sizes([deployed(5, SMALL)], { currentSince: day(25) })).toEqual([
      ['2026-10-10T00:00', 512],
      ['2026-10-25T00:00', 1024],
    ]);
  });
});

describe('the deployments that matter', () => {
  const brief = (onDay: number, status: 'SUCCESSFUL' | 'STOPPED' = 'SUCCESSFUL') => ({
    serviceDeploymentArn: `deployment-${onDay}`,
    status,
    startedAt: day(onDay),
    finishedAt: new Date(day(onDay).getTime() + 600_000),
  });

  it('are those of the window and the newest before it', () => {
    const { deployments, firstWithoutPredecessor } = sizingDeployments(
      [brief(20), brief(15, 'STOPPED'), brief(12), brief(6), brief(3)],
      day(10),
    );

    expect(deployments.map(({ serviceDeploymentArn }) => serviceDeploymentArn)).toEqual([
      'deployment-6',
      'deployment-12',
      'deployment-20',
    ]);
    expect(firstWithoutPredecessor).toBeUndefined();
  });

  it('leave a question when none was before the window', () => {
    expect(sizingDeployments([brief(20), brief(12)], day(10)).firstWithoutPredecessor).toEqual(brief(12));
    expect(sizingDeployments([], day(10))).toEqual({ deployments: [], firstWithoutPredecessor: undefined });
  });

  it('are listed for the window in evidence, oldest first', () => {
    const listed = mapDeployments([brief(20), brief(12, 'STOPPED'), brief(6)], day(10));

    expect(listed.map(({ startedAt, status }) => [startedAt.slice(0, 10), status])).toEqual([
      ['2026-10-12', 'STOPPED'],
      ['2026-10-20', 'SUCCESSFUL'],
    ]);
  });

  it('are asked for in spans without a gap', () => {
    expect(deploymentSpans(day(10), day(30), 2)).toEqual([
      { before: day(10) },
      { after: day(10), before: day(20) },
      { after: day(20) },
    ]);
  });

  it('guess the revision that was replaced', () => {
    expect(previousRevision('arn:aws:ecs:eu-west-1:123456789012:task-definition/web:12')).toMatch(/\/web:11$/);
    expect(previousRevision('arn:aws:ecs:eu-west-1:123456789012:task-definition/web:1')).toBeUndefined();
    expect(previousRevision(undefined)).toBeUndefined();
  });

  it('tell when the resolution of metrics changed among them', () => {
    const fast = { monitoring: { metricConfigurations: [{ metricNames: ['CPUUtilization'], resolutionSeconds: 20 }] } };

    expect(hasMixedResolution([{}, fast])).toBe(true);
    expect(hasMixedResolution([fast, fast])).toBe(false);
    expect(hasMixedResolution([])).toBe(false);
  });
});
