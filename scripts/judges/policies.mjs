// Policies of all roles, and every permission set of the catalogue with everything that it may be given. checkov judges
// what a policy allows (CKV_AWS_286 to 290, 355) only where it reads HCL, so they are written as HCL for it.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
require('../../register.cjs');
const { arnKinds } = require('../../lib/model/permission-sets/arn-kinds.ts');
const { findPermissionSet, permissionSetNames } = require('../../lib/model/permission-sets/catalogue.ts');

const location = { partition: 'aws', dnsSuffix: 'amazonaws.com', region: 'eu-central-1', account: '111122223333' };

function exampleArn({ service, region, account, prefix, exampleName }) {
  const part = (which, value) => (which === 'named' ? value : '');
  return ['arn', 'aws', service, part(region, location.region), part(account, location.account), prefix + exampleName].join(':');
}

function sampleOf(member) {
  switch (member.kind) {
    case 'arns':
      return [exampleArn(arnKinds[member.of[0]])];
    case 'texts':
      return [member.of === 'mail-address' ? 'shop@example.com' : 'Shop/orders'];
    case 'choice':
      return member.values[0];
    default:
      return true;
  }
}

/** `[name, policy]` */
const catalogue = () =>
  permissionSetNames.map((name) => {
    const set = findPermissionSet(name);
    const scope = Object.fromEntries(Object.entries(set.members).map(([key, member]) => [key, sampleOf(member)]));
    return [name, { Version: '2012-10-17', Statement: set.statements(scope, location) }];
  });

const ofStack = ({ json }) =>
  Object.entries(json.resource?.aws_iam_role_policy ?? {}).map(([name, { policy }]) => [name, JSON.parse(policy)]);

const hcl = ([name, policy]) =>
  `resource "aws_iam_role_policy" "${name}" {\n  name   = "${name}"\n  role   = "role"\n  policy = jsonencode(${JSON.stringify(policy, undefined, 2).replaceAll('${', '$${')})\n}\n`;

/** Files by folder, and how many policies each holds. */
export function policyFiles(stacks) {
  const all = [
    ...stacks.map((stack) => [`${stack.project}/${stack.name}`, ofStack(stack)]),
    ['catalogue/sets', catalogue().filter(([, { Statement }]) => Statement.length > 0)],
  ];
  return all
    .filter(([, policies]) => policies.length > 0)
    .map(([folder, policies]) => ({ folder, count: policies.length, text: policies.map(hcl).join('\n') }));
}
