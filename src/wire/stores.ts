import type { Clock } from '../app/ports.ts';
import type { StoppedTaskLog, Store } from '../app/store.ts';
import type { Environment } from '../cli/cli-io.ts';
import { loadStoppedTasks, loadStore, type RetentionConfig, type StoreConfig } from '../config.ts';
import { AdvisorError } from '../core/errors.ts';
import type { Log } from '../slack/logger.ts';

/** The drivers are loaded here, and by nobody who has no store. */
export async function openStoreOf(
  place: StoreConfig,
  clock: Clock,
  times: Partial<Pick<RetentionConfig, 'deliveryMinutes'>> = {},
): Promise<Store> {
  const { openStore } = await import('../storage/open-store.ts');
  return await openStore({ ...place, ...times, clock });
}

/** The log says once when the store would not outlive its task. */
export async function warnOfEphemeralStore(place: StoreConfig, environment: Environment, log: Log): Promise<void> {
  if ('url' in place) return;
  const { readStoragePlace } = await import('../storage/open-store.ts');
  const { isEphemeral } = await readStoragePlace(place.path, environment);
  if (!isEphemeral) return;
  log.warn({}, 'The store lies on a disk that is gone with the task: use DATABASE_URL, or a volume on EFS');
}

/** The store that the environment names, or null. @throws AdvisorError `storage_unavailable`, `config_invalid` */
export async function openStoreOfEnvironment(environment: Environment, clock: Clock): Promise<Store | null> {
  const { store, problems } = loadStore(environment);
  const [problem] = problems;
  if (problem !== undefined) throw new AdvisorError('config_invalid', `${problem.setting} ${problem.message}`);
  return store === undefined ? null : await openStoreOf(store, clock);
}

/**
 * The stopped tasks of the store that the environment names, opened by whoever asks first, so that a store that fails
 * fails only what needs it; null where there is none, or where nothing is to be remembered.
 */
export function stoppedTasksOfEnvironment(
  environment: Environment,
  clock: Clock,
): { readonly log: StoppedTaskLog; readonly close: () => Promise<void> } | null {
  const { store, problems } = loadStore(environment);
  if ((store === undefined && problems.length === 0) || !loadStoppedTasks(environment).isOn) return null;
  let opening: Promise<Store | null> | undefined;
  async function opened(): Promise<StoppedTaskLog> {
    opening ??= openStoreOfEnvironment(environment, clock);
    const found = await opening;
    if (found === null) throw new AdvisorError('storage_unavailable', 'There is no store.');
    return found.stoppedTasks;
  }
  return {
    log: {
      list: async (query) => await (await opened()).list(query),
      record: async (stops, at) => await (await opened()).record(stops, at),
    },
    close: async () => {
      const store = await opening?.catch(() => null);
      await store?.close();
    },
  };
}
