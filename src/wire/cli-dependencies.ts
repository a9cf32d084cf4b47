import { createLivePrices } from '../app/live-prices.ts';
import type { CliDependencies } from '../cli/cli-dependencies.ts';
import type { Environment } from '../cli/cli-io.ts';
import { loadCheckSkips, loadFleet, loadPrices, loadRetention } from '../config.ts';
import { AdvisorError } from '../core/errors.ts';
import { examineEnvironment } from './examine-setup.ts';
import { readFleetSettings } from './fleet-settings.ts';
import { openKnowledge } from './knowledge.ts';
import { connectUpdatePrices, pricesKeptIn, withPriceArchive } from './prices.ts';
import { pruneAfter } from './pruning.ts';
import { openStoreOfEnvironment, stoppedTasksOfEnvironment } from './stores.ts';
import { connectUseCases, readProfileRegion } from './use-cases.ts';
import { readVersion } from './version.ts';

/**
 * The command line joined to AWS and to the store. What loads the SDK or a driver is behind a promise; AWS is asked with
 * the process's own variables unless others are given.
 */
export function createCliDependencies(environment?: Environment): CliDependencies {
  const live = createLivePrices();
  const { prices } = live;
  const clock = (): Date => new Date();

  return {
    version: readVersion,
    prices,
    priceList: live.list,
    pricesKeptIn,
    takeKeptPrices: async (env) => live.take(await withPriceArchive(env, clock, (archive) => archive.all())),
    updatePrices: async (env, regions, abortSignal) => {
      const { prices: config, problems } = loadPrices(env);
      const [problem] = problems;
      if (problem !== undefined) throw new AdvisorError('config_invalid', `${problem.setting} ${problem.message}`);
      return await withPriceArchive(env, clock, async (archive) => {
        const updatePrices = await connectUpdatePrices({ config, archive, live, clock });
        return await updatePrices(regions, abortSignal);
      });
    },
    profileRegion: readProfileRegion,
    connect: async ({ env = {}, store, stoppedTasks, onStoreFailure } = {}) => {
      const { retention, problems } = loadRetention(env);
      if (problems.length > 0) {
        const lines = problems.map(({ setting, message }) => `${setting} ${message}`);
        throw new AdvisorError('config_invalid', lines.join('\n'));
      }
      const useCases = await connectUseCases({
        prices,
        clock,
        fleet: await readFleetSettings(loadFleet(env)),
        ...(environment && { environment }),
        ...(store && { store }),
        ...(stoppedTasks && { stoppedTasks }),
        ...(onStoreFailure && { onStoreFailure }),
      });
      if (store === undefined) return useCases;
      return { ...useCases, sweepFleet: pruneAfter(useCases.sweepFleet, store, retention) };
    },
    knowledge: openKnowledge,
    openStore: (env) => openStoreOfEnvironment(env, clock),
    stoppedTasks: (env) => stoppedTasksOfEnvironment(env, clock),
    examineSetup: (env, region) =>
      examineEnvironment(env, region, { prices, clock, ...(environment && { awsEnvironment: environment }) }),
    checkSkips: (env) => {
      const { skips, problems } = loadCheckSkips(env);
      const [problem] = problems;
      if (problem !== undefined) throw new AdvisorError('config_invalid', `${problem.setting} ${problem.message}`);
      return skips;
    },
    readTaskDefinition: async (written) => {
      const { readTaskDefinitionDocument } = await import('../aws/whole-task-definition.ts');
      return readTaskDefinitionDocument(written);
    },
    readCliOutput: async (request) => {
      const { evidenceFromCliOutput } = await import('../aws/cli-output.ts');
      return evidenceFromCliOutput(request);
    },
    metricsQuery: async ({ region, cluster, service, days }) => {
      const { metricsQuery } = await import('../aws/metrics-query.ts');
      return metricsQuery({ region, cluster, name: service }, { days, now: clock() });
    },
  };
}
