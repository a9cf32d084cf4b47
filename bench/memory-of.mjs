import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Resident memory of a process in KiB. */
export function residentKib(pid) {
  return (
    statusField(pid, 'VmRSS') ?? Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }))
  );
}

/** The most memory that this process ever held, in KiB. */
export function ownPeakKib() {
  // On Linux `maxRSS` begins with what the parent held when it forked.
  return statusField('self', 'VmHWM') ?? process.resourceUsage().maxRSS;
}

function statusField(pid, name) {
  if (process.platform !== 'linux') return undefined;
  const line = new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1]);
}
