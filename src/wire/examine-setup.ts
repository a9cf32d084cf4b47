import { createExamineSetup, type ProbeSlack, type ProbeStore } from '../app/examine-setup.ts';
import type { Clock } from '../app/ports.ts';
import type { Environment } from '../cli/cli-io.ts';
import { type ConfigProblem, loadConfig, loadFleet, loadStore, readSlackTokens, SETTINGS } from '../config.ts';
import type { Check } from '../core/doctor/check.ts';
import { isAdvisorError } from '../core/errors.ts';
import type { FleetAccount } from '../core/fleet/account.ts';
import type { PriceBook } from '../core/pricing/price-book.ts';
import { readFleetSettings } from './fleet-settings.ts';
import { readMinimumNode } from './version.ts';

interface ExamineDeps {
  readonly prices: PriceBook;
  readonly clock: Clock;
  /** In place of the process's own, for what the SDK reads. */
  readonly awsEnvironment?: Environment;
}

/** Looks at everything that the environment sets up. What is not set up is not loaded. */
export async function examineEnvironment(
  env: Environment,
  region: string | null,
  { prices, clock, awsEnvironment }: ExamineDeps,
): Promise<readonly Check[]> {
  const loaded = loadConfig(env);
  const isSlackSetUp = SETTINGS.some((setting) => setting.startsWith('SLACK_') && Boolean(env[setting]?.trim()));
  const problems = (loaded.ok ? [] : loaded.problems).filter(
    ({ setting }) => isSlackSetUp || !setting.startsWith('SLACK_'),
  );
  const { accounts, problems: accountProblems } = await readAccounts(env);
  const examine = createExamineSetup({
    settings: {
      count: SETTINGS.filter((setting) => Boolean(env[setting]?.trim())).length,
      problems: [...problems, ...accountProblems],
    },
    node: { version: process.versions.node, minimum: readMinimumNode() },
    probeAws: async (at) => {
      const [{ createAwsConnections }, { probeAccount }] = await Promise.all([
        import('../aws/clients.ts'),
        import('../aws/probe-account.ts'),
      ]);
      const connections = createAwsConnections(awsEnvironment === undefined ? {} : { environment: awsEnvironment });
      try {
        return await probeAccount({ clients: connections.forRegion(at), clock });
      } finally {
        connections.close();
      }
    },
    probeAccounts: async (at) => {
      if (accounts.length === 0) return [];
      const [{ createAwsConnections }, { probeAccounts }] = await Promise.all([
        import('../aws/clients.ts'),
        import('../aws/probe-accounts.ts'),
      ]);
      const environment = awsEnvironment === undefined ? {} : { environment: awsEnvironment };
      const connections = createAwsConnections({ accounts, ...environment });
      try {
        return await probeAccounts(connections, accounts, at);
      } finally {
        connections.close();
      }
    },
    isSlackSetUp,
    probeSlack: isSlackSetUp ? slackProbe(env, problems, clock) : null,
    probeStore: storeProbe(env, clock),
    prices,
    clock,
  });
  return await examine({ region });
}

/** The accounts of the file that the environment names, or what is wrong with it. */
async function readAccounts(
  env: Environment,
): Promise<{ readonly accounts: readonly FleetAccount[]; readonly problems: readonly ConfigProblem[] }> {
  try {
    const { accounts } = await readFleetSettings(loadFleet(env));
    return { accounts, problems: [] };
  } catch (error) {
    if (!isAdvisorError(error)) throw error;
    return { accounts: [], problems: [{ setting: 'ADVISOR_ACCOUNTS', message: error.message }] };
  }
}

/** Null where there is no token to ask with: the settings say so already. */
function slackProbe(env: Environment, problems: readonly ConfigProblem[], clock: Clock): ProbeSlack | null {
  const slack = readSlackTokens(env);
  if (slack.botToken === '' || problems.some(({ setting }) => setting === 'SLACK_API_URL')) return null;
  const isUsergroupsNeeded = Boolean(env.ADVISOR_ALLOWED_USERGROUPS?.trim());
  return async () => {
    const { probeWorkspace } = await import('../slack/probe-workspace.ts');
    return await probeWorkspace({ ...slack, isUsergroupsNeeded, clock });
  };
}

function storeProbe(env: Environment, clock: Clock): ProbeStore | null {
  const { store, problems } = loadStore(env);
  if (problems.length > 0) return null;
  return async () => {
    if (store === undefined) return { kind: 'none' };
    const { probeStore } = await import('../storage/probe-store.ts');
    return await probeStore({ ...store, clock }, env);
  };
}
