import { compareVersions, isMinorVersion } from '../aws/kubernetes-versions';
import { memberAt } from '../terraform/block';
import type { Json, StackJson } from '../terraform/stack-json';
import { clusterOf } from './change';
import type { ChangeRule } from './change-rules';
import { engineFinding } from './engine-finding';
import type { Finding } from './finding';

const SERVICE_RANGE = 'kubernetes_network_config.service_ipv4_cidr';

/** https://docs.aws.amazon.com/eks/latest/APIReference/API_KubernetesNetworkConfigRequest.html */
const CHOSEN_BY_EKS: readonly (Json | undefined)[] = ['10.100.0.0/16', '172.20.0.0/16'];

/** What EKS decides when it creates a cluster: another value makes Terraform destroy the cluster and create another. */
const KEPT: readonly (readonly [attribute: string, path: readonly string[]])[] = [
  ['name', ['cluster', 'name']],
  ['role_arn', ['cluster', 'role']],
  ['kubernetes_network_config.ip_family', ['cluster', 'ipFamily']],
  [SERVICE_RANGE, ['cluster', 'serviceCidr']],
  ['compute_config.node_role_arn', ['cluster', 'nodeRole']],
];

/**
 * What would happen to a cluster that was written before, if it was applied. Nobody can see here whether it was, so these
 * are warnings, on the machine where the old output lies.
 *
 * @param before what was published of the cluster's stack
 * @param now what is about to replace it
 */
export function changedCluster(environment: string, before: StackJson, now: StackJson): readonly Finding[] {
  const [old, fresh] = [clusterOf(before), clusterOf(now)];
  if (old === undefined || fresh === undefined) return [];
  // Another place makes everything anew, and another name the roles with it: said once.
  const elsewhere = changedPlace(environment, before, now);
  return elsewhere ?? [changedVersion, changedZones, changedForEver].flatMap((look) => look(environment, old, fresh));
}

function changedPlace(environment: string, before: StackJson, now: StackJson): readonly Finding[] | undefined {
  for (const [attribute, path] of [
    ['provider.aws.allowed_account_ids', 'account'],
    ['provider.aws.region', 'region'],
  ] as const) {
    const [from, to] = [before, now].map((stack) => [memberAt(stack, attribute)].flat()[0]);
    if (typeof from !== 'string' || typeof to !== 'string' || from === to) continue;
    const message = `it was ${shown(from)} before: there would be another cluster, and this state would lose the first`;
    return [finding('changedForEver', environment, [path], shown(to), message)];
  }
  return undefined;
}

function changedVersion(environment: string, old: Json, fresh: Json): readonly Finding[] {
  const [from, to] = [memberAt(old, 'version'), memberAt(fresh, 'version')];
  if (typeof from !== 'string' || typeof to !== 'string' || !isMinorVersion(from) || !isMinorVersion(to)) return [];
  const steps = compareVersions(to, from);
  if (steps === 0 || steps === 1) return [];
  const message =
    steps < 0
      ? `it was '${from}' before; EKS goes back by one version, within seven days of an upgrade, and not through this provider`
      : `it was '${from}' before; EKS upgrades one minor version at a time`;
  const next = from.replace(/\d+$/, (minor) => String(Number(minor) + 1));
  return [finding('changedVersion', environment, ['cluster', 'version'], `'${to}'`, message, steps < 0 ? from : next)];
}

/** EKS wants a subnet in each of the zones that it was given first, and takes none elsewhere. */
function changedZones(environment: string, old: Json, fresh: Json): readonly Finding[] {
  const [from, to] = [old, fresh].map((cluster) => zonesOf(memberAt(cluster, 'vpc_config.subnet_ids')));
  if (from === undefined || to === undefined || same(from, to)) return [];
  const message = `${are(from)} before; EKS refuses to change the zones of a control plane`;
  return [finding('changedZones', environment, ['cluster', 'zones'], to.names?.join(', ') ?? count(to), message)];
}

/** Each subnet of a control plane is in another zone. The id of one that exists does not say in which. */
interface Zones {
  readonly number: number;
  readonly names?: readonly string[];
}

function zonesOf(subnetIds: Json | undefined): Zones | undefined {
  if (!Array.isArray(subnetIds)) return undefined;
  const names = subnetIds.map((id) => (typeof id === 'string' ? /\["([^"]+)"\]\}$/.exec(id)?.[1] : undefined));
  const known = names.filter((name) => name !== undefined);
  return { number: names.length, ...(known.length === names.length && { names: known.sort() }) };
}

const same = (one: Zones, other: Zones): boolean =>
  one.names === undefined || other.names === undefined ? one.number === other.number : one.names.join() === other.names.join();

const count = ({ number }: Zones): string => `subnets in ${number} zone${number === 1 ? '' : 's'}`;

const are = (zones: Zones): string =>
  zones.names === undefined ? `there were ${count(zones)}` : `they were ${zones.names.join(', ')}`;

function changedForEver(environment: string, old: Json, fresh: Json): readonly Finding[] {
  const changed = KEPT.flatMap(([attribute, path]) => {
    const [from, to] = [memberAt(old, attribute), memberAt(fresh, attribute)];
    if (from === to) return [];
    if (from === undefined) {
      // What was left out was decided by EKS; naming that is no change.
      if (attribute !== SERVICE_RANGE || CHOSEN_BY_EKS.includes(to)) return [];
      const chosen = `EKS chose ${CHOSEN_BY_EKS.join(' or ')} when it made the cluster: Terraform would replace the cluster`;
      return [finding('changedForEver', environment, path, shown(to), chosen)];
    }
    // What is left out stays: a cluster without built-in pools has no role for their nodes, and the rest EKS tells.
    if (to === undefined) return [];
    const message = `it was ${shown(from)} before: Terraform would replace the cluster`;
    return [finding('changedForEver', environment, path, shown(to), message)];
  });
  // The names of the roles follow from its name.
  const renamed = changed.find(({ path }) => path.join('.') === 'cluster.name');
  if (renamed !== undefined) return [renamed];
  const [from, to] = [memberAt(old, 'encryption_config.provider.key_arn'), memberAt(fresh, 'encryption_config.provider.key_arn')];
  if (from === undefined || from === to) return changed;
  const own = /^\$\{(aws_kms_key\.[\w-]+)\.arn\}$/.exec(String(from))?.[1];
  const key = own === undefined ? shown(from) : `the key of this state (${own})`;
  const message =
    to === undefined
      ? `the Secrets were encrypted with ${key} before, which cannot be taken back: Terraform would replace the cluster`
      : own === undefined
        ? `the Secrets were encrypted with ${key} before; EKS keeps that key, whatever is written`
        : `the Secrets were encrypted with ${key} before; EKS keeps that key, and Terraform would schedule it for deletion: then nobody can read the Secrets any more`;
  return [...changed, finding('changedForEver', environment, ['cluster', 'secretsKey'], shown(to), message)];
}

const shown = (value: Json | undefined): string => (value === undefined ? 'nothing' : `'${String(value)}'`);

function finding(
  rule: ChangeRule,
  environment: string,
  path: readonly string[],
  received: string,
  message: string,
  suggestion?: string,
): Finding {
  return engineFinding(rule, { environment, path, received, message, suggestion });
}
