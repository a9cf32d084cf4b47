/** The price of one task-hour's parts in USD, list price before Savings Plans and tax. */
export interface FargateRate {
  readonly vcpuHour: number;
  readonly gbHour: number;
  /** Windows only: the operating system's licence. */
  readonly osVcpuHour?: number;
  /** Above the 20 GiB that every task has. */
  readonly ephemeralGbHour?: number;
  /** ISO date on which the price was read, or the year where only that is known. */
  readonly asOf: string;
  readonly source: string;
}

export interface FargateRateQuery {
  readonly region: string;
  readonly operatingSystemFamily: string;
  readonly cpuArchitecture: string;
  readonly capacity: 'on-demand' | 'spot';
}
