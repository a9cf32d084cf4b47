import { noise, smoothNoise } from './noise.ts';
import type { SampleService } from './sample-service.ts';

/** Minutes to add to UTC for the clock on the wall of the region; summer time is left out on purpose. */
export function utcOffsetMinutes(region: string): number {
  return region === 'us-east-1' ? -300 : 540;
}

/** The local clock at a minute since 1970 UTC: hour as a fraction, weekday with Sunday as 0. */
export function localClock(region: string, minute: number): { readonly hour: number; readonly weekday: number } {
  const local = minute + utcOffsetMinutes(region);
  const day = Math.floor(local / 1440);
  return { hour: (local - day * 1440) / 60, weekday: (day + 4) % 7 };
}

/** 0 at the quiet end of the day, 1 at `peakHour`, lower at weekends. */
function dailyShare(service: SampleService, hour: number, weekday: number): number {
  const office = service.cpu.officeHours;
  const isWeekend = weekday === 0 || weekday === 6;
  if (office !== undefined && (isWeekend || hour < office.fromHour || hour >= office.untilHour)) return 0;
  const wave = 0.5 + 0.5 * Math.cos(((hour - service.cpu.peakHour) * Math.PI) / 12);
  return isWeekend ? wave * service.cpu.weekendFactor : wave;
}

/** CPU units (1024 = 1 vCPU) that the whole service needs in this minute, before any cap. */
export function demandCpuUnits(service: SampleService, minute: number): number {
  const { cpu } = service;
  const { hour, weekday } = localClock(service.region, minute);
  const peak = cpu.weeklyPeak;
  const isPeak =
    peak !== undefined && weekday === peak.weekday && hour >= peak.startHour && hour < peak.startHour + peak.hours;
  const surge = cpu.surge !== undefined && minute * 60_000 >= cpu.surge.since ? cpu.surge.cpuUnits : 0;
  const usual = isPeak ? peak.cpuUnits : cpu.baseCpuUnits + cpu.dailyCpuUnits * dailyShare(service, hour, weekday);
  const level = usual + surge;
  // Slow drift weighs more than jitter, as in recorded series; the two shares add to one, so the bound holds.
  const drift = 0.6 * smoothNoise(service.seed, minute, 30) + 0.4 * (2 * noise(service.seed + 1, minute) - 1);
  return level * (1 + cpu.noiseShare * drift);
}

/** MiB that the tasks of the service hold together in this minute, beyond what each holds by itself. */
export function sharedMemoryMiB(service: SampleService, minute: number): number {
  const shared = service.memory.sharedMiB;
  if (shared === undefined) return 0;
  const { hour, weekday } = localClock(service.region, minute);
  const level = shared.baseMiB + shared.dailyMiB * dailyShare(service, hour, weekday);
  return level * (1 + 0.03 * smoothNoise(service.seed + 2, minute, 30));
}
