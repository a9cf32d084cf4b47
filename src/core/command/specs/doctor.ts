import { toCommandSpec } from '../command-spec.ts';
import { choiceValue } from '../value-kind.ts';
import { ANSWER_OPTIONS } from './answer-options.ts';
import { SERVICE_OPTIONS } from './service-options.ts';
import { CLI } from './surfaces.ts';

export type DoctorFormat = 'text' | 'json' | 'markdown';

const FORMATS: readonly DoctorFormat[] = ['text', 'json', 'markdown'];

export interface DoctorCommand {
  readonly name: 'doctor';
  readonly region?: string;
  readonly format?: DoctorFormat;
  readonly lang?: string;
}

export const DOCTOR = toCommandSpec<DoctorCommand, never>({
  name: 'doctor',
  surfaces: CLI,
  positionals: {},
  options: {
    region: { ...SERVICE_OPTIONS.region, surfaces: CLI },
    format: { option: 'format', value: choiceValue(FORMATS), surfaces: CLI },
    lang: { ...ANSWER_OPTIONS.lang, surfaces: CLI },
  },
  examples: ['doctor', 'doctor --format markdown'],
});
