import { toCommandSpec } from '../command-spec.ts';
import { SERVICE, SERVICE_OPTIONS, type ServiceOptions } from './service-options.ts';
import { CLI } from './surfaces.ts';

export interface MetricsQueryCommand extends ServiceOptions {
  readonly name: 'metrics-query';
}

export const METRICS_QUERY = toCommandSpec<MetricsQueryCommand, 'service'>({
  name: 'metrics-query',
  surfaces: CLI,
  positionals: { service: SERVICE },
  options: SERVICE_OPTIONS,
  examples: ['metrics-query prod/my-service --region us-east-1 --days 14'],
});
