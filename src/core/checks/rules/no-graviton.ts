import { isFargate } from '../../evidence.ts';
import { isWindows } from '../../task-size.ts';
import { definitionChange } from '../change.ts';
import { parseImage } from '../images.ts';
import { type CheckRule, finding, notKnown, onTaskDefinition, PASSED } from '../rule.ts';

interface Figures {
  readonly savingsUsd: number | null;
  readonly images: readonly string[];
}

/** The same vCPU and memory cost a fifth less on ARM64. Whether the images are built for it, only their registry knows. */
export const NO_GRAVITON: CheckRule<'no-graviton', Figures> = {
  id: 'no-graviton',
  severity: 'low',
  applies: ({ service, taskDefinition }) =>
    (service === null || isFargate(service.evidence.service)) &&
    (taskDefinition === null || !isWindows(taskDefinition.operatingSystemFamily)),
  evaluate: onTaskDefinition(({ cpuArchitecture, containers }, { service }) => {
    if (cpuArchitecture === 'ARM64') return PASSED;
    const images = [...new Set(containers.map(({ image }) => image).filter((image) => image !== ''))];
    const forX86 = images.filter((image) =>
      /(?:^|[._-])(?:amd64|x86(?:[_-]64)?)(?:$|[._-])/i.test(parseImage(image).tag ?? ''),
    );
    if (forX86.length > 0) return notKnown('ImageDecides', { images: forX86.join(', ') });
    return finding({ savingsUsd: service?.gravitonSavingsUsd ?? null, images });
  }),
  change: ({ images }) => [
    ...images.map((image) => ({ kind: 'command', words: ['docker', 'manifest', 'inspect', image] }) as const),
    definitionChange({ runtimePlatform: { cpuArchitecture: 'ARM64', operatingSystemFamily: 'LINUX' } }),
  ],
};
