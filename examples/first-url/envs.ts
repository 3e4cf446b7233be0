import { defineEnvironment } from '../../lib/environment';

/**
 * Everything that a first application needs to be reached by HTTPS: load balancers on the internet with a certificate,
 * and external-dns for the name. `app.yaml` is such an application.
 */
export default [
  defineEnvironment({
    name: 'hello',
    profile: 'development',
    account: '111122223333',
    region: 'eu-west-1',
    state: { type: 'local' },
    network: { cidr: '10.110.0.0/16', zones: ['euw1-az1', 'euw1-az2'] },
    cluster: {
      version: '1.36',
      zones: ['euw1-az1', 'euw1-az2'],
      endpoint: { publicFrom: ['203.0.113.0/24'] },
    },
    access: {
      pipeline: { apply: 'arn:aws:iam::111122223333:role/terraform-apply' },
      admins: ['arn:aws:iam::111122223333:role/platform-admin'],
    },
    podIdentities: {
      // For the service account of the add-on.
      dns: { permissions: { set: 'external-dns', hostedZoneArns: ['arn:aws:route53:::hostedzone/Z0123456789ABCDEFGHIJ'] } },
    },
    addons: {
      // It may change that one zone; this keeps it from trying others.
      'external-dns': { configuration: { domainFilters: ['example.com'] } },
      'metrics-server': {},
    },
    platform: {
      delivery: 'terraform',
      ingressClasses: {
        web: {
          scheme: 'internet-facing',
          certificateARNs: ['arn:aws:acm:eu-west-1:111122223333:certificate/12345678-1234-1234-1234-123456789012'],
        },
      },
      namespaces: { hello: {} },
    },
  }),
];
