import { describe, expect, it } from 'vitest';
import { run } from './captured-run.ts';

const ENV = { AWS_REGION: 'us-east-1' };
const cost = (text: string) => run(['cost', ...text.split(' ')], { env: ENV });

describe('cost', () => {
  it('prints the bill from the price book alone', async () => {
    const { status, stdout, stderr } = await cost('0.5 1 tasks=3');

    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^\$54\.06 a month for 3 tasks/);
  });

  it.each(['json', 'slack'])('prints one JSON object with --format %s', async (format) => {
    const { stdout } = await cost(`1 2 --format ${format}`);

    expect(() => JSON.parse(stdout)).not.toThrow();
  });

  it('says everything that cannot be, with status 2', async () => {
    const { status, stdout, stderr } = await cost('0.25 3 spot=50 commit=1y');

    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('the nearest size is 0.25 vCPU / 2 GB, and the smallest that holds it is 0.5 vCPU / 3 GB');
    expect(stderr).toContain('Savings Plans do not apply to Spot');
  });

  it('offers the nearest region where there is no price, with status 1', async () => {
    const { status, stderr } = await cost('1 2 region=ap-southeast-7');

    expect(status).toBe(1);
    expect(stderr).toContain('ask with region=ap-southeast-1');
  });

  it('speaks Korean', async () => {
    const { stdout } = await cost('1 2 --lang ko');

    expect(stdout).toContain('한 달 비용');
  });
});
