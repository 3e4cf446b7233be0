import { isListValue, isObjectValue, type ObjectValue, type Value } from '../protocol/value';

/** What a provider block says about where resources go. */
export interface ProviderContext {
  readonly account: string;
  /** Undefined when it is not known while planning. */
  readonly region: string | undefined;
  readonly partition: string;
  readonly dnsSuffix: string;
  /** Undefined when they are not known while planning. */
  readonly defaultTags: Readonly<Record<string, Value>> | undefined;
  /** Endpoint of the Kubernetes cluster that the provider writes to. */
  readonly cluster: string | undefined;
  /** True when the provider block did not tell the account. */
  readonly accountAssumed: boolean;
  /** True when the provider block named no region: the real provider takes that of the shell then. */
  readonly regionAssumed: boolean;
}

const PLACEHOLDER_ACCOUNT = '123456789012';
const PLACEHOLDER_REGION = 'us-east-1';

/** By prefix of the region; the bindings' provider has the same list. https://docs.aws.amazon.com/general/latest/gr/rande.html */
const PARTITIONS: readonly (readonly [string, string, string])[] = [
  ['cn-', 'aws-cn', 'amazonaws.com.cn'],
  ['us-gov-', 'aws-us-gov', 'amazonaws.com'],
  ['us-iso-', 'aws-iso', 'c2s.ic.gov'],
  ['us-isob-', 'aws-iso-b', 'sc2s.sgov.gov'],
  ['eu-isoe-', 'aws-iso-e', 'cloud.adc-e.uk'],
  ['us-isof-', 'aws-iso-f', 'csp.hci.ic.gov'],
  ['eusc-', 'aws-eusc', 'amazonaws.eu'],
];

export function contextOf(config: ObjectValue | null): ProviderContext {
  const written = config?.['region'] ?? null;
  const region = written === null ? PLACEHOLDER_REGION : typeof written === 'string' ? written : undefined;
  const [, partition = 'aws', dnsSuffix = 'amazonaws.com'] = PARTITIONS.find(([prefix]) => region?.startsWith(prefix)) ?? [];
  const account = accountOf(config);
  return {
    account: account ?? PLACEHOLDER_ACCOUNT,
    accountAssumed: account === undefined,
    regionAssumed: written === null,
    region,
    cluster: clusterOf(config),
    partition,
    dnsSuffix,
    defaultTags: defaultTagsOf(config?.['default_tags']),
  };
}

function accountOf(config: ObjectValue | null): string | undefined {
  const allowed = config?.['allowed_account_ids'];
  if (isListValue(allowed) && typeof allowed[0] === 'string') return allowed[0];
  for (const block of asList(config?.['assume_role'])) {
    const arn = isObjectValue(block) ? block['role_arn'] : undefined;
    const account = typeof arn === 'string' ? /^arn:[^:]+:iam::(\d{12}):/.exec(arn)?.[1] : undefined;
    if (account !== undefined) return account;
  }
  return undefined;
}

/** The kubernetes provider has the host at the top, helm has it in a nested object. */
function clusterOf(config: ObjectValue | null): string | undefined {
  const nested = config?.['kubernetes'];
  const host = config?.['host'] ?? (isObjectValue(nested) ? nested['host'] : undefined);
  return typeof host === 'string' ? host : undefined;
}

function defaultTagsOf(blocks: Value | undefined): Readonly<Record<string, Value>> | undefined {
  const tags: Record<string, Value> = {};
  for (const block of asList(blocks)) {
    const some = isObjectValue(block) ? block['tags'] : undefined;
    if (isObjectValue(some)) Object.assign(tags, some);
    else if (some !== null && some !== undefined) return undefined;
  }
  return tags;
}

const asList = (value: Value | undefined): readonly Value[] => (isListValue(value) ? value : []);
