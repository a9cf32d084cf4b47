import type { ContainerDefinition } from '../../task-definition.ts';
import type { Json } from '../change.ts';
import { definitionChange } from '../change.ts';
import { isSidecar, parseImage } from '../images.ts';
import { type CheckRule, finding, onTaskDefinition, PASSED } from '../rule.ts';

interface Figures {
  /** Containers that belong together, by their names. */
  readonly groups: readonly (readonly string[])[];
}

/** True when one waits for the other, or both share a volume, a link or an image: they were meant to run together. */
function areRelated(a: ContainerDefinition, b: ContainerDefinition): boolean {
  const names = (container: ContainerDefinition) => [
    ...container.dependsOn,
    ...container.volumesFrom,
    ...container.links.map((link) => link.split(':')[0] ?? ''),
  ];
  const volumes = new Set(a.mountPoints.map(({ volume }) => volume));
  return (
    names(a).includes(b.name) ||
    names(b).includes(a.name) ||
    b.mountPoints.some(({ volume }) => volumes.has(volume)) ||
    parseImage(a.image).repository === parseImage(b.image).repository
  );
}

function groupsOf(containers: readonly ContainerDefinition[]): ContainerDefinition[][] {
  const groups: ContainerDefinition[][] = [];
  for (const container of containers) {
    const related = groups.filter((group) => group.some((member) => areRelated(member, container)));
    for (const group of related) groups.splice(groups.indexOf(group), 1);
    groups.push([...related.flat(), container]);
  }
  return groups;
}

/** Several programs that have nothing to do with each other share one task: they are sized, scaled and deployed as one. */
export const UNRELATED_CONTAINERS: CheckRule<'unrelated-containers', Figures> = {
  id: 'unrelated-containers',
  severity: 'medium',
  applies: () => true,
  evaluate: onTaskDefinition(({ containers }) => {
    const programs = containers.filter((container) => container.essential && !isSidecar(container));
    const groups = groupsOf(programs);
    return groups.length < 2 ? PASSED : finding({ groups: groups.map((group) => group.map(({ name }) => name)) });
  }),
  change: ({ groups }, { taskDefinition }) =>
    groups.map((names) =>
      definitionChange({
        family: `${taskDefinition?.family ?? 'task'}-${names[0] ?? ''}`,
        containerDefinitions: names.map((name): Json => ({ name })),
      }),
    ),
};
