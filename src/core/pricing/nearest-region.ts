import { editDistance } from '../edit-distance.ts';

type Geography = 'America' | 'Europe' | 'Asia Pacific' | 'Middle East and Africa' | 'GovCloud' | 'China';

interface Place {
  readonly geography: Geography;
  readonly latitude: number;
  readonly longitude: number;
}

function at(geography: Geography, latitude: number, longitude: number): Place {
  return { geography, latitude, longitude };
}

/** Where the regions are, in whole degrees. Source: AWS's list of regions names the city. */
const PLACES: Readonly<Record<string, Place>> = {
  'us-east-1': at('America', 39, -78),
  'us-east-2': at('America', 40, -83),
  'us-west-1': at('America', 37, -122),
  'us-west-2': at('America', 46, -120),
  'ca-central-1': at('America', 45, -74),
  'ca-west-1': at('America', 51, -114),
  'mx-central-1': at('America', 21, -100),
  'sa-east-1': at('America', -24, -47),
  'eu-west-1': at('Europe', 53, -6),
  'eu-west-2': at('Europe', 51, 0),
  'eu-west-3': at('Europe', 49, 2),
  'eu-central-1': at('Europe', 50, 9),
  'eu-central-2': at('Europe', 47, 9),
  'eu-north-1': at('Europe', 59, 17),
  'eu-south-1': at('Europe', 45, 9),
  'eu-south-2': at('Europe', 42, -1),
  'ap-northeast-1': at('Asia Pacific', 36, 140),
  'ap-northeast-2': at('Asia Pacific', 37, 127),
  'ap-northeast-3': at('Asia Pacific', 35, 135),
  'ap-east-1': at('Asia Pacific', 22, 114),
  'ap-east-2': at('Asia Pacific', 25, 121),
  'ap-southeast-1': at('Asia Pacific', 1, 104),
  'ap-southeast-2': at('Asia Pacific', -34, 151),
  'ap-southeast-3': at('Asia Pacific', -6, 107),
  'ap-southeast-4': at('Asia Pacific', -38, 145),
  'ap-southeast-5': at('Asia Pacific', 3, 102),
  'ap-southeast-6': at('Asia Pacific', -37, 175),
  'ap-southeast-7': at('Asia Pacific', 14, 101),
  'ap-south-1': at('Asia Pacific', 19, 73),
  'ap-south-2': at('Asia Pacific', 17, 78),
  'me-south-1': at('Middle East and Africa', 26, 51),
  'me-central-1': at('Middle East and Africa', 24, 54),
  'il-central-1': at('Middle East and Africa', 32, 35),
  'af-south-1': at('Middle East and Africa', -34, 18),
  'us-gov-west-1': at('GovCloud', 46, -120),
  'us-gov-east-1': at('GovCloud', 40, -83),
  'cn-north-1': at('China', 40, 116),
  'cn-northwest-1': at('China', 37, 105),
};

/** Partitions of AWS that an account is either in or not. */
const APART: ReadonlySet<Geography> = new Set<Geography>(['GovCloud', 'China']);

/** True for a region that AWS has, so that a typing mistake can be told from a region without a price. */
export function isKnownRegion(region: string): boolean {
  return Object.hasOwn(PLACES, region);
}

/** Every region that AWS has, as it names them. */
export function knownRegions(): readonly string[] {
  return Object.keys(PLACES);
}

/**
 * The region with a price that lies nearest: of the same geography, else of any that is open to everyone (GovCloud and
 * China are not). For a name that is no region's, the one that it misspells, or null. It is an offer to make, never a
 * price to use.
 */
export function nearestPricedRegion(region: string, priced: readonly string[]): string | null {
  const from = PLACES[region];
  if (from === undefined) return priced.find((name) => editDistance(name, region) <= 2) ?? null;
  const places = priced.flatMap((name) => {
    const place = name === region ? undefined : PLACES[name];
    return place === undefined ? [] : [{ name, geography: place.geography, distance: distanceOf(from, place) }];
  });
  const near = places.filter(({ geography }) => geography === from.geography);
  const open = APART.has(from.geography) ? [] : places.filter(({ geography }) => !APART.has(geography));
  const [nearest] = (near.length > 0 ? near : open).sort((a, b) => a.distance - b.distance);
  return nearest?.name ?? null;
}

/** The angle between two places on the globe, in radians. */
function distanceOf(a: Place, b: Place): number {
  const [latitudeA, latitudeB] = [radians(a.latitude), radians(b.latitude)];
  const cosine =
    Math.sin(latitudeA) * Math.sin(latitudeB) +
    Math.cos(latitudeA) * Math.cos(latitudeB) * Math.cos(radians(a.longitude - b.longitude));
  return Math.acos(Math.min(1, Math.max(-1, cosine)));
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
