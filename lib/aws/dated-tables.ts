import { accessPoliciesSource } from './access-policies';
import { addonsSource } from './addons';
import { controllerFeaturesSource } from './controller-features';
import { endpointServicesSource } from './endpoint-services';
import { kubernetesVersionsSource } from './kubernetes-versions';
import { loadBalancerAttributesSource } from './load-balancer-attributes';
import { managedPoliciesSource } from './managed-policies';
import { addonMinimumsSource } from './mixed-compute';
import { instancesSource } from './instance-families';
import { quotas } from './quotas';
import { refusedZonesSource } from './refused-zones';
import type { Source } from './source';
import { usualZonesSource } from './usual-zones';

/** A table of this package that AWS may have overtaken. */
export interface DatedTable {
  /** As a message names it. */
  readonly name: string;
  readonly source: Source;
}

const oldest = (sources: readonly Source[]): Source =>
  sources.reduce((one, other) => (other.date < one.date ? other : one), sources[0] ?? addonsSource);

/** What changes at AWS without a new version of this package. */
export const datedTables: readonly DatedTable[] = [
  { name: 'Kubernetes versions', source: kubernetesVersionsSource },
  { name: 'add-ons', source: addonsSource },
  { name: 'versions of add-ons beside Auto Mode', source: addonMinimumsSource },
  { name: 'instance families', source: instancesSource },
  { name: 'quotas', source: oldest(Object.values(quotas).map(({ source }) => source)) },
  { name: 'endpoint services', source: endpointServicesSource },
  { name: 'zones without control planes', source: refusedZonesSource },
  { name: 'usual zones', source: usualZonesSource },
  { name: 'access policies', source: accessPoliciesSource },
  { name: 'managed policies', source: managedPoliciesSource },
  { name: 'features of the load balancer controller', source: controllerFeaturesSource },
  { name: 'attributes of load balancers', source: loadBalancerAttributesSource },
];

/** Days after which a table is said to be old. */
export const OLD_AFTER_DAYS = 90;

const DAY = 24 * 60 * 60 * 1000;

/** Tables that were compared with their source longer ago than that. */
export const oldTables = (today: string, tables: readonly DatedTable[] = datedTables): readonly DatedTable[] =>
  tables.filter(({ source: { date } }) => Date.parse(today) - Date.parse(date) > OLD_AFTER_DAYS * DAY);
