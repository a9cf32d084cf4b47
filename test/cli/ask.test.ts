import { describe, expect, it } from 'vitest';
import { AdvisorError } from '../../src/core/errors.ts';
import { createKnowledgeSearch } from '../../src/search/knowledge-search.ts';
import { KNOWLEDGE_FOLDER } from '../../src/search/read-knowledge.ts';
import { sizeByName } from '../slack/start-bot.ts';
import { access, offline, run } from './captured-run.ts';

const search = createKnowledgeSearch(KNOWLEDGE_FOLDER);
const SERVICE = { region: 'us-east-1', cluster: 'prod', name: 'checkout' };
const KEYS = ['known', 'article', 'confidence', 'answer', 'sources', 'related', 'command'];

async function ask(...argv: string[]) {
  const aws = access({
    directory: { list: async () => [SERVICE] },
    sizeService: async (request) => sizeByName(request),
  });
  const deps = offline({ knowledge: async () => search, connect: async () => aws });
  return await run(['ask', ...argv], { env: { AWS_REGION: 'us-east-1' }, deps });
}

describe('ask, on the command line', () => {
  it('prints the article with its sources', async () => {
    const { status, stdout, stderr } = await ask('what does SIGSEGV mean');

    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('Exit code 139: segmentation fault');
    expect(stdout).toContain('https://');
  });

  it('takes words without quotes, and what looks like an option and is none', async () => {
    expect((await ask('what', 'does', '--force-new-deployment', 'do')).stdout).toContain('Rolling deployments');
  });

  it('answers Korean in Korean, and in the language that was asked for', async () => {
    expect((await ask('SIGSEGV가 뭔가요')).stdout).toContain('출처');
    expect((await ask('what does SIGSEGV mean', '--lang', 'ko')).stdout).toContain('출처');
  });

  it('has the document of the contract, known, unknown, and where a command answered', async () => {
    const known = JSON.parse((await ask('what does SIGSEGV mean', '--format', 'json')).stdout);
    const unknown = JSON.parse((await ask('what is the capacity of a DynamoDB table', '--format', 'json')).stdout);
    const command = JSON.parse((await ask('is checkout too big?', '--format', 'json')).stdout);

    for (const document of [known, unknown, command]) expect(Object.keys(document)).toEqual(KEYS);
    expect(known).toMatchObject({ known: true, article: { id: 'exit-139', lang: 'en' }, command: null });
    expect(unknown).toMatchObject({ known: false, article: null, sources: [], command: null });
    expect(command).toMatchObject({ known: true, article: null, command: 'size prod/checkout --region us-east-1' });
    expect(command.answer).toContain('checkout');
  });

  it('says which command it ran', async () => {
    const { status, stdout, stderr } = await ask('is checkout too big?');

    expect(status).toBe(0);
    expect(stderr).toContain('fargate-advisor size prod/checkout --region us-east-1');
    expect(stdout).toContain('checkout');
  });

  it('answers from the articles where AWS cannot be asked', async () => {
    const deps = offline({
      knowledge: async () => search,
      connect: async () => Promise.reject(new AdvisorError('aws_unavailable', 'no network')),
    });

    const { status, stdout } = await run(['ask', 'why was my task killed by SIGSEGV'], { deps });

    expect(status).toBe(0);
    expect(stdout).toContain('139');
  });

  it.each(['markdown', 'slack'])('prints %s', async (format) => {
    expect((await ask('what does SIGSEGV mean', '--format', format)).stdout).toContain('139');
  });

  it('asks for a question where there is none', async () => {
    expect((await ask()).status).toBe(2);
  });
});
