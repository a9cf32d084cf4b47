/** Adds up the fewest calls that the answers of a sweep take. */
export interface CallFloor {
  /** `items` that come in pages of their own, at least one call: the services of a cluster. */
  readonly pages: (items: number, pageSize: number) => void;
  /** `items` that could share calls with others of the same `pool`: revisions, metric datapoints. */
  readonly pooled: (pool: string, items: number, perCall: number) => void;
  /** One call for each thing not asked for before. */
  readonly once: (thing: string) => void;
  /** The same count, whose pools are apart from those of others: no call is of two regions. */
  readonly within: (place: string) => CallFloor;
  readonly total: () => number;
}

/** An empty count. */
export function createCallFloor(): CallFloor {
  let calls = 0;
  const things = new Set<string>();
  const pools = new Map<string, { items: number; readonly perCall: number }>();
  const floor: CallFloor = {
    pages: (items, pageSize) => {
      calls += Math.max(1, Math.ceil(items / pageSize));
    },
    pooled: (pool, items, perCall) => {
      const known = pools.get(pool) ?? { items: 0, perCall };
      known.items += items;
      pools.set(pool, known);
    },
    once: (thing) => {
      things.add(thing);
    },
    within: (place) => ({
      ...floor,
      pooled: (pool, items, perCall) => floor.pooled(`${place} ${pool}`, items, perCall),
    }),
    total: () =>
      [...pools.values()].reduce((sum, { items, perCall }) => sum + Math.ceil(items / perCall), calls + things.size),
  };
  return floor;
}
