/** The price of one task-hour's parts in USD, list price before Savings Plans and tax. */
export interface FargateRate {
  readonly vcpuHour: number;
  readonly gbHour: number;
  /** Windows only: the operating system's licence. */
  readonly osVcpuHour?: number;
  /** Above the 20 GiB that every task has. */
  readonly ephemeralGbHour?: number;
  readonly asOf: string;
  readonly source: string;
}

export interface FargateRateQuery {
  readonly region: string;
  readonly operatingSystemFamily: string;
  readonly cpuArchitecture: string;
  readonly capacity: 'on-demand' | 'spot';
}

/** Where prices come from. A region without a price is null, never another region's. */
export interface PriceBook {
  readonly fargateRate: (query: FargateRateQuery) => FargateRate | null;
  /** The regions that have a price for the same operating system and architecture. */
  readonly regions: () => readonly string[];
}
