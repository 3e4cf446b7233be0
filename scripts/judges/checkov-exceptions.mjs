// Checks of checkov that fail on stacks of this project, and why they may. One that no longer fails anywhere is an error
// too, so the list says how things are. `where`: a profile, an environment, library, catalogue, or all; `resource`: the
// only one that may fail.
export const exceptions = [
  {
    rule: 'CKV_AWS_339',
    where: 'all',
    kind: 'false positive',
    reason: "its table of Kubernetes versions ends at 1.35; rule CLU003 knows Amazon's calendar",
  },
  {
    rule: 'CKV_AWS_37',
    where: 'development',
    kind: 'waived',
    reason: 'audit and authenticator are on; api, controllerManager and scheduler cost more than they tell in development',
  },
  {
    rule: 'CKV_AWS_39',
    where: 'development',
    kind: 'waived',
    reason: 'the environment lists the ranges that reach the API; CKV_AWS_38 passes, and rule CLU021 warns about 0.0.0.0/0',
  },
  {
    rule: 'CKV_AWS_58',
    where: 'development',
    kind: 'waived',
    reason:
      'EKS encrypts secrets with a key of its own since Kubernetes 1.28; a key of the account costs money and a waiting period',
  },
  {
    rule: 'CKV_AWS_158',
    where: 'development',
    kind: 'waived',
    reason: "CloudWatch's own encryption is enough for logs that are kept for two weeks",
  },
  { rule: 'CKV_AWS_338', where: 'development', kind: 'waived', reason: 'logs are kept for 14 days' },
  { rule: 'CKV2_AWS_11', where: 'development', kind: 'waived', reason: 'flow logs cost by volume and are read in production' },
  {
    rule: 'CKV_AWS_61',
    where: 'article',
    kind: 'waived',
    reason:
      "its admin role says assumableBy: 'account', so IAM policies of the account decide who assumes it; rule ACC020 says so",
  },
  {
    rule: 'CKV_AWS_355',
    where: 'catalogue',
    resource: '.grafana',
    kind: 'waived',
    reason: 'CloudWatch leaves composite alarms out of a list of alarms unless every alarm is allowed; the set only reads',
  },
  ...['CKV_AWS_37', 'CKV_AWS_58', 'CKV_AWS_158', 'CKV_AWS_338'].map((rule) => ({
    rule,
    where: 'library',
    kind: 'waived',
    reason: 'the example leaves everything to the defaults of AutoModeCluster, which are those of development',
  })),
];
