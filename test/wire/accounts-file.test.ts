import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseAccounts, readAccountsFile } from '../../src/wire/accounts-file.ts';

const GOOD = `# who we advise
accounts:
  - id: "012345678901"
    name: shop
    roleArn: arn:aws:iam::012345678901:role/fargate-advisor-read
    externalId: 7c1d-example
    regions: [eu-west-1, us-east-1, eu-west-1]
  - id: 210987654321
`;

describe('the file of accounts', () => {
  it('gives every account, named by its id where nobody named it', () => {
    expect(parseAccounts(GOOD)).toEqual({
      ok: true,
      accounts: [
        {
          id: '012345678901',
          name: 'shop',
          roleArn: 'arn:aws:iam::012345678901:role/fargate-advisor-read',
          externalId: '7c1d-example',
          regions: ['eu-west-1', 'us-east-1'],
        },
        { id: '210987654321', name: '210987654321', regions: [] },
      ],
    });
  });

  it('reads an id that begins with 0 and has no quotes as it was written', () => {
    expect(parseAccounts('accounts:\n  - id: 012345678901\n')).toMatchObject({ accounts: [{ id: '012345678901' }] });
  });

  it('reports everything that is wrong, each with its line', () => {
    const parsed = parseAccounts(`accounts:
  - id: "123"
    nmae: shop
    roleArn: arn:aws:iam::012345678901:user/ada
    regions: eu-west-1
  - id: "210987654321"
    roleArn: arn:aws:iam::012345678901:role/read
    externalId: "no spaces"
    regions:
      - eu-west-1
      - Frankfurt
  - id: "333333333333"
    name: "210987654321"
    externalId: abc
  - nonsense
extra: 1
`);

    expect(parsed.ok ? [] : parsed.problems.map(({ line, message }) => `${line} ${message}`)).toEqual([
      '2 id must be the twelve digits of the account, in quotes.',
      '3 "nmae" is not known; there are id, name, roleArn, externalId, regions.',
      '4 roleArn must be the ARN of a role: arn:aws:iam::123456789012:role/NAME.',
      '5 regions must be a list such as [eu-west-1, us-east-1].',
      '7 roleArn is of the account 012345678901, not of 210987654321.',
      '8 externalId must be 2 to 1,224 letters, digits and + = , . @ : / - _.',
      '11 regions holds "Frankfurt", which is not a region.',
      '12 "210987654321" stands for two accounts.',
      '14 externalId needs a roleArn.',
      '15 an account must be a map with an id.',
      '16 "extra" is not known here; there is "accounts".',
    ]);
  });

  it.each(['', '[]', 'accounts: {}', 'accounts: []', 'accounts:', 'text'])('says what "%s" lacks', (text) => {
    expect(parseAccounts(text)).toEqual({
      ok: false,
      problems: [{ line: 1, message: 'must hold a list "accounts" with at least one account.' }],
    });
  });

  it('says where it is not YAML', () => {
    const parsed = parseAccounts('accounts:\n  - id: "1\n');

    expect(parsed).toMatchObject({ ok: false, problems: [{ line: expect.any(Number) }] });
  });

  it('fails with the path and the line', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'accounts-'));
    const path = join(folder, 'accounts.yml');
    writeFileSync(path, 'accounts:\n  - id: x\n');

    await expect(readAccountsFile(path)).rejects.toMatchObject({
      code: 'config_invalid',
      message: `${path}:2 id must be the twelve digits of the account, in quotes.`,
    });
    await expect(readAccountsFile(join(folder, 'none.yml'))).rejects.toMatchObject({ code: 'file_unreadable' });
    rmSync(folder, { recursive: true });
  });
});
