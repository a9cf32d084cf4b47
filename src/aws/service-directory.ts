import type { Clock, ServiceDirectory, ServiceLocator } from '../app/ports.ts';
import type { ServiceRef } from '../core/ecs-service.ts';
import { type AdvisorError, isAdvisorError } from '../core/errors.ts';
import { formatPlace } from '../core/fleet/left-out.ts';
import type { FleetPlace } from '../core/fleet/shard.ts';
import { notReadOf } from '../core/not-read.ts';
import { type CachedRead, createCachedRead } from './cached-read.ts';
import type { AwsClients } from './clients.ts';
import { listClusters, listServices } from './list-services.ts';
import { locateService } from './locate-service.ts';
import { mapBounded } from './map-bounded.ts';
import { nameOfArn } from './map-service.ts';

interface ServiceDirectoryDeps {
  readonly clientsFor: (region: string, accountId?: string) => AwsClients;
  readonly clock: Clock;
  /** How long names are good without a new look; 300 s unless given. */
  readonly timeToLiveSeconds?: number;
  /** Clusters listed at the same time; 8 unless given, which ECS's rate of ListServices bears. */
  readonly concurrency?: number;
  /** Until a page of names is given up, and all that `locate` asks; 8 s unless given: someone is waiting. */
  readonly pageMs?: number;
}

/** A directory with a way to keep it warm. */
export interface RefreshableServiceDirectory extends ServiceDirectory, ServiceLocator {
  /** Reads anew every region asked for so far. Regions that fail keep what they had. */
  readonly refresh: () => Promise<void>;
}

type ServicesByCluster = ReadonlyMap<string, readonly ServiceRef[]>;

/** What the last listing of a region did not see: the clusters, or null where not even they could be listed. */
interface BlindSpot {
  readonly clusters: readonly string[] | null;
  readonly failure: AdvisorError;
}

/** A kept list this many times older than its time to live is not shown any more. */
const STALE_FACTOR = 12;

interface Listing {
  readonly clients: AwsClients;
  readonly concurrency: number;
  readonly pageMs: number;
  /** Hears what could not be listed; null when all was. */
  readonly onBlindSpot: (spot: BlindSpot | null) => void;
}

/** Lists every cluster; one that cannot be listed keeps what it had, or is left out. All failing is a failure. */
async function listRegion(
  { clients, concurrency, pageMs, onBlindSpot }: Listing,
  before: ServicesByCluster | undefined,
): Promise<ServicesByCluster> {
  const clusters = await listClusters(clients, pageMs).catch((error: unknown) => {
    if (isAdvisorError(error)) onBlindSpot({ clusters: null, failure: error });
    throw error;
  });
  const failures = new Map<string, AdvisorError>();
  const listed = await mapBounded(clusters, concurrency, async (cluster) => {
    try {
      return [cluster, await listServices(clients, cluster, pageMs)] as const;
    } catch (error) {
      if (!isAdvisorError(error)) throw error;
      failures.set(cluster, error);
      return [cluster, before?.get(cluster) ?? []] as const;
    }
  });
  const [failure] = failures.values();
  onBlindSpot(failure === undefined ? null : { clusters: [...failures.keys()], failure });
  if (failure !== undefined && failures.size === clusters.length) throw failure;
  return new Map(listed);
}

/**
 * The names of services by account and region, or by one cluster of it. The list of a region is shared by all who ask at the same
 * time, kept for five minutes, and then still shown while it is read again behind the reader's back.
 */
export function createServiceDirectory(deps: ServiceDirectoryDeps): RefreshableServiceDirectory {
  const { clientsFor, clock, timeToLiveSeconds = 300, concurrency = 8, pageMs = 8_000 } = deps;
  const timeToLiveMs = timeToLiveSeconds * 1_000;
  const ages = { clock, timeToLiveMs, maxAgeMs: timeToLiveMs * STALE_FACTOR };
  const regions = new Map<string, CachedRead<ServicesByCluster>>();
  const clusters = new Map<string, CachedRead<readonly ServiceRef[]>>();
  const blindSpots = new Map<string, BlindSpot>();

  function regionOf(place: FleetPlace): CachedRead<ServicesByCluster> {
    const key = formatPlace(place);
    const clients = clientsFor(place.region, place.accountId);
    const onBlindSpot = (spot: BlindSpot | null): void => {
      if (spot === null) blindSpots.delete(key);
      else blindSpots.set(key, spot);
    };
    const read = (before: ServicesByCluster | undefined) =>
      listRegion({ clients, concurrency, pageMs, onBlindSpot }, before);
    const cached = regions.get(key) ?? createCachedRead({ ...ages, read });
    regions.set(key, cached);
    return cached;
  }

  async function listCluster(place: FleetPlace, cluster: string, fresh: boolean): Promise<readonly ServiceRef[]> {
    const key = formatPlace(place, cluster);
    const cached =
      clusters.get(key) ??
      createCachedRead({
        ...ages,
        read: () => listServices(clientsFor(place.region, place.accountId), cluster, pageMs),
      });
    clusters.set(key, cached);
    try {
      return await (fresh ? cached.refresh() : cached.get());
    } catch (error) {
      // A name that someone mistyped is not to be refreshed for ever.
      clusters.delete(key);
      throw error;
    }
  }

  return {
    list: async ({ cluster, fresh = false, ...place }) => {
      if (cluster !== undefined) return await listCluster(place, nameOfArn(cluster), fresh);
      const cached = regionOf(place);
      return [...(await (fresh ? cached.refresh() : cached.get())).values()].flat();
    },
    locate: async (name, place) => {
      const spot = blindSpots.get(formatPlace(place));
      if (spot === undefined) return { services: [], notRead: [] };
      const { clusters, failure } = spot;
      const limits = { clusters, concurrency, patienceMs: pageMs };
      return {
        services: await locateService(clientsFor(place.region, place.accountId), name, limits),
        notRead: [notReadOf(failure)],
      };
    },
    refresh: async () => {
      await Promise.allSettled([...regions.values(), ...clusters.values()].map((cached) => cached.refresh()));
    },
  };
}
