import type { Service } from '@aws-sdk/client-ecs';
import type { ServiceSettings } from '../../core/checks/service-settings.ts';

/** A service's settings, with ECS's defaults where it says nothing. */
export function mapSettings(service: Service): ServiceSettings {
  const { deploymentConfiguration, platformVersion } = service;
  const vpc = service.networkConfiguration?.awsvpcConfiguration;
  const breaker = deploymentConfiguration?.deploymentCircuitBreaker;
  return {
    ...(platformVersion ? { platformVersion } : {}),
    desiredCount: service.desiredCount ?? 0,
    placementConstraints: (service.placementConstraints ?? []).map(({ type = '', expression }) => expression ?? type),
    schedulingStrategy: service.schedulingStrategy ?? 'REPLICA',
    deploymentController: service.deploymentController?.type ?? 'ECS',
    deploymentStrategy: deploymentConfiguration?.strategy ?? 'ROLLING',
    circuitBreaker: { enabled: breaker?.enable === true, rollback: breaker?.rollback === true },
    network:
      vpc === undefined
        ? null
        : {
            subnets: vpc.subnets ?? [],
            securityGroups: vpc.securityGroups ?? [],
            assignsPublicIp: vpc.assignPublicIp === 'ENABLED',
          },
    loadBalancers: service.loadBalancers?.length ?? 0,
  };
}
