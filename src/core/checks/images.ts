import type { ContainerDefinition } from '../task-definition.ts';

/** A container image as it is written. */
export interface ImageName {
  /** Without registry, tag and digest: `library/nginx`. */
  readonly repository: string;
  /** Undefined where none is written, which means `latest`. */
  readonly tag?: string;
  readonly isPinned: boolean;
}

/** Reads `registry:5000/team/app:1.2@sha256:…`; a colon before the last slash is the registry's port. */
export function parseImage(image: string): ImageName {
  const [name = '', digest] = image.split('@');
  const slash = name.lastIndexOf('/');
  const colon = name.indexOf(':', slash + 1);
  const path = colon === -1 ? name : name.slice(0, colon);
  const [first = '', ...rest] = path.split('/');
  const hasRegistry = rest.length > 0 && /[.:]|^localhost$/.test(first);
  return {
    repository: hasRegistry ? rest.join('/') : path,
    ...(colon === -1 ? {} : { tag: name.slice(colon + 1) }),
    isPinned: digest !== undefined,
  };
}

/** Repositories whose containers serve the one beside them: proxies, log routers, agents, collectors. */
const SIDECAR_IMAGE =
  /(?:^|[/_-])(?:envoy|haproxy|nginx|httpd|caddy|traefik|oauth2-proxy|fluent-?bit|fluentd|vector|filebeat|logstash|promtail|alloy|telegraf|statsd|jaeger-agent|xray-daemon|cloudwatch-agent|amazon-cloudwatch-agent|otel\w*|opentelemetry-collector\w*|adot\w*|aws-otel-collector|datadog|dd-agent|newrelic\w*|splunk\w*|dynatrace\w*|consul\w*|vault\w*|dapr\w*|linkerd\w*|ecs-agent|appmesh\w*|guardduty\w*|falco|secrets?-init|cloud-sql-proxy|pgbouncer|twemproxy)(?:$|[/_.-])/i;
/** The same, by what people call them. */
const SIDECAR_NAME =
  /(?:^|[_-])(?:agent|ambassador|collector|daemon|envoy|exporter|firelens|forwarder|init|log(?:s|ger)?|metrics|migrat\w*|monitor\w*|otel|proxy|router|sidecar|telemetry|xray)(?:$|[_-])/i;

/** True for a container that is there for another's sake, by its image, its name or its task of routing logs. */
export function isSidecar({ name, image, isLogRouter }: ContainerDefinition): boolean {
  return (
    isLogRouter ||
    SIDECAR_NAME.test(name) ||
    SIDECAR_IMAGE.test(parseImage(image).repository) ||
    /^aws-guardduty|^ecs-service-connect/.test(name)
  );
}
