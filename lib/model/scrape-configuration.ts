/** Where the API server reports about itself, and proxies what nodes and the control plane report. */
const API = `    scheme: https
    authorization:
      credentials_file: /var/run/secrets/kubernetes.io/serviceaccount/token
    kubernetes_sd_configs:
      - role: endpoints
    relabel_configs:
      - source_labels: [__meta_kubernetes_namespace, __meta_kubernetes_service_name, __meta_kubernetes_endpoint_port_name]
        regex: default;kubernetes;https
        action: keep`;

/** All endpoints of the one namespace that an add-on lives in. */
const endpointsIn = (namespace: string): string => `    kubernetes_sd_configs:
      - role: endpoints
        namespaces:
          names: [${namespace}]
    relabel_configs:
      - source_labels: [__meta_kubernetes_pod_node_name]
        target_label: node`;

/**
 * What a managed scraper collects, unless somebody writes another configuration: the control plane, containers of all
 * nodes, the two add-ons that come with it, and pods that ask for it by the usual annotations. kube-proxy and CoreDNS are
 * no pods on Auto Mode nodes, so nothing looks for them. Intervals below 30 seconds are refused.
 * https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-collector-how-to.html#AMP-collector-configuration
 */
export const scrapeConfiguration = (clusterName: string): string => `global:
  scrape_interval: 30s
  external_labels:
    cluster: ${JSON.stringify(clusterName)}
scrape_configs:
  - job_name: apiserver
${API}
  - job_name: kube-scheduler
    metrics_path: /apis/metrics.eks.amazonaws.com/v1/ksh/container/metrics
${API}
  - job_name: kube-controller-manager
    metrics_path: /apis/metrics.eks.amazonaws.com/v1/kcm/container/metrics
${API}
  - job_name: cadvisor
    scheme: https
    authorization:
      credentials_file: /var/run/secrets/kubernetes.io/serviceaccount/token
    kubernetes_sd_configs:
      - role: node
    relabel_configs:
      - action: labelmap
        regex: __meta_kubernetes_node_label_(.+)
      - target_label: __address__
        replacement: kubernetes.default.svc:443
      - source_labels: [__meta_kubernetes_node_name]
        regex: (.+)
        target_label: __metrics_path__
        replacement: /api/v1/nodes/$1/proxy/metrics/cadvisor
  - job_name: kube-state-metrics
    honor_labels: true
${endpointsIn('kube-state-metrics')}
  - job_name: node-exporter
${endpointsIn('prometheus-node-exporter')}
  - job_name: pods
    kubernetes_sd_configs:
      - role: pod
    relabel_configs:
      - source_labels: [__meta_kubernetes_pod_annotation_prometheus_io_scrape]
        regex: 'true'
        action: keep
      - source_labels: [__meta_kubernetes_pod_phase]
        regex: Pending|Succeeded|Failed
        action: drop
      - source_labels: [__meta_kubernetes_pod_annotation_prometheus_io_path]
        regex: (.+)
        target_label: __metrics_path__
      - source_labels: [__address__, __meta_kubernetes_pod_annotation_prometheus_io_port]
        regex: ([^:]+)(?::\\d+)?;(\\d+)
        target_label: __address__
        replacement: $1:$2
      - source_labels: [__meta_kubernetes_namespace]
        target_label: namespace
      - source_labels: [__meta_kubernetes_pod_name]
        target_label: pod
`;
