/** A Helm chart that Terraform installs. Planning it writes to the cluster: the role that plans needs more than reading. */
export interface HelmReleaseInput {
  /** `https://…` or `oci://…` */
  readonly repository: string;
  readonly chart: string;
  /** Exact version of the chart. */
  readonly version: string;
  readonly namespace: string;
  /** @default true, unless `platform.namespaces` makes it or it is kube-system */
  readonly createNamespace?: boolean;
  /** @default those of the chart */
  readonly values?: Readonly<Record<string, unknown>>;
  /** Seconds. @default 900: the first pods wait for a node */
  readonly timeout?: number;
}
