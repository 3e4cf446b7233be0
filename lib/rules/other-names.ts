/** What something is called here that has another name elsewhere. */
export interface OurName {
  /** Paths with `*` for any name; none where nothing takes its place. */
  readonly ours: readonly string[];
  /** What is written there, where the other name says it. */
  readonly value?: string;
  /** Why nothing takes its place. */
  readonly why?: string;
}

const ours = (...paths: readonly string[]): OurName => ({ ours: paths });

const GROUP = 'cluster.nodeGroups.*';
const POOL = 'platform.nodePools.*';
const STORAGE = 'platform.storageClasses.*';

const ACCESS = ours('access.admins', 'access.teams');
const NO_LOCK: OurName = { ours: [], why: 'the lock is a file in the bucket' };

/**
 * Keys of what people come from, without their hyphens and underscores, in lower case. A test holds the paths against the shape.
 *
 * https://github.com/terraform-aws-modules/terraform-aws-eks/blob/master/variables.tf (2026-11-29),
 * https://github.com/terraform-aws-modules/terraform-aws-vpc (2026-11-29),
 * https://github.com/eksctl-io/eksctl/blob/main/pkg/apis/eksctl.io/v1alpha5/assets/schema.json (2026-11-29),
 * https://docs.aws.amazon.com/eks/latest/APIReference/API_NodegroupScalingConfig.html (2026-11-29),
 * https://karpenter.sh/docs/concepts/disruption/ (2026-11-29),
 * https://developer.hashicorp.com/terraform/language/backend/s3 (2026-11-21)
 */
export const otherNames: ReadonlyMap<string, OurName> = new Map<string, OurName>([
  ['minsize', ours(`${GROUP}.size.min`)],
  ['maxsize', ours(`${GROUP}.size.max`)],
  ['desiredsize', ours(`${GROUP}.size.desired`)],
  ['desiredcapacity', ours(`${GROUP}.size.desired`)],
  ['scalingconfig', ours(`${GROUP}.size`)],
  ['disksize', ours(`${GROUP}.disk.sizeGiB`)],
  ['volumesize', ours(`${GROUP}.disk.sizeGiB`)],
  ['updateconfig', ours(`${GROUP}.update`)],
  ['instancetype', ours(`${GROUP}.instanceTypes`)],
  ['amiid', ours(`${GROUP}.ami`)],
  ['amireleaseversion', ours(`${GROUP}.releaseVersion`)],
  ['managednodegroups', ours('cluster.nodeGroups')],
  ['eksmanagednodegroups', ours('cluster.nodeGroups')],
  ['clusterversion', ours('cluster.version')],
  ['kubernetesversion', ours('cluster.version')],
  ['clustername', ours('cluster.name')],
  ['clusteraddons', ours('addons')],
  ['eksaddons', ours('addons')],
  ['clusterendpointpublicaccess', ours('cluster.endpoint.publicFrom')],
  ['clusterendpointpublicaccesscidrs', ours('cluster.endpoint.publicFrom')],
  ['endpointpublicaccess', ours('cluster.endpoint.publicFrom')],
  ['endpointpublicaccesscidrs', ours('cluster.endpoint.publicFrom')],
  ['publicaccesscidrs', ours('cluster.endpoint.publicFrom')],
  ['clusterenabledlogtypes', ours('cluster.logs.types')],
  ['enabledlogtypes', ours('cluster.logs.types')],
  ['cloudwatchloggroupretentionindays', ours('cluster.logs.retentionDays')],
  ['clusterserviceipv4cidr', ours('cluster.serviceCidr')],
  ['serviceipv4cidr', ours('cluster.serviceCidr')],
  ['clusterencryptionconfig', ours('cluster.secretsKey')],
  ['enableirsa', ours('cluster.oidcProvider')],
  ['withoidc', ours('cluster.oidcProvider')],
  ['awsauth', ACCESS],
  ['awsauthroles', ACCESS],
  ['awsauthusers', ACCESS],
  ['maproles', ACCESS],
  ['mapusers', ACCESS],
  ['accessentries', ACCESS],
  ['iamidentitymappings', ACCESS],
  ['podidentityassociations', ours('podIdentities')],
  ['vpccidr', ours('network.cidr')],
  ['azs', ours('network.zones')],
  ['availabilityzones', ours('network.zones')],
  ['singlenatgateway', { ours: ['network.natGateways'], value: 'single' }],
  ['onenatgatewayperaz', { ours: ['network.natGateways'], value: 'one-per-zone' }],
  ['enablenatgateway', ours('network.natGateways')],
  ['dynamodbtable', NO_LOCK],
  ['uselockfile', NO_LOCK],
  ['disruption', ours(`${POOL}.consolidationPolicy`, `${POOL}.consolidateAfter`, `${POOL}.budgets`)],
  ['nodeclassref', ours(`${POOL}.nodeClass`)],
  ['fstype', ours(`${STORAGE}.fileSystem`)],
  ['kmskey', ours(`${STORAGE}.kmsKeyId`, 'platform.nodeClasses.*.ephemeralStorage.kmsKeyID')],
]);

export const ourName = (key: string): OurName | undefined => otherNames.get(key.toLowerCase().replace(/[-_]/g, ''));

/** Words of elsewhere and of everyday; which of them is meant, what is accepted says. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  prod: ['production'],
  dev: ['development'],
  public: ['internet-facing'],
  external: ['internet-facing'],
  private: ['internal'],
  editor: ['edit'],
  viewer: ['view'],
  readonly: ['view'],
  administrator: ['admin'],
  argocd: ['argo-cd'],
  fluxcd: ['flux'],
  one: ['single'],
  strict: ['restricted'],
  whenunderutilized: ['WhenEmptyOrUnderutilized'],
  ondemand: ['ON_DEMAND'],
};

/** The accepted word that a word of elsewhere stands for. */
export function ourWord(word: string, accepted: readonly string[]): string | undefined {
  const meant = WORDS[word.toLowerCase().replace(/[-_ ]/g, '')] ?? [];
  return accepted.find((one) => meant.includes(one));
}
