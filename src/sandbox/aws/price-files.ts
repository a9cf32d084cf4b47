/** A row of a price file: its usage type, its price in USD as the file prints it, and where its tiers begin. */
export interface PriceFileRow {
  readonly usagetype: string;
  readonly usd: string | readonly { readonly begin: string; readonly end: string; readonly usd: string }[];
  readonly attributes?: Readonly<Record<string, string>>;
  readonly unit?: string;
}

/** What stands before usage types, by region; us-east-1 has none in some services. */
const PREFIXES: Readonly<Record<string, string>> = {
  'us-east-1': 'USE1',
  'us-west-2': 'USW2',
  'eu-west-1': 'EU',
  'ap-northeast-1': 'APN1',
  'ap-northeast-2': 'APN2',
};

/** A file of the bulk price list in the shape that AWS publishes: products, and terms apart from them. */
export function offerFile(
  offerCode: string,
  region: string,
  rows: readonly PriceFileRow[],
  publicationDate = '2026-11-14T18:03:22Z',
): Record<string, unknown> {
  const entries = rows.map((row, at) => ({ row, sku: `SKU${String(at).padStart(13, '0')}` }));
  return {
    formatVersion: 'v1.0',
    disclaimer: 'This pricing list is for informational purposes only.',
    offerCode,
    version: publicationDate.replace(/\D/g, ''),
    publicationDate,
    products: Object.fromEntries(
      entries.map(({ row, sku }) => [
        sku,
        {
          sku,
          productFamily: 'Compute',
          attributes: {
            servicecode: offerCode,
            locationType: 'AWS Region',
            usagetype: row.usagetype,
            operation: '',
            regionCode: region,
            ...row.attributes,
          },
        },
      ]),
    ),
    terms: { OnDemand: Object.fromEntries(entries.map(({ row, sku }) => [sku, termOf(row, sku, publicationDate)])) },
    attributesList: {},
  };
}

function termOf(row: PriceFileRow, sku: string, effectiveDate: string): Record<string, unknown> {
  const code = `${sku}.JRTCKXETXF`;
  const tiers = typeof row.usd === 'string' ? [{ begin: '0', end: 'Inf', usd: row.usd }] : row.usd;
  return {
    [code]: {
      offerTermCode: 'JRTCKXETXF',
      sku,
      effectiveDate,
      priceDimensions: Object.fromEntries(
        tiers.map(({ begin, end, usd }, at) => {
          const rateCode = `${code}.${String(at).padStart(10, '6YS6EN2CT7')}`;
          return [
            rateCode,
            {
              rateCode,
              unit: row.unit ?? 'hours',
              beginRange: begin,
              endRange: end,
              pricePerUnit: { USD: usd },
              appliesTo: [],
            },
          ];
        }),
      ),
      termAttributes: {},
    },
  };
}

/** AmazonECS in a region, with what looks like Fargate's rows and is not. */
export function ecsRows(region: string): readonly PriceFileRow[] {
  const prefix = PREFIXES[region] ?? 'XXX1';
  const row = (usagetype: string, usd: string): PriceFileRow => ({ usagetype: `${prefix}-${usagetype}`, usd });
  return [
    row('ECS-EC2-vCPU-Hours', '0.0000000000'),
    row('ECS-EC2-GB-Hours', '0.0000000000'),
    row('ECS-Anywhere-Instance-hours', '0.0102500000'),
    row('Fargate-Windows-vCPU-Hours:perCPU', '0.0535000000'),
    row('Fargate-Windows-GB-Hours', '0.0058800000'),
    row('Fargate-Windows-OS-Hours:perCPU', '0.0460000000'),
    row('Fargate-ARM-vCPU-Hours:perCPU', '0.0380000000'),
    row('Fargate-ARM-GB-Hours', '0.0042000000'),
    row('Fargate-vCPU-Hours:perCPU', '0.0475000000'),
    row('Fargate-GB-Hours', '0.0052000000'),
    row('Fargate-EphemeralStorage-GB-Hours', '0.0001300000'),
  ];
}

/** AWSLambda in a region: without a prefix in us-east-1. */
export function lambdaRows(region: string): readonly PriceFileRow[] {
  const prefix = region === 'us-east-1' ? '' : `${PREFIXES[region] ?? 'XXX1'}-`;
  const tiers = (bounds: readonly [string, string], prices: readonly [string, string, string]) => [
    { begin: '0', end: bounds[0], usd: prices[0] },
    { begin: bounds[0], end: bounds[1], usd: prices[1] },
    { begin: bounds[1], end: 'Inf', usd: prices[2] },
  ];
  return [
    { usagetype: `${prefix}Request`, usd: '0.0000002000', unit: 'Requests' },
    { usagetype: `${prefix}Request-ARM`, usd: '0.0000002000', unit: 'Requests' },
    { usagetype: `${prefix}Lambda-Managed-Instances-Request`, usd: '0.0000002000', unit: 'Requests' },
    {
      usagetype: `${prefix}Lambda-GB-Second`,
      usd: tiers(['6000000000', '15000000000'], ['0.0000166667', '0.0000150000', '0.0000133334']),
      unit: 'Second',
    },
    {
      usagetype: `${prefix}Lambda-GB-Second-ARM`,
      usd: tiers(['7500000000', '18750000000'], ['0.0000133334', '0.0000120001', '0.0000106667']),
      unit: 'Second',
    },
  ];
}

/** AmazonEKS in a region, where Fargate's rows are repeated. */
export function eksRows(region: string): readonly PriceFileRow[] {
  const prefix = PREFIXES[region] ?? 'XXX1';
  return [
    { usagetype: `${prefix}-AmazonEKS-Hours:perCluster`, usd: '0.1000000000' },
    { usagetype: `${prefix}-AmazonEKS-Hours:extendedSupport`, usd: '0.5000000000' },
    { usagetype: `${prefix}-Fargate-vCPU-Hours:perCPU`, usd: '0.0475000000' },
  ];
}

/** The feed of Fargate Spot's prices. */
export function spotFeed(regions: readonly string[]): Record<string, unknown> {
  const price = (region: string, unit: string, usd: string) => ({
    unit,
    price: { USD: usd },
    attributes: { 'aws:region': region, 'aws:label': region },
  });
  return {
    prices: regions.flatMap((region) => [
      price(region, 'vCPU-Hours', '0.01410000'),
      price(region, 'GB-Hours', '0.00155000'),
      price(region, 'ARM-vCPU-Hours', '0.01130000'),
      price(region, 'ARM-GB-Hours', '0.00124000'),
    ]),
  };
}
