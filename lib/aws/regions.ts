import type { Source } from './source';

export type Partition = 'aws' | 'aws-cn' | 'aws-us-gov' | 'aws-eusc' | 'aws-iso' | 'aws-iso-b' | 'aws-iso-e' | 'aws-iso-f';

export interface PartitionFacts {
  readonly partition: Partition;
  /** End of the host names of its services. */
  readonly dnsSuffix: string;
}

export interface Region extends PartitionFacts {
  readonly name: string;
  /** What zone ids begin with (`apne1` in `apne1-az1`); undefined where no public source says. */
  readonly zoneIdPrefix: string | undefined;
  readonly source: Source;
}

/** What the names of its regions begin with, first match wins; everything else is commercial. */
const PARTITIONS: readonly (PartitionFacts & { readonly regionPrefix: string })[] = [
  { regionPrefix: 'cn-', partition: 'aws-cn', dnsSuffix: 'amazonaws.com.cn' },
  { regionPrefix: 'us-gov-', partition: 'aws-us-gov', dnsSuffix: 'amazonaws.com' },
  { regionPrefix: 'eusc-', partition: 'aws-eusc', dnsSuffix: 'amazonaws.eu' },
  { regionPrefix: 'us-iso-', partition: 'aws-iso', dnsSuffix: 'c2s.ic.gov' },
  { regionPrefix: 'us-isob-', partition: 'aws-iso-b', dnsSuffix: 'sc2s.sgov.gov' },
  { regionPrefix: 'eu-isoe-', partition: 'aws-iso-e', dnsSuffix: 'cloud.adc-e.uk' },
  { regionPrefix: 'us-isof-', partition: 'aws-iso-f', dnsSuffix: 'csp.hci.ic.gov' },
];

const COMMERCIAL: PartitionFacts = { partition: 'aws', dnsSuffix: 'amazonaws.com' };

/**
 * Partition and DNS suffix of a region. A region that is not known yet follows the rule of its name.
 * https://github.com/boto/botocore/blob/develop/botocore/data/partitions.json
 */
export function partitionOf(region: string): PartitionFacts {
  const found = PARTITIONS.find(({ regionPrefix }) => region.startsWith(regionPrefix));
  return found === undefined ? COMMERCIAL : { partition: found.partition, dnsSuffix: found.dnsSuffix };
}

/** Region and zone id prefix; https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html */
const ZONE_PAGE: Source = {
  url: 'https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html',
  date: '2026-11-21',
};

/** Names of regions outside the public list; their zone ids come from published output of `describe-availability-zones`. */
const PARTITION_FILE: Source = {
  url: 'https://github.com/boto/botocore/blob/develop/botocore/data/partitions.json',
  date: '2026-11-21',
};

const region = (source: Source, name: string, zoneIdPrefix?: string): Region => ({
  name,
  ...partitionOf(name),
  zoneIdPrefix,
  source,
});

const REGIONS: readonly Region[] = [
  region(ZONE_PAGE, 'af-south-1', 'afs1'),
  region(ZONE_PAGE, 'ap-east-1', 'ape1'),
  region(ZONE_PAGE, 'ap-east-2', 'ape2'),
  region(ZONE_PAGE, 'ap-northeast-1', 'apne1'),
  region(ZONE_PAGE, 'ap-northeast-2', 'apne2'),
  region(ZONE_PAGE, 'ap-northeast-3', 'apne3'),
  region(ZONE_PAGE, 'ap-south-1', 'aps1'),
  region(ZONE_PAGE, 'ap-south-2', 'aps2'),
  region(ZONE_PAGE, 'ap-southeast-1', 'apse1'),
  region(ZONE_PAGE, 'ap-southeast-2', 'apse2'),
  region(ZONE_PAGE, 'ap-southeast-3', 'apse3'),
  region(ZONE_PAGE, 'ap-southeast-4', 'apse4'),
  region(ZONE_PAGE, 'ap-southeast-5', 'apse5'),
  region(ZONE_PAGE, 'ap-southeast-6', 'apse6'),
  region(ZONE_PAGE, 'ap-southeast-7', 'apse7'),
  region(ZONE_PAGE, 'ca-central-1', 'cac1'),
  region(ZONE_PAGE, 'ca-west-1', 'caw1'),
  region(ZONE_PAGE, 'eu-central-1', 'euc1'),
  region(ZONE_PAGE, 'eu-central-2', 'euc2'),
  region(ZONE_PAGE, 'eu-north-1', 'eun1'),
  region(ZONE_PAGE, 'eu-south-1', 'eus1'),
  region(ZONE_PAGE, 'eu-south-2', 'eus2'),
  region(ZONE_PAGE, 'eu-west-1', 'euw1'),
  region(ZONE_PAGE, 'eu-west-2', 'euw2'),
  region(ZONE_PAGE, 'eu-west-3', 'euw3'),
  region(ZONE_PAGE, 'il-central-1', 'ilc1'),
  region(ZONE_PAGE, 'me-central-1', 'mec1'),
  region(ZONE_PAGE, 'me-south-1', 'mes1'),
  region(ZONE_PAGE, 'mx-central-1', 'mxc1'),
  region(ZONE_PAGE, 'sa-east-1', 'sae1'),
  region(ZONE_PAGE, 'us-east-1', 'use1'),
  region(ZONE_PAGE, 'us-east-2', 'use2'),
  region(ZONE_PAGE, 'us-west-1', 'usw1'),
  region(ZONE_PAGE, 'us-west-2', 'usw2'),
  region(PARTITION_FILE, 'cn-north-1', 'cnn1'),
  region(PARTITION_FILE, 'cn-northwest-1', 'cnnw1'),
  region(PARTITION_FILE, 'us-gov-east-1', 'usge1'),
  region(PARTITION_FILE, 'us-gov-west-1', 'usgw1'),
  region(PARTITION_FILE, 'eusc-de-east-1'),
  region(PARTITION_FILE, 'us-iso-east-1', 'usie1'),
  region(PARTITION_FILE, 'us-iso-west-1'),
  region(PARTITION_FILE, 'us-isob-east-1', 'usibe1'),
  region(PARTITION_FILE, 'us-isob-west-1'),
  region(PARTITION_FILE, 'eu-isoe-west-1'),
  region(PARTITION_FILE, 'us-isof-east-1'),
  region(PARTITION_FILE, 'us-isof-south-1'),
];

/** By name. */
export const knownRegions: ReadonlyMap<string, Region> = new Map(REGIONS.map((entry) => [entry.name, entry]));

export const isKnownRegion = (name: string): boolean => knownRegions.has(name);

/** `ap-northeast-1`, `us-gov-west-1`, `eusc-de-east-1`: the shape that every region has, known or not. */
export const isRegionShaped = (name: string): boolean => /^[a-z]{2,4}(-[a-z]+){1,2}-\d{1,2}$/.test(name);

/** What the ids of its zones begin with; undefined for a region that is not known or whose zone ids are not public. */
export const zoneIdPrefix = (name: string): string | undefined => knownRegions.get(name)?.zoneIdPrefix;
