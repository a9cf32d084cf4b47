import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CompiledProduct, compileProduct } from '../support/compiled-product.ts';

describe('npm run demo', () => {
  let compiled: CompiledProduct;
  beforeAll(async () => {
    compiled = await compileProduct();
  });
  afterAll(() => compiled?.remove());

  /** Rejects when the exit status is not 0. */
  function demo(command: string) {
    return promisify(execFile)('npm', ['run', '--silent', 'demo', '--', command], { cwd: compiled.directory });
  }

  it('prints the answer to a command, the number first, and ends with 0', async () => {
    const { stdout } = await demo('/fargate size my-service');

    expect(stdout).toContain('Sample data: nothing here is real AWS or Slack.');
    expect(stdout).toMatch(/\n> \/fargate size my-service\n\nSave about \$[\d,.]+ a month: .+ → .+\n/);
    expect(stdout).toContain('prod/my-service in ap-northeast-2');
  });

  it('prints what may have been meant by a command that there is not, and ends with 0', async () => {
    const { stdout } = await demo('/fargate nonsense');

    expect(stdout).toContain('nonsense');
    expect(stdout).toContain('[ Help ]');
  });
});
