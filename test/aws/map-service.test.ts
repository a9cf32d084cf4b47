import { describe, expect, it } from 'vitest';
import { mapAlarm, mapAutoscaling, parseResourceLabel, targetGroupOf } from '../../src/aws/map-autoscaling.ts';
import { mapCapacity, mapService, needsClusterDefault, taskDefinitionArnOf } from '../../src/aws/map-service.ts';
import { definitionFromTasks, mapRunningTasks, mapStoppedTasks } from '../../src/aws/map-tasks.ts';

const POLICY = {
  PolicyARN: '',
  PolicyName: 'p',
  ServiceNamespace: 'ecs',
  ResourceId: 'service/prod/web',
  ScalableDimension: 'ecs:service:DesiredCount',
  CreationTime: new Date(0),
} as const;

describe('capacity', () => {
  it('is what the service says, then what the cluster says, then EC2', () => {
    const spot = [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }];

    expect(mapCapacity({ launchType: 'FARGATE' }, spot)).toEqual({ launchType: 'FARGATE' });
    expect(mapCapacity({ capacityProviderStrategy: spot }, undefined)).toEqual({
      launchType: null,
      capacityProviders: [{ name: 'FARGATE_SPOT', base: 0, weight: 1 }],
    });
    expect(mapCapacity({}, spot).launchType).toBeNull();
    expect(mapCapacity({}, [])).toEqual({ launchType: 'EC2' });
    expect(needsClusterDefault({ capacityProviderStrategy: [] })).toBe(true);
  });
});

describe('a service', () => {
  const context = { region: 'eu-west-1', cluster: 'prod', clusterDefault: undefined, cpuArchitecture: undefined };

  it('is Linux on x86 unless something says otherwise', () => {
    const bare = mapService({ serviceName: 'web' }, { ...context, definition: undefined });
    const windows = mapService(
      { platformFamily: 'Windows_Server_2022_Core', tags: [{ key: 'fargate-advisor:goal', value: 'safe' }] },
      { ...context, definition: undefined, cpuArchitecture: 'ARM64' },
    );

    expect(bare).toMatchObject({ operatingSystemFamily: 'LINUX', cpuArchitecture: 'X86_64', desiredCount: 0 });
    expect(windows).toMatchObject({ operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE', cpuArchitecture: 'ARM64' });
    expect(windows.tags).toEqual({ 'fargate-advisor:goal': 'safe' });
  });

  it('under CodeDeploy runs the task definition of its primary task set', () => {
    const taskSets = [
      { status: 'ACTIVE', taskDefinition: 'web:1' },
      { status: 'PRIMARY', taskDefinition: 'web:2' },
    ];

    expect(taskDefinitionArnOf({ taskSets })).toBe('web:2');
  });
});

describe('tasks', () => {
  it('that run are told by age, those that stopped by reason', () => {
    const running = mapRunningTasks([
      { startedAt: new Date(2_000), cpu: '512', memory: '1024' },
      { startedAt: new Date(1_000) },
      { createdAt: new Date(3_000) },
    ]);
    const stopped = mapStoppedTasks([
      {
        stoppedAt: new Date(5_000),
        stopCode: 'EssentialContainerExited',
        stoppedReason: 'Essential container in task exited',
        containers: [{ name: 'app', exitCode: 137, reason: 'OutOfMemoryError: Container killed due to memory usage' }],
      },
      { lastStatus: 'RUNNING' },
    ]);

    expect(running).toEqual([
      { startedAt: '1970-01-01T00:00:01.000Z' },
      { startedAt: '1970-01-01T00:00:02.000Z', cpuUnits: 512, memoryMiB: 1024 },
    ]);
    expect(stopped).toHaveLength(1);
    expect(stopped[0]?.containers[0]).toMatchObject({ exitCode: 137, reason: expect.stringContaining('OutOfMemory') });
  });

  it('stand in for a task definition that may not be read', () => {
    const tasks = [
      { startedAt: new Date(1), cpu: '256', memory: '512' },
      { startedAt: new Date(2), cpu: '512', memory: '1024', containers: [{ name: 'app', cpu: '0', memory: '900' }] },
    ];

    expect(definitionFromTasks(tasks)).toEqual({
      size: { cpuUnits: 512, memoryMiB: 1024 },
      containers: [{ name: 'app', essential: true, memoryMiB: 900 }],
    });
    expect(definitionFromTasks([])).toBeUndefined();
  });
});

describe('autoscaling', () => {
  it('is null without target and policies', () => {
    const none = { targets: [], policies: [], scheduledActions: [], alarms: [], desiredCount: 2 };

    expect(mapAutoscaling(none)).toBeNull();
  });

  it('keeps what a policy on a metric of one’s own says', () => {
    const policy = {
      ...POLICY,
      PolicyType: 'TargetTrackingScaling',
      TargetTrackingScalingPolicyConfiguration: {
        TargetValue: 100,
        DisableScaleIn: true,
        CustomizedMetricSpecification: { MetricName: 'QueueDepth', Namespace: 'Shop', Statistic: 'Average' },
      },
    } as const;
    const scaling = mapAutoscaling({
      targets: [],
      policies: [policy],
      scheduledActions: [],
      alarms: [],
      desiredCount: 4,
    });

    expect(scaling).toEqual({
      minCapacity: 4,
      maxCapacity: 4,
      policies: [{ type: 'TargetTrackingScaling', metric: 'QueueDepth', target: 100, disableScaleIn: true }],
    });
  });

  it('reads the dimensions of a target group from a resource label', () => {
    const label = 'app/web/50dc6c495c0c9188/targetgroup/web/943f017f100becff';

    expect(parseResourceLabel(label)).toEqual({
      loadBalancer: 'app/web/50dc6c495c0c9188',
      targetGroup: 'targetgroup/web/943f017f100becff',
    });
    expect(parseResourceLabel('targetgroup/web/943f')).toBeUndefined();
    expect(targetGroupOf([])).toBeUndefined();
  });

  it('reads an alarm on one metric or on a query, but none without a threshold', () => {
    const stat = { Metric: { MetricName: 'CPUUtilization' }, Period: 60, Stat: 'Average' };

    expect(mapAlarm({ Metrics: [{ Id: 'm', MetricStat: stat }], Threshold: 80, EvaluationPeriods: 3 })).toEqual({
      metric: 'CPUUtilization',
      threshold: 80,
      comparison: 'GreaterThanThreshold',
      periodSeconds: 60,
      evaluationPeriods: 3,
    });
    expect(mapAlarm({ MetricName: 'CPUUtilization', Period: 60 })).toBeUndefined();
  });
});
