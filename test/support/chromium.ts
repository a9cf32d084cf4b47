import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const EXECUTABLE = '/usr/bin/chromium';
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** True, and said so on standard output, when Debian's Chromium is not installed: the tests of the page are skipped. */
export function isChromiumAbsent(): boolean {
  const isAbsent = !existsSync(EXECUTABLE);
  if (isAbsent) process.stdout.write(`Tests in the browser are skipped: there is no ${EXECUTABLE}.\n`);
  return isAbsent;
}

export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: EXECUTABLE, args: FLAGS });
}
