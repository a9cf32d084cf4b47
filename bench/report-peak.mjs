// Loaded before a measured command: writes the most memory that it held, in KiB, to file descriptor 3 as it ends.
import { writeSync } from 'node:fs';
import { ownPeakKib } from './memory-of.mjs';

process.on('exit', () => writeSync(3, String(ownPeakKib())));
