import type { RuntimeHints } from '../core/evidence.ts';

export interface EnvironmentVariable {
  readonly name?: string | undefined;
  readonly value?: string | undefined;
}

interface RuntimeSources {
  readonly environment: readonly EnvironmentVariable[];
  /** Entry point and command, one token each. */
  readonly command: readonly string[];
}

const MIB = 2 ** 20;

/** Bytes a unit letter stands for, in Java's and Go's binary sense. */
const UNIT_BYTES: Readonly<Record<string, number>> = { '': 1, k: 2 ** 10, m: MIB, g: 2 ** 30, t: 2 ** 40 };

function lastMatch(text: string, pattern: RegExp): RegExpMatchArray | undefined {
  return [...text.matchAll(pattern)].at(-1);
}

function positive(value: number): number | undefined {
  return Number.isFinite(value) && value > 0 ? value : undefined;
}

function mebibytes(digits: string, unit: string): number | undefined {
  const bytesPerUnit = UNIT_BYTES[unit.toLowerCase()];
  if (bytesPerUnit === undefined) return undefined;
  return positive(Math.round((Number(digits) * bytesPerUnit * 100) / MIB) / 100);
}

/** The JVM takes the last flag; each source overrides the ones before it, `_JAVA_OPTIONS` even the command line. */
function jvmText(variable: (name: string) => string, command: string): string {
  return [
    variable('JAVA_TOOL_OPTIONS'),
    variable('JDK_JAVA_OPTIONS'),
    variable('JAVA_OPTS'),
    variable('CATALINA_OPTS'),
    command,
    variable('_JAVA_OPTIONS'),
  ].join(' ');
}

function jvmMaxHeapMiB(text: string): number | undefined {
  const [, digits = '', unit = ''] = lastMatch(text, /-(?:Xmx|XX:MaxHeapSize=)(\d{1,15})([kmgt]?)\b/gi) ?? [];
  return mebibytes(digits, unit);
}

function jvmMaxRamPercent(text: string): number | undefined {
  const percent = positive(Number(lastMatch(text, /-XX:MaxRAMPercentage=(\d{1,3}(?:\.\d{1,6})?)/g)?.[1]));
  if (percent !== undefined) return percent <= 100 ? percent : undefined;
  const fraction = positive(Number(lastMatch(text, /-XX:MaxRAMFraction=(\d{1,3})/g)?.[1]));
  return fraction === undefined ? undefined : Math.round(10_000 / fraction) / 100;
}

function nodeMaxOldSpaceMiB(text: string): number | undefined {
  return positive(Number(lastMatch(text, /--max[-_]old[-_]space[-_]size(?:=|\s+)(\d{1,9})\b/g)?.[1]));
}

/** .NET reads the variable as hexadecimal: 0x4B and 4B are both 75 percent. */
function dotnetHeapLimitPercent(text: string): number | undefined {
  const percent = /^(?:0x)?([0-9a-f]{1,3})$/i.exec(text.trim())?.[1];
  const value = positive(Number.parseInt(percent ?? '', 16));
  return value !== undefined && value <= 100 ? value : undefined;
}

function goMemoryLimitMiB(text: string): number | undefined {
  const [, digits, unit] = /^(\d{1,16})(?:B|([KMGT])iB)?$/.exec(text.trim()) ?? [];
  return digits === undefined ? undefined : mebibytes(digits, unit ?? '');
}

/**
 * The settings that decide how much memory a container's runtime takes, from its variables and its command; what
 * was read is not kept. Undefined when nothing says so. Node's and the JVM's last flag wins, as in the runtime.
 */
export function toRuntimeHints({ environment, command }: RuntimeSources): RuntimeHints | undefined {
  const values = new Map(environment.map(({ name, value }) => [name, value ?? '']));
  const variable = (name: string): string => values.get(name) ?? '';
  const commandText = command.join(' ');
  const jvm = jvmText(variable, commandText);
  const found: { -readonly [Name in keyof RuntimeHints]: RuntimeHints[Name] | undefined } = {
    jvmMaxHeapMiB: jvmMaxHeapMiB(jvm),
    jvmMaxRamPercent: jvmMaxRamPercent(jvm),
    nodeMaxOldSpaceMiB: nodeMaxOldSpaceMiB(`${variable('NODE_OPTIONS')} ${commandText}`),
    dotnetHeapLimitPercent: dotnetHeapLimitPercent(
      variable('DOTNET_GCHeapHardLimitPercent') || variable('COMPlus_GCHeapHardLimitPercent'),
    ),
    goMemoryLimitMiB: goMemoryLimitMiB(variable('GOMEMLIMIT')),
  };
  const said = Object.entries(found).filter(([, value]) => value !== undefined);
  return said.length === 0 ? undefined : (Object.fromEntries(said) as RuntimeHints);
}
