import { containerChange } from '../change.ts';
import { parseImage } from '../images.ts';
import { type CheckRule, namesFound, onTaskDefinition } from '../rule.ts';

/** Two tasks of one revision can run different programs, and there is nothing to roll back to. */
export const LATEST_IMAGE: CheckRule<'latest-image', { readonly containers: readonly string[] }> = {
  id: 'latest-image',
  severity: 'medium',
  applies: () => true,
  evaluate: onTaskDefinition(({ containers }) =>
    namesFound(
      containers
        .filter(({ image }) => {
          const { tag = 'latest', isPinned } = parseImage(image);
          return !isPinned && tag === 'latest';
        })
        .map(({ name }) => name),
    ),
  ),
  change: ({ containers }, { taskDefinition }) =>
    containers.map((name) => {
      const image = taskDefinition?.containers.find((container) => container.name === name)?.image ?? '';
      return containerChange([name], { image: `${image.replace(/:latest$/, '')}:VERSION` });
    }),
};
