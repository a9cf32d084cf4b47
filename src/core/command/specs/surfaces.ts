import type { Surface } from '../command.ts';

export const BOTH: readonly Surface[] = ['slack', 'cli'];
export const CLI: readonly Surface[] = ['cli'];
