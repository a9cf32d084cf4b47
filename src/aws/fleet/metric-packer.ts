import type { MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import { isAdvisorError } from '../../core/errors.ts';
import type { Series } from '../../core/evidence.ts';
import { sendLean } from '../lean-metric-data.ts';
import { type MetricResult, mapSeries } from '../map-metrics.ts';
import { MAX_DATAPOINTS, type MetricWindow } from '../metric-window.ts';
import type { RegionSweep } from './region-sweep.ts';

/** CloudWatch's limit of one call. */
const MAX_QUERIES = 500;

/** Calls at the same time: each holds a page of 100,800 datapoints while it is taken apart. */
const CONCURRENT_CALLS = 2;

/** What becomes of one service's queries. */
export interface MetricAnswer {
  /** Awaited before the next answer is looked at; must not throw. */
  readonly onSeries: (series: ReadonlyMap<string, Series>) => Promise<void>;
  readonly onFailure: (error: unknown) => void;
}

export interface MetricPacker {
  /** Settles when there is room for more; the answer comes later. */
  readonly add: (queries: readonly MetricDataQuery[], answer: MetricAnswer) => Promise<void>;
  /** Settles when everything added has its answer. */
  readonly end: () => Promise<void>;
}

/** One service whose queries may lie in two calls. */
interface Reading {
  readonly answer: MetricAnswer;
  readonly series: Map<string, Series>;
  left: number;
  failed: boolean;
}

interface Packed {
  readonly reading: Reading;
  readonly query: MetricDataQuery;
}

/**
 * Packs the queries of many services so that each call's answer fills one page: 6 of 56 days at 5 minutes, 25 of 14
 * days, up to 500. A call that fails for good is asked again service by service, so that one service whose data breaks
 * takes none with it.
 */
export function createMetricPacker(sweep: RegionSweep, window: MetricWindow = sweep.window): MetricPacker {
  const perCall = Math.max(1, Math.min(MAX_QUERIES, Math.floor(MAX_DATAPOINTS / window.length)));
  const underWay = new Set<Promise<void>>();
  let waiting: Packed[] = [];

  async function run(packed: readonly Packed[]): Promise<void> {
    try {
      const results = await readPages(sweep, window, packed);
      // A short window fills a call's queries before its datapoints.
      const share = Math.max(window.length, MAX_DATAPOINTS / MAX_QUERIES);
      sweep.floor.pooled('datapoints', packed.length * share, MAX_DATAPOINTS);
      for (const [reading, series] of seriesOf(packed, results, window)) await settle(reading, packed, series);
    } catch (error) {
      const readings = [...new Set(packed.map(({ reading }) => reading))];
      if (readings.length > 1 && mayBeOfOne(error) && !sweep.abortSignal.aborted) {
        for (const reading of readings) await run(packed.filter((each) => each.reading === reading));
        return;
      }
      for (const reading of readings) fail(reading, error);
    }
  }

  async function dispatch(packed: readonly Packed[]): Promise<void> {
    while (underWay.size >= CONCURRENT_CALLS) await Promise.race(underWay);
    const running: Promise<void> = run(packed).finally(() => underWay.delete(running));
    underWay.add(running);
  }

  return {
    add: async (queries, answer) => {
      const reading: Reading = { answer, series: new Map(), left: queries.length, failed: false };
      waiting.push(...queries.map((query) => ({ reading, query })));
      while (waiting.length >= perCall) await dispatch(waiting.splice(0, perCall));
    },
    end: async () => {
      const rest = waiting;
      waiting = [];
      if (rest.length > 0) await dispatch(rest);
      while (underWay.size > 0) await Promise.race(underWay);
    },
  };
}

/** True for a failure that another call may be spared: a refusal or a throttle is of all. */
function mayBeOfOne(error: unknown): boolean {
  return !isAdvisorError(error) || error.code === 'aws_unavailable' || error.code === 'timed_out';
}

async function settle(reading: Reading, packed: readonly Packed[], series: ReadonlyMap<string, Series>): Promise<void> {
  for (const [id, values] of series) reading.series.set(id, values);
  reading.left -= packed.filter((each) => each.reading === reading).length;
  if (reading.left === 0 && !reading.failed) await reading.answer.onSeries(reading.series);
}

function fail(reading: Reading, error: unknown): void {
  if (reading.failed) return;
  reading.failed = true;
  reading.answer.onFailure(error);
}

/** The series of each reading by its own metric ids; a reading without a datapoint has an empty map. */
function seriesOf(
  packed: readonly Packed[],
  results: readonly MetricResult<Date | number>[],
  window: MetricWindow,
): Map<Reading, Map<string, Series>> {
  const byReading = new Map(packed.map(({ reading }) => [reading, new Map<string, Series>()]));
  for (const [id, values] of mapSeries(results, window)) {
    const { reading, query } = packed[Number(id.slice(1))] ?? {};
    if (reading !== undefined && query?.Id !== undefined) byReading.get(reading)?.set(query.Id, values);
  }
  return byReading;
}

/** Every page of one call; the ids say which place of the call each result is of. */
async function readPages(
  { collection, pace }: RegionSweep,
  window: MetricWindow,
  packed: readonly Packed[],
): Promise<MetricResult<Date | number>[]> {
  return await collection.required('GetMetricData', async (abortSignal) => {
    const results: MetricResult<Date | number>[] = [];
    let nextToken: string | undefined;
    do {
      const page = await sendLean(
        collection.clients.cloudWatch,
        {
          MetricDataQueries: packed.map(({ query }, place) => ({ ...query, Id: `q${place}` })),
          StartTime: window.startAt,
          EndTime: window.endAt,
          ...(nextToken ? { NextToken: nextToken } : {}),
        },
        abortSignal,
      );
      pace.chargeDatapoints(page.results.reduce((sum, { Values }) => sum + (Values?.length ?? 0), 0));
      results.push(...page.results);
      nextToken = page.nextToken;
    } while (nextToken);
    return results;
  });
}

/** A packer for each stretch of time: calls are of one stretch, and services that were read together share it. */
export interface MetricPackers {
  readonly of: (window: MetricWindow) => MetricPacker;
  readonly end: () => Promise<void>;
}

export function createMetricPackers(sweep: RegionSweep): MetricPackers {
  const packers = new Map<number, MetricPacker>();
  return {
    of: (window) => {
      const packer = packers.get(window.length) ?? createMetricPacker(sweep, window);
      packers.set(window.length, packer);
      return packer;
    },
    end: async () => {
      for (const packer of packers.values()) await packer.end();
    },
  };
}
