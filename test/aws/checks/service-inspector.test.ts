import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServiceInspector } from '../../../src/aws/checks/service-inspector.ts';
import { plantedSecretMarker } from '../../../src/sandbox/account/story.ts';
import { prod, startAccount } from '../local-account.ts';

describe('the inspector', () => {
  let account: Awaited<ReturnType<typeof startAccount>>;
  beforeAll(async () => {
    account = await startAccount({ maxAttempts: 1 });
  });
  afterAll(() => account.close());

  const inspect = (name: string) => {
    const { connections, clock } = account;
    return createServiceInspector({ clientsFor: connections.forRegion, clock }).inspect(prod(name), { taskRole: true });
  };

  it('reads settings, task definition, retention and the fullest disk', async () => {
    const facts = await inspect('backoffice');

    expect(facts).toMatchObject({
      settings: {
        platformVersion: '1.3.0',
        circuitBreaker: { enabled: false, rollback: false },
        network: { assignsPublicIp: true },
        loadBalancers: 0,
      },
      logGroups: [{ name: '/ecs/prod-backoffice', retentionDays: null }],
      storage: { usedGiB: 18.2, reservedGiB: 20 },
      egress: null,
      notRead: [],
    });
    expect(facts.taskDefinition?.containers.map(({ name, suspectedSecrets }) => [name, suspectedSecrets])).toEqual([
      ['app', ['DATABASE_PASSWORD', 'PAYMENT_API_TOKEN', 'REPORTS_URL']],
      ['mailer', ['SMTP_PASSWORD']],
    ]);
    expect(JSON.stringify(facts)).not.toContain(plantedSecretMarker);
  });

  it('reads what the NAT gateways carry for a service in private subnets', async () => {
    const { egress } = await inspect('invoices');

    // 24 GiB a day for 30 days, to within the day that is under way at either end.
    expect(egress).toMatchObject({ natGateways: 1, endpointServices: [] });
    expect(egress?.natGiB).toBeGreaterThan(690);
    expect(egress?.natGiB).toBeLessThan(750);
  });

  it('reads what the task role allows, its own policies and the attached ones', async () => {
    const [everything, named] = await Promise.all([inspect('backoffice'), inspect('invoices')]);

    expect(everything.taskRole).toEqual({ wildcardActions: ['sqs:*', '*'], allBut: null });
    expect(named.taskRole).toEqual({ wildcardActions: [], allBut: null });
  });

  it('asks IAM nothing when the rule is switched off, and one call for the settings alone', async () => {
    const { aws, connections, clock } = account;
    const inspector = createServiceInspector({ clientsFor: connections.forRegion, clock });
    const before = aws.requests.length;
    const { taskRole } = await inspector.inspect(prod('backoffice'), { taskRole: false });
    const asked = aws.requests.slice(before).map(({ service }) => service);
    const atSettings = aws.requests.length;
    await inspector.settings(prod('backoffice'));

    expect(taskRole).toBeNull();
    expect(asked).not.toContain('iam');
    expect(aws.requests.slice(atSettings).map(({ operation }) => operation)).toEqual(['DescribeServices']);
  });

  it.each([
    ['DescribeTaskDefinition', 'ecs:DescribeTaskDefinition', { taskDefinition: null }],
    ['DescribeLogGroups', 'logs:DescribeLogGroups', { logGroups: null }],
    ['ListRolePolicies', 'iam:ListRolePolicies', { taskRole: null }],
    ['ListAttachedRolePolicies', 'iam:ListAttachedRolePolicies', { taskRole: null }],
    ['GetRolePolicy', 'iam:GetRolePolicy', { taskRole: null }],
    ['GetPolicy', 'iam:GetPolicy', { taskRole: null }],
    ['GetPolicyVersion', 'iam:GetPolicyVersion', { taskRole: null }],
    ['ListMetrics', 'cloudwatch:ListMetrics', { egress: null }],
    ['GetMetricData', 'cloudwatch:GetMetricData', { storage: null }],
  ])('goes on without %s and names the action', async (operation, iamAction, missing) => {
    const lift = account.aws.faults.add({ kind: 'deny', operation });
    const facts = await inspect('invoices');
    lift();

    expect(facts).toMatchObject({ ...missing, notRead: [{ what: operation, why: 'denied', iamAction }] });
  });

  it('fails where the service cannot be described', async () => {
    const lift = account.aws.faults.add({ kind: 'deny', operation: 'DescribeServices' });
    const inspected = inspect('invoices');

    await expect(inspected).rejects.toMatchObject({ code: 'access_denied' });
    lift();
    await expect(inspect('no-such')).rejects.toMatchObject({ code: 'service_not_found' });
  });
});
