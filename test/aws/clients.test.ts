import { ListClustersCommand } from '@aws-sdk/client-ecs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createAwsClients, createAwsConnections } from '../../src/aws/clients.ts';
import { silenceNodeVersionNotice } from '../../src/aws/node-version-notice.ts';
import { startLocalAws } from '../../src/sandbox/aws/local-aws.ts';
import { environmentFor } from './local-account.ts';

afterEach(() => vi.unstubAllEnvs());

describe('AWS clients', () => {
  it('are one set a region, over one pool of connections and one set of credentials', async () => {
    const connections = createAwsConnections({ environment: environmentFor('http://127.0.0.1:1') });
    const seoul = connections.forRegion('ap-northeast-2');
    const virginia = connections.forRegion('us-east-1');

    expect(connections.forRegion('ap-northeast-2')).toBe(seoul);
    expect(seoul.ecs.config.requestHandler).toBe(virginia.cloudWatch.config.requestHandler);
    expect(await virginia.applicationAutoScaling.config.region()).toBe('us-east-1');
    expect(await seoul.cloudWatch.config.credentials()).toMatchObject({ accessKeyId: 'AKIDEXAMPLE' });
    connections.close();
  });

  it('retry adaptively, as often as AWS_MAX_ATTEMPTS says', async () => {
    const { ecs } = createAwsClients({ region: 'us-east-1', environment: environmentFor('http://127.0.0.1:1', 7) });
    const byDefault = createAwsClients({ region: 'us-east-1', environment: {} });

    expect(await ecs.config.maxAttempts()).toBe(7);
    expect(await byDefault.ecs.config.maxAttempts()).toBe(4);
    expect((await ecs.config.retryStrategy()).constructor.name).toContain('Adaptive');
  });

  it('find endpoints and keys in the variables of the process, a service’s own endpoint first', async () => {
    const aws = await startLocalAws();
    for (const [name, value] of Object.entries(environmentFor('http://127.0.0.1:1'))) vi.stubEnv(name, value);
    vi.stubEnv('AWS_ENDPOINT_URL_ECS', aws.url);

    const { ecs } = createAwsClients({ region: 'us-east-1' });
    const { clusterArns } = await ecs.send(new ListClustersCommand({}));
    ecs.destroy();
    await aws.close();

    expect(clusterArns).toHaveLength(1);
  });

  it('leave nothing of the SDK’s notice about Node 20 on standard error', () => {
    const warn = vi.spyOn(process, 'emitWarning');
    createAwsClients({ region: 'us-east-1' });

    expect(warn).not.toHaveBeenCalled();
    expect(process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED).toBe('true');
    warn.mockRestore();
  });

  it('leave the reader’s own choice about the notice', () => {
    const asked = { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'false' };
    const silent: Record<string, string | undefined> = {};
    silenceNodeVersionNotice(asked);
    silenceNodeVersionNotice(silent);

    expect(asked.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED).toBe('false');
    expect(silent.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED).toBe('true');
  });
});
