import { describe, expect, it } from 'vitest';
import { toRuntimeHints } from '../../src/aws/runtime-hints.ts';

function hints(variables: Record<string, string>, command: string[] = []) {
  const environment = Object.entries(variables).map(([name, value]) => ({ name, value }));
  return toRuntimeHints({ environment, command });
}

describe('runtime hints', () => {
  it.each([
    ['a heap in gibibytes', { JAVA_OPTS: '-Xms256m -Xmx2g' }, { jvmMaxHeapMiB: 2048 }],
    ['a heap in bytes', { JAVA_TOOL_OPTIONS: '-Xmx1610612736' }, { jvmMaxHeapMiB: 1536 }],
    ['MaxHeapSize', { JDK_JAVA_OPTIONS: '-XX:MaxHeapSize=512m' }, { jvmMaxHeapMiB: 512 }],
    ['a share of the memory', { JAVA_TOOL_OPTIONS: '-XX:MaxRAMPercentage=75.0' }, { jvmMaxRamPercent: 75 }],
    ['an old fraction of the memory', { JAVA_OPTS: '-XX:MaxRAMFraction=2' }, { jvmMaxRamPercent: 50 }],
    [
      "Node's old space",
      { NODE_OPTIONS: '--enable-source-maps --max-old-space-size=1024' },
      { nodeMaxOldSpaceMiB: 1024 },
    ],
    ["Node's old space with underscores", { NODE_OPTIONS: '--max_old_space_size=512' }, { nodeMaxOldSpaceMiB: 512 }],
    ['a .NET limit, which is hexadecimal', { DOTNET_GCHeapHardLimitPercent: '0x4B' }, { dotnetHeapLimitPercent: 75 }],
    ['the same without a prefix', { COMPlus_GCHeapHardLimitPercent: '50' }, { dotnetHeapLimitPercent: 80 }],
    ["Go's soft limit", { GOMEMLIMIT: '2750MiB' }, { goMemoryLimitMiB: 2750 }],
    ["Go's soft limit in bytes", { GOMEMLIMIT: '1073741824' }, { goMemoryLimitMiB: 1024 }],
  ])('reads %s', (_what, variables, expected) => {
    expect(hints(variables as Record<string, string>)).toEqual(expected);
  });

  it('reads the command, word by word or in one shell line', () => {
    expect(hints({}, ['java', '-Xmx1536m', '-jar', 'app.jar'])).toEqual({ jvmMaxHeapMiB: 1536 });
    expect(hints({}, ['sh', '-c', 'exec java -Xmx1g -jar /app.jar'])).toEqual({ jvmMaxHeapMiB: 1024 });
    expect(hints({}, ['node', '--max-old-space-size', '768', 'main.js'])).toEqual({ nodeMaxOldSpaceMiB: 768 });
  });

  it('lets the command win over JAVA_TOOL_OPTIONS, and _JAVA_OPTIONS over the command', () => {
    const command = ['java', '-Xmx2g'];

    expect(hints({ JAVA_TOOL_OPTIONS: '-Xmx1g' }, command)).toEqual({ jvmMaxHeapMiB: 2048 });
    expect(hints({ _JAVA_OPTIONS: '-Xmx3g' }, command)).toEqual({ jvmMaxHeapMiB: 3072 });
  });

  it('says nothing where nothing is said, or nonsense', () => {
    expect(hints({ LOG_LEVEL: 'info' }, ['node', 'main.js'])).toBeUndefined();
    expect(hints({ GOMEMLIMIT: 'off', NODE_OPTIONS: '--max-old-space-size=', JAVA_OPTS: '-Xmx0' })).toBeUndefined();
    expect(hints({ DOTNET_GCHeapHardLimitPercent: 'FF', JAVA_OPTS: '-XX:MaxRAMPercentage=250' })).toBeUndefined();
  });
});
