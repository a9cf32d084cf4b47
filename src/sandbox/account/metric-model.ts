import { demandCpuUnits, sharedMemoryMiB } from './demand.ts';
import { type Generation, generationsOf, slotsOf } from './generations.ts';
import { noise } from './noise.ts';
import type { SampleService, SampleStop } from './sample-service.ts';
import { taskCountAt } from './task-count.ts';

/** What can be measured. The first eight have one sample a task and minute, the others one a minute. */
export type MeasuredQuantity =
  | 'cpuPercent'
  | 'memoryPercent'
  | 'cpuUnits'
  | 'memoryMiB'
  | 'cpuUnitsReserved'
  | 'memoryMiBReserved'
  | 'storageGiB'
  | 'storageGiBReserved'
  | 'runningTasks'
  | 'desiredTasks'
  | 'requests'
  | 'requestsPerTask';

/** One entry a period; a period without samples has 0 in `sampleCount` and nothing of meaning elsewhere. */
export interface PeriodSummaries {
  readonly sampleCount: Float64Array;
  readonly sum: Float64Array;
  readonly minimum: Float64Array;
  readonly maximum: Float64Array;
}

/** Minutes between the end of a task and the first minute of the one that replaces it. */
export const replacementMinutes = 2;

/**
 * Samples of a quantity gathered into `periods` periods of `periodMinutes` from `startMinute` (minutes since 1970 UTC).
 * Minutes from `endMinute` on have no sample. Every value follows from the demand, the task count and the task size of
 * that very minute, so that periods of any length agree with each other; CPU on Fargate stops at 100 percent.
 */
export function summarizePeriods(
  service: SampleService,
  quantity: MeasuredQuantity,
  startMinute: number,
  periodMinutes: number,
  periods: number,
  endMinute: number,
): PeriodSummaries {
  const sampleCount = new Float64Array(periods);
  const sum = new Float64Array(periods);
  const minimum = new Float64Array(periods).fill(Number.POSITIVE_INFINITY);
  const maximum = new Float64Array(periods).fill(Number.NEGATIVE_INFINITY);
  const generations = generationsOf(service);
  const firstMinute = Math.max(startMinute, Math.ceil(service.createdAt / 60_000));
  const lastMinute = Math.min(endMinute, startMinute + periods * periodMinutes);
  const samples: number[] = [];
  for (let minute = firstMinute; minute < lastMinute; minute += 1) {
    samples.length = 0;
    sampleMinute(service, generations, quantity, minute, samples);
    const period = Math.floor((minute - startMinute) / periodMinutes);
    for (const value of samples) {
      sampleCount[period] = (sampleCount[period] ?? 0) + 1;
      sum[period] = (sum[period] ?? 0) + value;
      if (value < (minimum[period] ?? 0)) minimum[period] = value;
      if (value > (maximum[period] ?? 0)) maximum[period] = value;
    }
  }
  return { sampleCount, sum, minimum, maximum };
}

interface RunningSlot {
  generation: Generation;
  slot: number;
  ageMinutes: number;
  weight: number;
}

function sampleMinute(
  service: SampleService,
  generations: readonly Generation[],
  quantity: MeasuredQuantity,
  minute: number,
  samples: number[],
): void {
  const desired = taskCountAt(service, minute);
  if (quantity === 'desiredTasks') {
    samples.push(desired);
    return;
  }
  const slots = runningSlots(service, generations, minute, desired);
  if (quantity === 'runningTasks') {
    samples.push(slots.length);
    return;
  }
  if (slots.length === 0) return;
  const demand = demandCpuUnits(service, minute);
  if (quantity === 'requests' || quantity === 'requestsPerTask') {
    const requests = Math.round(demand * (service.targetGroup?.requestsPerCpuUnit ?? 0));
    samples.push(quantity === 'requests' ? requests : requests / slots.length);
    return;
  }
  let weights = 0;
  for (const each of slots) weights += each.weight;
  const shared = sharedMemoryMiB(service, minute) / slots.length;
  for (const each of slots) {
    const { cpuUnits, memoryMiB } = each.generation.deployment;
    if (quantity === 'cpuUnitsReserved') samples.push(cpuUnits);
    else if (quantity === 'memoryMiBReserved') samples.push(memoryMiB);
    else if (quantity === 'storageGiB') samples.push(service.setup?.storageGiB ?? 3);
    else if (quantity === 'storageGiBReserved') samples.push(service.ephemeralStorageGiB ?? 20);
    else {
      const wanted = taskCpuUnits(service, (demand * each.weight) / weights, each.ageMinutes);
      // An EC2 task may take what its host has to spare; a Fargate task has its size and no more.
      const used = service.launchType === 'EC2' ? wanted : Math.min(wanted, cpuUnits);
      if (quantity === 'cpuUnits') samples.push(used);
      else if (quantity === 'cpuPercent') samples.push((100 * used) / cpuUnits);
      else {
        const held = taskMemoryMiB(service, each, minute, used, shared);
        samples.push(quantity === 'memoryMiB' ? held : (100 * held) / memoryMiB);
      }
    }
  }
}

function runningSlots(
  service: SampleService,
  generations: readonly Generation[],
  minute: number,
  desired: number,
): RunningSlot[] {
  const slots: RunningSlot[] = [];
  const present = presentTasks(service, desired, minute * 60_000);
  for (const generation of generations) {
    if (minute < generation.startMinute || minute >= generation.endMinute) continue;
    for (let slot = 0; slot < slotsOf(generation, present); slot += 1) {
      const since = slotStartMinute(service.stops, generation, slot, minute);
      if (since > minute) continue;
      const chance = 2 * noise(service.seed + 101 + slot, minute, generation.deployment.revision) - 1;
      slots.push({
        generation,
        slot,
        ageMinutes: minute - since,
        weight: 1 + service.cpu.imbalanceShare * chance,
      });
    }
  }
  return slots;
}

/** True for a task of a deployment in progress, which has left no trace in the metrics. */
export function isOfNewest(stop: SampleStop): boolean {
  return stop.neverStarted === true || stop.newestLivedMinutes !== undefined;
}

/** How many of the wanted tasks run at an instant. */
export function presentTasks(service: SampleService, desired: number, at: number): number {
  const missing = service.incident?.missing;
  return missing === undefined || at < missing.since ? desired : Math.max(0, desired - missing.tasks);
}

/** The minute from which the task now in this slot runs; after `minute` when the slot waits for a replacement. */
export function slotStartMinute(
  stops: readonly SampleStop[],
  generation: Generation,
  slot: number,
  minute: number,
): number {
  let since = generation.startMinute;
  for (const stop of stops) {
    if (stop.slot !== slot || isOfNewest(stop)) continue;
    const stopMinute = Math.floor(stop.at / 60_000);
    if (stopMinute > minute || stopMinute < since) continue;
    since = stopMinute + replacementMinutes;
  }
  return since;
}

function taskCpuUnits(service: SampleService, share: number, ageMinutes: number): number {
  const { startup } = service;
  return startup !== null && ageMinutes < startup.minutes ? share + startup.cpuUnits : share;
}

function taskMemoryMiB(
  service: SampleService,
  task: RunningSlot,
  minute: number,
  usedCpuUnits: number,
  sharedMiB: number,
): number {
  const { memory } = service;
  const limit = task.generation.deployment.memoryMiB;
  const chance = 2 * noise(service.seed + 501 + task.slot, minute) - 1;
  const steady =
    (memory.baseMiB + (memory.mibPerCpuUnit ?? 0) * usedCpuUnits + (memory.heapShareOfLimit ?? 0) * limit + sharedMiB) *
      (1 + memory.noiseShare * chance) +
    ((memory.leakMiBPerHour ?? 0) * task.ageMinutes) / 60;
  let held = Math.min(steady, limit);
  for (const stop of service.stops) {
    if (stop.memoryRampMinutes === undefined || stop.slot !== task.slot) continue;
    const left = Math.floor(stop.at / 60_000) - minute;
    // The last minute before the kill reads just below the limit, as CloudWatch shows it.
    if (left >= 1 && left <= stop.memoryRampMinutes) {
      held = Math.max(held, limit - ((limit - held) * (left - 1)) / stop.memoryRampMinutes - 4);
    }
  }
  return held;
}
