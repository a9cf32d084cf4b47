import type { SavingsPlanRow } from '../price-list.ts';

/**
 * What a unit of Fargate on Linux costs under a Compute Savings Plan, in USD an hour. Only the region whose file was read
 * has rows; an all-upfront plan's price for memory was not read.
 */
// biome-ignore format: a table reads by the row
export const SAVINGS_PLAN_PRICES: readonly SavingsPlanRow[] = [
  { region: 'us-east-1', architecture: 'X86_64', term: '1y', payment: 'no-upfront', vcpuHour: 0.032384, gbHour: 0.003556, asOf: '2026-09-25', source: 'AWS Price List (AWSComputeSavingsPlan), one reading' },
  { region: 'us-east-1', architecture: 'ARM64', term: '1y', payment: 'no-upfront', vcpuHour: 0.0255, gbHour: 0.0028, asOf: '2026-09-25', source: 'AWS Price List (AWSComputeSavingsPlan), one reading' },
  { region: 'us-east-1', architecture: 'X86_64', term: '1y', payment: 'all-upfront', vcpuHour: 0.0295504, gbHour: null, asOf: '2026-09-25', source: 'AWS Price List (AWSComputeSavingsPlan), one reading' },
  { region: 'us-east-1', architecture: 'X86_64', term: '3y', payment: 'no-upfront', vcpuHour: 0.022264, gbHour: 0.00244475, asOf: '2026-09-25', source: 'AWS Price List (AWSComputeSavingsPlan), one reading' },
  { region: 'us-east-1', architecture: 'ARM64', term: '3y', payment: 'no-upfront', vcpuHour: 0.01749, gbHour: 0.00192, asOf: '2026-09-25', source: 'AWS Price List (AWSComputeSavingsPlan), one reading' },
  { region: 'us-east-1', architecture: 'X86_64', term: '3y', payment: 'all-upfront', vcpuHour: 0.0194304, gbHour: null, asOf: '2026-09-25', source: 'AWS Price List (AWSComputeSavingsPlan), one reading' },
  { region: 'us-east-1', architecture: 'ARM64', term: '3y', payment: 'all-upfront', vcpuHour: 0.01587, gbHour: null, asOf: '2026-09-25', source: 'AWS Price List (AWSComputeSavingsPlan), one reading' },
];
