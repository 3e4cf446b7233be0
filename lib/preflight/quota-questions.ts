import { quotas } from '../aws/quotas';
import type { Environment } from '../model/environment';
import { quantityValue } from '../model/kubernetes/quantity';
import { onlyForNew, question, quoted, type Question, unlessNumber } from './question';

/** A quota with what is used of it and what is added. */
interface QuotaUse {
  readonly title: string;
  readonly service: string;
  readonly code: string;
  /** Command that counts what is used; undefined where only the quota itself matters. */
  readonly used: readonly string[] | undefined;
  readonly added: number;
  readonly standard: number;
}

/**
 * Quotas that a new environment may run into. Only where the cluster is new: what it has is counted already.
 * The codes are those of Service Quotas as commonly printed (`aws service-quotas list-service-quotas --service-code vpc`); not compared
 * with an account. The script falls back to the usual value when a code gives no answer.
 */
export function quotaQuestions(environment: Environment): readonly Question[] {
  return usesOf(environment).map(quotaQuestion).map(onlyForNew);
}

function quotaQuestion({ title, service, code, used, added, standard }: QuotaUse): Question {
  const about = {
    failureMode: 'quota',
    title,
    meaning: `This needs ${added}; a new account may have ${standard}. AWS raises it on request.`,
  };
  const request = `ask for more of ${code} (${service})`;
  const judged = (sum: string, few: string, counted: readonly string[] = []): readonly string[] => [
    `quota ${service} ${code} ${standard}`,
    ...counted,
    `${counted.length === 0 ? 'if' : 'elif'} [ ${sum} -le "$quota" ]; then ok quota ${quoted(title)}`,
    `else look quota ${quoted(title)} "${few}: ${request}"`,
    'fi',
  ];
  if (used === undefined)
    return { ...about, script: judged(String(added), `the quota is $quota$usual, and this may grow to ${added}`) };
  const counted = [unlessNumber('$used', 'quota', title)];
  const few = `$used of $quota$usual are used, and this needs ${added}`;
  const found = ['used=$answer', ...judged(`$((used + ${added}))`, few, counted)];
  return question(about, used, { found, missing: 'they cannot be counted' });
}

function usesOf({ network, cluster, platform }: Environment): readonly QuotaUse[] {
  const counted = (service: string, verb: string, member: string, ...more: readonly string[]): readonly string[] => [
    service,
    verb,
    '--query',
    `length(${member})`,
    ...more,
  ];
  // A network that was applied already is counted by its names.
  const own: QuotaUse[] = [];
  if (network.kind === 'own') {
    const gateways = network.natGateways.filter((gateway) => gateway.kind === 'zonal');
    const addresses = gateways.filter(({ address }) => address.kind === 'created').length;
    own.push({
      title: 'VPCs',
      service: 'vpc',
      code: 'L-F678F1CE',
      used: counted('ec2', 'describe-vpcs', `Vpcs[?!(Tags[?Key=='Name' && Value=='${network.name}'])]`),
      added: 1,
      standard: quotas.vpcs.value,
    });
    if (addresses > 0)
      own.push({
        title: 'elastic IP addresses',
        service: 'ec2',
        code: 'L-0263D0A3',
        used: counted('ec2', 'describe-addresses', `Addresses[?!(Tags[?Key=='Name' && starts_with(Value, '${network.name}-')])]`),
        added: addresses,
        standard: quotas.elasticIps.value,
      });
  }
  return [
    ...own,
    {
      title: 'clusters',
      service: 'eks',
      code: 'L-1194D53C',
      used: counted('eks', 'list-clusters', 'clusters'),
      added: 1,
      standard: quotas.clusters.value,
    },
    ...cores(cluster.builtInCompute.nodePools.length, platform),
  ];
}

/** New accounts may run five vCPUs: not one node pool grows to its limit with that. */
function cores(builtIn: number, platform: Environment['platform']): readonly QuotaUse[] {
  const limits = (platform?.nodePools ?? []).flatMap((pool) =>
    pool.kind === 'dynamic' && pool.limits.cpu !== undefined ? [quantityValue(pool.limits.cpu) ?? 0] : [],
  );
  const needed = Math.ceil(limits.reduce((sum, limit) => sum + limit, 0)) || (builtIn > 0 ? 8 : 0);
  if (needed === 0) return [];
  return [
    {
      title: 'vCPUs of on-demand standard instances',
      service: 'ec2',
      code: 'L-1216C47A',
      // What runs now changes by the minute; the quota has to hold what the pools may grow to.
      used: undefined,
      added: needed,
      standard: 5,
    },
  ];
}
