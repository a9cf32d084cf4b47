/** Alerts as tools write them into Slack, each about prod/promo-banner in ap-northeast-2; fixtures of our own. */
export const ALERTS: readonly { readonly what: string; readonly message: Record<string, unknown> }[] = [
  {
    what: 'an alarm of CloudWatch as SNS sends it',
    message: {
      text: JSON.stringify({
        AlarmName: 'cpu-high',
        AlarmArn: 'arn:aws:cloudwatch:ap-northeast-2:123456789012:alarm:cpu-high',
        NewStateValue: 'ALARM',
        NewStateReason: 'Threshold Crossed: 1 datapoint [97.0] was greater than the threshold (80.0).',
        Region: 'Asia Pacific (Seoul)',
        Trigger: {
          MetricName: 'CPUUtilization',
          Namespace: 'AWS/ECS',
          Dimensions: [
            { value: 'promo-banner', name: 'ServiceName' },
            { value: 'prod', name: 'ClusterName' },
          ],
        },
      }),
    },
  },
  {
    what: 'an alarm of CloudWatch as a chat integration draws it',
    message: {
      text: '',
      attachments: [
        {
          color: '#d13212',
          title: ':rotating_light: CloudWatch Alarm | cpu-high | ap-northeast-2 | Account: 123456789012',
          fields: [
            { title: 'Metric', value: 'AWS/ECS CPUUtilization' },
            { title: 'ClusterName', value: 'prod' },
            { title: 'ServiceName', value: 'promo-banner' },
          ],
        },
      ],
    },
  },
  {
    what: 'a monitor of Datadog',
    message: {
      text: '',
      attachments: [
        {
          title: 'Triggered: [P2] High CPU on clustername:prod,servicename:promo-banner',
          text: '`avg(last_5m):avg:aws.ecs.service.cpuutilization{*} by {clustername,servicename} > 80`\nTags: env:prod, team:shop',
        },
      ],
    },
  },
  {
    what: 'an alert of Grafana',
    message: {
      text: '*[FIRING:1] ECS memory*',
      attachments: [
        {
          text: '*Firing*\n\nValue: B=93\nLabels:\n - alertname = ECS memory\n - ClusterName = prod\n - ServiceName = promo-banner\nSource: <https://grafana.example/alerting/1|view>',
        },
      ],
    },
  },
  {
    what: 'an incident of PagerDuty',
    message: {
      text: 'Triggered',
      blocks: [
        {
          type: 'section',
          text: {
            type: 'mrkdwn',
            text: ':red_circle: *<https://acme.example/incidents/Q1|#4711> promo-banner-5xx-rate above 5 %*',
          },
        },
        { type: 'context', elements: [{ type: 'mrkdwn', text: '*Service:* Shop front | *Urgency:* High' }] },
      ],
    },
  },
  {
    what: 'a change of a task that EventBridge reports',
    message: {
      text: `\`\`\`${JSON.stringify(
        {
          'detail-type': 'ECS Task State Change',
          source: 'aws.ecs',
          region: 'ap-northeast-2',
          resources: ['arn:aws:ecs:ap-northeast-2:123456789012:task/prod/3f2a1b4c5d6e7f8091a2b3c4d5e6f708'],
          detail: {
            clusterArn: 'arn:aws:ecs:ap-northeast-2:123456789012:cluster/prod',
            group: 'service:promo-banner',
            lastStatus: 'STOPPED',
            stoppedReason: 'Essential container in task exited',
          },
        },
        null,
        2,
      )}\`\`\``,
    },
  },
  {
    what: 'an action of a service that EventBridge reports',
    message: {
      text: JSON.stringify({
        'detail-type': 'ECS Service Action',
        region: 'ap-northeast-2',
        resources: ['arn:aws:ecs:ap-northeast-2:123456789012:service/prod/promo-banner'],
        detail: { eventType: 'WARN', eventName: 'SERVICE_TASK_START_IMPAIRED' },
      }),
    },
  },
];
