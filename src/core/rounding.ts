/** To one digit behind the point: days, percentages, MiB for a reader. */
export function toTenth(value: number): number {
  return Math.round(value * 10) / 10;
}

/** To three digits behind the point: vCPU and risks for a reader. */
export function toThousandth(value: number): number {
  return Math.round(value * 1000) / 1000;
}
