import type { AutoModeLogDelivery, AutoModeLogType } from './cluster';
import type { Key } from './key';
import { fitName } from './names';
import type { Tags } from './tags';

export interface AutoModeLogsSettings {
  readonly clusterName: string;
  readonly types: readonly AutoModeLogType[];
  readonly retentionDays: number;
  readonly key: Key;
  readonly tags: Tags;
}

/** As CloudWatch names them, in the order in which they are switched on. */
const LOG_TYPES: Readonly<Record<AutoModeLogType, string>> = {
  compute: 'AUTO_MODE_COMPUTE_LOGS',
  'block-storage': 'AUTO_MODE_BLOCK_STORAGE_LOGS',
  'load-balancing': 'AUTO_MODE_LOAD_BALANCING_LOGS',
  ipam: 'AUTO_MODE_IPAM_LOGS',
};

/**
 * Delivery of the logs of Auto Mode's own controllers, which run outside the cluster: the only place that says why a
 * node did not start. Each type makes EKS update the cluster for two minutes or more, one update at a time, so each
 * names the one that has to be there before it.
 *
 * Log groups below `/aws/vendedlogs/` share one resource policy; others would each use one of the ten that an account
 * has per region. https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-and-resource-policy.html
 */
export function autoModeLogs({
  clusterName,
  types,
  retentionDays,
  key,
  tags,
}: AutoModeLogsSettings): readonly AutoModeLogDelivery[] {
  return inOrder(types).map((type, index, ordered) => {
    const name = fitName(`${clusterName}-${type}`, 'logDelivery');
    return {
      type,
      id: deliveryId(type),
      after: index === 0 ? undefined : deliveryId(ordered[index - 1]!),
      sourceName: name,
      destinationName: name,
      logType: LOG_TYPES[type],
      logGroup: {
        name: logGroupName(clusterName, type),
        retentionDays,
        key,
        keepOnDestroy: false,
        tags,
      },
    };
  });
}

/** Names of the log groups, for the policy of their key. */
export const autoModeLogGroupNames = (clusterName: string, types: readonly AutoModeLogType[]): readonly string[] =>
  inOrder(types).map((type) => logGroupName(clusterName, type));

const inOrder = (types: readonly AutoModeLogType[]): readonly AutoModeLogType[] =>
  (Object.keys(LOG_TYPES) as AutoModeLogType[]).filter((type) => types.includes(type));

const deliveryId = (type: AutoModeLogType): string => `auto-mode-${type}`;

const logGroupName = (clusterName: string, type: AutoModeLogType): string =>
  `/aws/vendedlogs/eks/${clusterName}/auto-mode-${type}`;
