import { parse } from 'yaml';
import { addonTable } from '../../lib/aws/addons';
import { scrapeConfiguration } from '../../lib/model/scrape-configuration';

interface Job {
  readonly job_name: string;
  readonly kubernetes_sd_configs: readonly {
    readonly role: string;
    readonly namespaces?: { readonly names: readonly string[] };
  }[];
  readonly relabel_configs: readonly {
    readonly regex?: string;
    readonly replacement?: string;
    readonly source_labels?: readonly string[];
    readonly target_label?: string;
    readonly action?: string;
  }[];
}

const { global, scrape_configs: jobs } = parse(scrapeConfiguration('012')) as {
  readonly global: object;
  readonly scrape_configs: readonly Job[];
};
const job = (name: string): Job => {
  const found = jobs.find(({ job_name }) => job_name === name);
  if (found === undefined) throw new Error(`no job ${name}`);
  return found;
};

test('says of which cluster metrics are, whatever its name looks like', () => {
  expect(global).toEqual({ scrape_interval: '30s', external_labels: { cluster: '012' } });
});

test('every job has a name of its own and finds its targets in the cluster', () => {
  expect(new Set(jobs.map(({ job_name }) => job_name)).size).toBe(jobs.length);
  expect(jobs.filter(({ kubernetes_sd_configs }) => kubernetes_sd_configs.length !== 1)).toEqual([]);
});

test.each(['kube-state-metrics', 'prometheus-node-exporter'] as const)('%s is looked for where its add-on is', (name) => {
  const { kubernetes_sd_configs } = job(name.replace('prometheus-', ''));
  expect(kubernetes_sd_configs[0]?.namespaces?.names).toEqual([addonTable[name].namespace]);
});

/** The part of relabeling that decides about addresses, as Prometheus does it: fully anchored, labels joined by `;`. */
function relabeled(
  labels: Readonly<Record<string, string>>,
  { relabel_configs }: Job,
): Readonly<Record<string, string>> | undefined {
  let current = { ...labels };
  for (const { regex = '(.*)', replacement = '$1', source_labels = [], target_label, action = 'replace' } of relabel_configs) {
    const joined = source_labels.map((label) => current[label] ?? '').join(';');
    const match = new RegExp(`^(?:${regex})$`).exec(joined);
    if ((action === 'keep' && match === null) || (action === 'drop' && match !== null)) return undefined;
    if (action !== 'replace' || match === null || target_label === undefined) continue;
    current = { ...current, [target_label]: replacement.replace(/\$(\d)/g, (_, group: string) => match[Number(group)] ?? '') };
  }
  return current;
}

const pod = (more: Readonly<Record<string, string>>) => ({
  __address__: '10.0.0.7:8080',
  __meta_kubernetes_namespace: 'shop',
  __meta_kubernetes_pod_name: 'api-1',
  __meta_kubernetes_pod_phase: 'Running',
  ...more,
});
const annotated = { __meta_kubernetes_pod_annotation_prometheus_io_scrape: 'true' };

test('pods are asked where they say so', () => {
  const port = { __meta_kubernetes_pod_annotation_prometheus_io_port: '9102' };
  const path = { __meta_kubernetes_pod_annotation_prometheus_io_path: '/stats' };
  expect(relabeled(pod(annotated), job('pods'))).toMatchObject({ __address__: '10.0.0.7:8080', namespace: 'shop', pod: 'api-1' });
  expect(relabeled(pod({ ...annotated, ...port, ...path }), job('pods'))).toMatchObject({
    __address__: '10.0.0.7:9102',
    __metrics_path__: '/stats',
  });
  expect(relabeled({ ...pod({ ...annotated, ...port }), __address__: '10.0.0.7' }, job('pods'))).toMatchObject({
    __address__: '10.0.0.7:9102',
  });
});

test('pods that do not ask for it, or do not run, are left alone', () => {
  expect(relabeled(pod({}), job('pods'))).toBeUndefined();
  expect(relabeled(pod({ ...annotated, __meta_kubernetes_pod_phase: 'Succeeded' }), job('pods'))).toBeUndefined();
});

test('containers of a node are asked through the API', () => {
  expect(relabeled({ __address__: '10.0.0.3:10250', __meta_kubernetes_node_name: 'i-1' }, job('cadvisor'))).toMatchObject({
    __address__: 'kubernetes.default.svc:443',
    __metrics_path__: '/api/v1/nodes/i-1/proxy/metrics/cadvisor',
  });
});

test.each(['apiserver', 'kube-scheduler', 'kube-controller-manager'])('%s is asked at the API, and nowhere else', (name) => {
  const endpoint = (service: string) => ({
    __meta_kubernetes_namespace: 'default',
    __meta_kubernetes_service_name: service,
    __meta_kubernetes_endpoint_port_name: 'https',
  });
  expect(relabeled(endpoint('kubernetes'), job(name))).toBeDefined();
  expect(relabeled(endpoint('shop'), job(name))).toBeUndefined();
});
