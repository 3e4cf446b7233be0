import { builtInCharts } from '../aws/built-in-charts';
import { isReference } from '../model/reference';
import { membersOf } from './chart-members';
import { isNamespace, namespaceForm } from './kubernetes-names';
import { relationRule, type Rule } from './rule';

const date = '2026-11-21';
const INSTANCES = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/automode-learn-instances.html', date };
const MIGRATE = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/migrate-auto.html', date: '2026-11-28' };
const MIGRATE_KARPENTER = {
  url: 'https://docs.aws.amazon.com/eks/latest/userguide/auto-migrate-karpenter.html',
  date: '2026-11-28',
};
const HELM_PROVIDER = { url: 'https://github.com/hashicorp/terraform-provider-helm/issues/1735', date };
const RELEASE = { url: 'https://registry.terraform.io/providers/hashicorp/helm/latest/docs/resources/release', date };
const KUBE_DNS = { url: 'https://github.com/aws/containers-roadmap/issues/2546', date };

/** The chart's own name, without the repository in front of it. */
const chartName = (chart: string): string => chart.split('/').at(-1) ?? chart;

/** Charts that Terraform installs. */
export const helmRules: readonly Rule[] = [
  relationRule({
    id: 'PLT030',
    severity: 'warning',
    title: 'A chart of what Auto Mode contains',
    why: 'Auto Mode runs these parts itself. A second one is for other nodes, or for the time of a move: AWS lets Karpenter and the load balancer controller run beside Auto Mode while workloads go over. Otherwise both fight over the same objects, or the second fails because nodes hide the instance metadata.',
    fix: 'remove the release; or acknowledge it, with classes of its own (`ingress.k8s.aws/alb`, `ebs.csi.aws.com`), region and VPC in its values, and pods that stay where they belong',
    sources: [INSTANCES, MIGRATE, MIGRATE_KARPENTER, { url: 'https://github.com/aws/containers-roadmap/issues/2633', date }],
    failureModes: ['F08', 'C27', 'G01'],
    example: { before: "helmReleases: { alb: { chart: 'aws-load-balancer-controller', … } }", after: 'helmReleases: {}' },
    subject: 'platform',
    *check({ helmReleases }) {
      for (const { name, chart } of helmReleases) {
        const part = builtInCharts.get(chartName(chart));
        if (part !== undefined) yield { path: ['helmReleases', name, 'chart'], received: `'${chart}'`, message: part };
      }
    },
  }),
  relationRule({
    id: 'PLT031',
    severity: 'warning',
    title: 'A chart without an exact version',
    why: 'The same configuration then installs something else tomorrow, and no plan shows it beforehand.',
    fix: "an exact version, such as '1.2.3'",
    sources: [RELEASE],
    failureModes: ['D13'],
    example: { before: "version: '^1.2'", after: "version: '1.2.3'" },
    subject: 'platform',
    *check({ helmReleases }) {
      for (const { name, version } of helmReleases) {
        if (isReference(version) || /^v?\d+\.\d+\.\d+([-+][\w.+-]+)?$/.test(version)) continue;
        yield {
          path: ['helmReleases', name, 'version'],
          received: `'${version}'`,
          message: 'three numbers, and perhaps what follows them',
        };
      }
    },
  }),
  relationRule({
    id: 'PLT032',
    severity: 'error',
    title: 'A release that Helm refuses',
    why: 'Helm takes charts from https:// or oci:// addresses, into a namespace with a sound name.',
    fix: "repository: 'https://charts.example.com' or 'oci://registry.example.com/charts'",
    sources: [RELEASE],
    example: { before: "repository: 'charts.example.com'", after: "repository: 'https://charts.example.com'" },
    subject: 'platform',
    *check({ helmReleases }) {
      for (const { name, repository, namespace } of helmReleases) {
        if (!isReference(repository) && !/^(https?|oci):\/\/[^\s/]+/.test(repository)) {
          yield {
            path: ['helmReleases', name, 'repository'],
            received: `'${repository}'`,
            message: 'an https:// or oci:// address',
          };
        }
        if (!isReference(namespace) && !isNamespace(namespace)) {
          yield { path: ['helmReleases', name, 'namespace'], received: `'${namespace}'`, message: namespaceForm };
        }
      }
    },
  }),
  relationRule({
    id: 'PLT033',
    severity: 'warning',
    title: 'A chart asks for the service kube-dns',
    why: 'Auto Mode has no service kube-dns: DNS is on every node. Software that resolves by its name (nginx in the Loki gateway) fails on nodes of before March 2025 and depends on a special case since.',
    fix: 'name the address of the cluster DNS in the values, or leave the resolver to /etc/resolv.conf',
    sources: [KUBE_DNS],
    failureModes: ['G23'],
    example: { before: "resolver: 'kube-dns.kube-system.svc.cluster.local'", after: "resolver: '172.20.0.10'" },
    subject: 'platform',
    *check({ helmReleases }) {
      for (const release of helmReleases) {
        for (const { path, key, value } of membersOf(release)) {
          if (![key, value].some((text) => typeof text === 'string' && text.includes('kube-dns'))) continue;
          yield { path, received: 'kube-dns', message: 'there is no such service' };
        }
      }
    },
  }),
  relationRule({
    id: 'PLT034',
    severity: 'note',
    title: 'Planning a release writes to the cluster',
    why: 'The Helm provider asks the API for a dry run, which is a write, and reads Secrets when it refreshes. A role that may only read cannot plan a state with releases.',
    fix: 'plan with a role that may write, or hand charts to GitOps',
    sources: [HELM_PROVIDER],
    failureModes: ['D10'],
    example: { before: 'helmReleases: { … } with a pipeline.plan that only reads', after: "delivery: 'gitops'" },
    subject: 'platform',
    *check({ helmReleases }) {
      if (helmReleases.length === 0) return;
      yield {
        path: ['helmReleases'],
        received: helmReleases.map(({ name }) => name).join(', '),
        message: 'the role that plans has to be able to write',
      };
    },
  }),
];
