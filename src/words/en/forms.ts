import type { FormWords } from '../words.ts';

/** The modals and the Home tab. */
export function englishForms(): FormWords {
  return {
    appTitle: 'Fargate Advisor',
    formTitle: 'Size a service',
    formSubmit: 'Size',
    close: 'Close',
    loading: 'One moment…',
    service: 'Service',
    servicePlaceholder: 'Type part of the name',
    days: 'Days to look back',
    goal: 'Goal',
    goalFromTag: 'As the service is tagged, else balanced',
    tryAgain: 'Try again',
    missingScope: (scope) =>
      `Whether you may use this could not be checked, because the app lacks the scope \`${scope}\`. Ask whoever installed it to add the scope and reinstall the app.`,
    outsideChannel: (channels) => `Ask in ${channels}.`,
    version: (version) => `Fargate Advisor ${version}`,
    homeIntro:
      'I tell you what size the task of an ECS service on Fargate should have, what that saves a month, how sure that is, and what it rests on. I only read; changing anything stays with you.',
    homeCommands:
      '*In any channel*\n• `/fargate size my-service`\n• `/fargate size prod/my-service --days 14 --goal safe`\n• `/fargate help`',
    awsLinked: ({ services, clusters, region }) =>
      `*AWS*: linked. ${services} ${services === 1 ? 'service' : 'services'} in ${clusters} ${clusters === 1 ? 'cluster' : 'clusters'} of ${region}.`,
    awsNotLinked: ({ what, todo }) => `*AWS*: not readable. ${what} ${todo}`,
  };
}
