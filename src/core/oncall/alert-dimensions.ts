/** What an alert says of its own service in so many words; null where it does not, or names several. */
export interface AlertDimensions {
  readonly name: string | null;
  readonly cluster: string | null;
}

const VALUE = '([A-Za-z0-9][\\w-]*)';

/**
 * A label as alerting tools write it: `ServiceName=api`, `"ServiceName": "api"`, a field with its value on the next line,
 * and CloudWatch's `{"name":"ServiceName","value":"api"}` in both orders.
 */
function labelPatterns(label: string): readonly RegExp[] {
  return [
    new RegExp(`(?<![\\w-])${label}["'*\`]*[ \\t]*(?:[:=]+[ \\t]*|\\r?\\n[ \\t]*)["'*\`]*[ \\t]*${VALUE}`, 'gi'),
    new RegExp(`"name"\\s*:\\s*"${label}"\\s*,\\s*"value"\\s*:\\s*"${VALUE}"`, 'gi'),
    new RegExp(`"value"\\s*:\\s*"${VALUE}"\\s*,\\s*"name"\\s*:\\s*"${label}"`, 'gi'),
  ];
}

const SERVICE = [
  ...labelPatterns('service[_ ]?name'),
  // The group of a task in an event of ECS.
  new RegExp(`"?group"?\\s*[:=]\\s*"?service:${VALUE}`, 'gi'),
];
const CLUSTER = [...labelPatterns('cluster[_ ]?name'), new RegExp(`:cluster/${VALUE}`, 'g')];

/** The dimensions of the alert. */
export function alertDimensions(text: string): AlertDimensions {
  return { name: onlyOne(text, SERVICE), cluster: onlyOne(text, CLUSTER) };
}

function onlyOne(text: string, patterns: readonly RegExp[]): string | null {
  const found = new Set(patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(([, value = '']) => value)));
  const [first] = found;
  return found.size === 1 && first !== undefined ? first : null;
}

const REGION = '((?:us|eu|ap|sa|ca|me|af|il|mx)(?:-gov)?-(?:north|south|east|west|central)(?:east|west)?-\\d)';
const REGIONS = [
  new RegExp(`\\barn:aws[a-z-]*:[a-z0-9-]+:${REGION}:`, 'g'),
  new RegExp(`\\bregion["'*]*\\s*[:=]\\s*["'*]*${REGION}\\b`, 'gi'),
  new RegExp(`(?<![\\w.-])${REGION}(?![\\w-])`, 'g'),
];

/** The regions that a text names, the surest way of naming first. */
export function namedRegions(text: string): readonly string[] {
  return [...new Set(REGIONS.flatMap((pattern) => [...text.matchAll(pattern)].map(([, region = '']) => region)))];
}
