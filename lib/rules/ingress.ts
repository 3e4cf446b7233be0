import { isReference } from '../model/reference';
import { ingressAttributeRules } from './ingress-attributes';
import { nameProblems, trafficProblems } from './ingress-values';
import { relationRule, type Rule } from './rule';

const date = '2026-11-21';
const ALB = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/auto-configure-alb.html', date };
const SUBNET_TAGS = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/tag-subnets-auto.html', date };
const LOAD_BALANCERS = {
  url: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html',
  date,
};
const CREATE = { url: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html', date };

/** Load balancers for Ingress objects. */
export const ingressRules: readonly Rule[] = [
  relationRule({
    id: 'ING001',
    severity: 'warning',
    title: 'More than one default ingress class',
    why: 'Kubernetes then takes the newest of them: whether an Ingress without a class is internal or public depends on the order in which they were made.',
    fix: 'leave default: true on one',
    sources: [
      {
        url: 'https://github.com/kubernetes/kubernetes/blob/v1.36.3/plugin/pkg/admission/network/defaultingressclass/admission.go',
        date: '2026-11-28',
      },
    ],
    example: {
      before: 'internal: { default: true }, public: { default: true }',
      after: 'internal: { default: true }, public: {}',
    },
    subject: 'platform',
    *check({ ingressClasses }) {
      const [first, ...others] = ingressClasses.filter(({ isDefault }) => isDefault);
      for (const { name } of others) {
        yield { path: ['ingressClasses', name, 'default'], message: `${first?.name ?? ''} is the default already` };
      }
    },
  }),
  relationRule({
    id: 'ING002',
    severity: 'error',
    title: 'A public load balancer without public subnets',
    why: 'An internet-facing load balancer in private subnets comes up and cannot be reached; where no public subnet is found, it does not come up at all.',
    fix: "give the network public subnets, name them in subnets, or scheme: 'internal'",
    sources: [SUBNET_TAGS],
    failureModes: ['E01'],
    example: { before: "network: { internetAccess: false }, … { scheme: 'internet-facing' }", after: "{ scheme: 'internal' }" },
    subject: 'platform',
    needs: ['network'],
    *check({ ingressClasses, network }) {
      if (network.publicSubnets.length > 0) return;
      for (const { name } of ingressClasses.filter(
        ({ scheme, subnets }) => scheme === 'internet-facing' && subnets === undefined,
      )) {
        yield {
          path: ['ingressClasses', name, 'scheme'],
          received: "'internet-facing'",
          message: 'the network has no public subnets',
        };
      }
    },
  }),
  relationRule({
    id: 'ING003',
    severity: 'error',
    title: 'Subnets that a load balancer cannot use',
    why: 'An Application Load Balancer needs subnets in two zones; a misspelt id finds none.',
    fix: 'ids of subnets in at least two zones',
    sources: [LOAD_BALANCERS],
    failureModes: ['E01'],
    example: { before: "subnets: { ids: ['subnet-0123456789abcdef0'] }", after: "subnets: { ids: ['subnet-…', 'subnet-…'] }" },
    subject: 'platform',
    *check({ ingressClasses }) {
      for (const { name, subnets } of ingressClasses) {
        if (subnets?.ids === undefined) continue;
        const path = ['ingressClasses', name, 'subnets', 'ids'];
        if (new Set(subnets.ids).size < 2 && !subnets.ids.some(isReference)) {
          yield { path, received: subnets.ids.join(', '), message: 'at least two subnets, in different zones' };
        }
        for (const [index, id] of subnets.ids.entries()) {
          if (isReference(id) || /^subnet-[0-9a-f]{8,}$/.test(id)) continue;
          yield { path: [...path, index], received: `'${id}'`, message: "an id starts with 'subnet-'" };
        }
      }
    },
  }),
  relationRule({
    id: 'ING004',
    severity: 'error',
    title: 'A certificate that the load balancer cannot use',
    why: 'Load balancers take certificates of ACM in their own region (those of CloudFront are in us-east-1), or server certificates of IAM.',
    fix: 'write the ARN of a certificate in the region of the cluster',
    sources: [ALB, { url: 'https://docs.aws.amazon.com/acm/latest/userguide/acm-regions.html', date }],
    example: {
      before: "certificateARNs: ['www.example.com']",
      after: "certificateARNs: ['arn:aws:acm:ap-northeast-1:111122223333:certificate/12345678-1234-1234-1234-123456789012']",
    },
    subject: 'platform',
    *check({ ingressClasses, cluster }) {
      for (const { name, certificateARNs } of ingressClasses) {
        for (const [index, arn] of certificateARNs.entries()) {
          if (isReference(arn) || /^arn:aws[\w-]*:iam::\d{12}:server-certificate\/.+$/.test(arn)) continue;
          const path = ['ingressClasses', name, 'certificateARNs', index];
          const [, region] = /^arn:aws[\w-]*:acm:([\w-]+):\d{12}:certificate\/[\w-]+$/.exec(arn) ?? [];
          if (region === undefined) {
            yield { path, received: `'${arn}'`, message: 'accepted is arn:<partition>:acm:<region>:<account>:certificate/<id>' };
          } else if (region !== cluster.region && !isReference(cluster.region)) {
            yield { path, received: `a certificate in ${region}`, message: `the load balancer is in ${cluster.region}` };
          }
        }
      }
    },
  }),
  relationRule({
    id: 'ING005',
    severity: 'error',
    title: 'Something that a load balancer refuses',
    why: 'The load balancer is not made; the reason stands only in the events of the Ingress.',
    fix: 'correct the value',
    sources: [CREATE, ALB],
    example: { before: "loadBalancerName: 'internal-shop'", after: "loadBalancerName: 'shop'" },
    subject: 'platform',
    *check({ ingressClasses }) {
      for (const one of ingressClasses) {
        yield* nameProblems(one);
        yield* trafficProblems(one);
      }
    },
  }),
  relationRule({
    id: 'ING006',
    severity: 'error',
    title: 'Addresses that the network does not have',
    why: 'A dual-stack load balancer needs subnets with IPv6 ranges. Pods of an IPv6 cluster have no IPv4 address, so a load balancer that has only those cannot reach them.',
    fix: "ipAddressType: 'ipv4' in an IPv4 network, 'dualstack' in an IPv6 cluster",
    sources: [LOAD_BALANCERS, { url: 'https://docs.aws.amazon.com/eks/latest/userguide/cni-ipv6.html', date }],
    failureModes: ['E02'],
    example: {
      before: "network: { … }, { scheme: 'internal', ipAddressType: 'dualstack' }",
      after: 'network: { ipv6: true, … }',
    },
    subject: 'platform',
    *check({ ingressClasses, network, cluster }) {
      for (const { name, ipAddressType, targetType } of ingressClasses) {
        const path = ['ingressClasses', name, 'ipAddressType'];
        if (ipAddressType !== 'ipv4' && network.ipv6 === false) {
          yield { path, received: `'${ipAddressType}'`, message: 'the network has no IPv6 ranges' };
        }
        if (ipAddressType === 'ipv4' && cluster.ipFamily === 'ipv6' && targetType === 'ip') {
          yield { path, received: "'ipv4'", message: 'the pods of this cluster have IPv6 addresses only' };
        }
      }
    },
  }),
  relationRule({
    id: 'ING007',
    severity: 'warning',
    title: 'An Ingress becomes public by leaving something out',
    why: 'The default class is for every Ingress that names none. With a public one, forgetting a line publishes a service.',
    fix: 'default: true on an internal class, and public Ingress objects that say so',
    sources: [ALB],
    example: { before: "{ scheme: 'internet-facing', default: true }", after: "{ scheme: 'internal', default: true }" },
    subject: 'platform',
    *check({ ingressClasses }) {
      for (const { name } of ingressClasses.filter(({ scheme, isDefault }) => scheme === 'internet-facing' && isDefault)) {
        yield { path: ['ingressClasses', name, 'default'], message: 'the default class is public' };
      }
    },
  }),
  relationRule({
    id: 'ING008',
    severity: 'warning',
    title: 'One name for many load balancers',
    why: 'Every Ingress, or group, has a load balancer of its own, and names are unique: the second Ingress of the class fails.',
    fix: 'a group, so that all Ingress objects share the load balancer; or no name',
    sources: [ALB],
    example: { before: "{ loadBalancerName: 'shop' }", after: "{ loadBalancerName: 'shop', group: 'shop' }" },
    subject: 'platform',
    *check({ ingressClasses }) {
      for (const { name, loadBalancerName, group } of ingressClasses) {
        if (loadBalancerName === undefined || group !== undefined) continue;
        yield { path: ['ingressClasses', name, 'loadBalancerName'], message: 'the class has no group' };
      }
    },
  }),
  relationRule({
    id: 'ING009',
    severity: 'warning',
    title: 'Listeners that the class does not make',
    why: 'The listeners of a class only hold attributes for those that Ingress objects ask for. Where an Ingress names no ports, the load balancer listens on 443 when the class or the Ingress names a certificate, and otherwise on 80 alone, in the clear.',
    fix: 'certificateARNs for HTTPS; listeners only with attributes',
    sources: [
      ALB,
      {
        url: 'https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/main/pkg/ingress/model_build_listener.go',
        date: '2026-11-28',
      },
    ],
    example: {
      before: "listeners: [{ protocol: 'HTTPS', port: 443 }]",
      after: "certificateARNs: ['arn:aws:acm:ap-northeast-1:111122223333:certificate/12345678-1234-1234-1234-123456789012']",
    },
    subject: 'platform',
    *check({ ingressClasses }) {
      for (const { name, listeners, certificateARNs } of ingressClasses) {
        for (const [index, { protocol, port, attributes = {} }] of listeners.entries()) {
          const path = ['ingressClasses', name, 'listeners', index];
          const received = `${protocol} on ${port}`;
          if (Object.keys(attributes).length === 0) {
            yield { path, received: `${received}, without attributes`, message: 'the class makes no listener' };
          } else if (protocol === 'HTTPS' && certificateARNs.length === 0) {
            const message = 'without certificateARNs only an Ingress that names the port gets it';
            yield { path, received, message };
          }
        }
      }
    },
  }),
  ...ingressAttributeRules,
];
