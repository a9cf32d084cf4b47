import type { Recommendation } from '../core/recommendation.ts';

/** What the process ends with; the help lists them. */
export const EXIT_STATUS = {
  done: 0,
  failed: 1,
  usage: 2,
  finding: 3,
  /** 128 and SIGINT's number, as shells have it. */
  interrupted: 130,
} as const;
export type ExitStatus = (typeof EXIT_STATUS)[keyof typeof EXIT_STATUS];

/** True when the size should change, which `--fail-on-findings` reports. */
export function isFinding({ finding }: Recommendation): boolean {
  return finding === 'Overprovisioned' || finding === 'Underprovisioned';
}
