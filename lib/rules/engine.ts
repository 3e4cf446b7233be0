import { changeRules } from './change-rules';
import type { RuleText } from './rule';

const date = '2026-11-21';
const STRINGS = { url: 'https://developer.hashicorp.com/terraform/language/expressions/strings', date };
const issue = (number: number): { url: string; date: string } => ({
  url: `https://github.com/hashicorp/terraform-cdk/issues/${number}`,
  date,
});

/** What cdktf lets pass in silence. They look at the finished JSON, so they also see what an extension has added. */
export const engineRules = {
  sameAddress: {
    id: 'ENG001',
    severity: 'error',
    title: 'Two constructs with one Terraform address, or an id that Terraform cannot address',
    why: 'cdktf would merge two resources of one address into one, and drop the characters of an id that it does not know, without a word.',
    fix: "give the construct another id: ASCII letters, digits, '_' and '-', unique for its type in the stack",
    sources: [{ url: 'https://developer.hashicorp.com/terraform/language/syntax/configuration#identifiers', date }],
    example: { before: "new Vpc(this, '1')", after: "new Vpc(this, 'main')" },
  },
  literalTemplate: {
    id: 'ENG002',
    severity: 'error',
    title: 'Text that Terraform would read as an expression',
    why: 'Every string of the JSON is a template. An IAM policy variable or a shell variable in it is an invalid expression, and `terraform init` fails.',
    fix: "double the sign: '$${aws:username}'; policies written by policyJson() are escaped already",
    sources: [STRINGS],
    failureModes: ['B19'],
    example: { before: "'${aws:username}'", after: "'$${aws:username}'" },
  },
  unresolvedToken: {
    id: 'ENG003',
    severity: 'error',
    title: 'A token of cdktf that was never resolved',
    why: 'cdktf stands large numbers and marked strings in for values that Terraform knows later. One that was changed or cut on the way ends up in the JSON as it is.',
    fix: 'hand the value on as it is; in text use Token.asString() or Fn.format()',
    sources: [issue(1528)],
    example: { before: '`port-${resource.port}`', after: '`port-${Token.asString(resource.port)}`' },
  },
  lowerCaseEnvironment: {
    id: 'ENG004',
    severity: 'error',
    title: 'Environment variables of a provider in lower case',
    why: 'cdktf turns the keys of such maps into snake case, so that AWS_PROFILE becomes aws_profile, which nobody reads.',
    fix: "pass arguments instead ('--profile', '--region'), or write the map with provider.addOverride()",
    sources: [issue(2681)],
    example: { before: "exec: { env: { AWS_PROFILE: 'x' } }", after: "exec: { args: ['--profile', 'x'] }" },
  },
  absolutePath: {
    id: 'ENG005',
    severity: 'error',
    title: 'A path of this machine in the output',
    why: 'The JSON would differ from machine to machine, and Terraform would look for the path where it does not exist.',
    fix: 'write a path relative to the folder of the stack',
    sources: [{ url: 'https://developer.hashicorp.com/terraform/language/backend/local', date }],
    example: { before: 'new LocalBackend(this)', after: "new LocalBackend(this, { path: '../../../state/dev.tfstate' })" },
  },
  backend: {
    id: 'ENG006',
    severity: 'error',
    title: 'A stack without exactly one backend of its own',
    why: 'Without a backend cdktf chooses a file in the current folder; with two Terraform refuses the stack.',
    fix: 'let the stack extend EnvironmentStack, or add one backend',
    sources: [{ url: 'https://developer.hashicorp.com/terraform/language/backend', date }],
    example: { before: 'class MyStack extends TerraformStack', after: 'class MyStack extends EnvironmentStack' },
  },
  danglingReference: {
    id: 'ENG007',
    severity: 'error',
    title: 'A reference to something that is not in the stack',
    why: 'Terraform refuses the stack. cdktf writes such references when an aspect or a lazy value reaches into another stack.',
    fix: 'name what the stack has; a value of another stack is published as an output there and read with remoteState()',
    sources: [{ url: 'https://developer.hashicorp.com/terraform/language/expressions/references', date }],
    example: { before: 'otherStack.vpc.id', after: "this.remoteState('network').getString('vpc_id')" },
  },
  handOver: {
    id: 'ENG008',
    severity: 'error',
    title: 'A value is read from another state that does not publish it',
    why: 'The plan of the reading stack fails with "Unsupported attribute", after the other stack has been applied.',
    fix: 'publish() it in the stack that makes it',
    sources: [{ url: 'https://developer.hashicorp.com/terraform/language/state/remote-state-data', date }],
    example: { before: "getString('vpcId')", after: "getString('vpc_id')" },
  },
  undefinedValue: {
    id: 'ENG009',
    severity: 'error',
    title: 'A value of JavaScript inside the output',
    why: "'undefined', 'NaN' or '[object Object]' come from a value that was missing when text was put together. AWS or Terraform refuses it, or takes it for a name.",
    fix: 'pass the value that is missing',
    sources: [issue(2473)],
    example: { before: '`arn:aws:iam::${account}:role/x`', after: '`arn:aws:iam::111122223333:role/x`' },
  },
  outputOutside: {
    id: 'ENG011',
    severity: 'error',
    title: 'Local state and an output folder outside the project',
    why: 'The path from the stack to its state would lead through folders that other machines do not have, so somebody else would start with an empty state.',
    fix: 'write to a folder of the project (CDKTF_OUTDIR; `--output` of cdktf), or keep the state in S3',
    sources: [{ url: 'https://developer.hashicorp.com/terraform/language/backend/local', date }],
    example: { before: 'cdktf synth --output ../elsewhere', after: 'cdktf synth' },
  },
  templateForAddress: {
    id: 'ENG013',
    severity: 'error',
    title: 'An expression where Terraform takes an address',
    why: 'depends_on, replace_triggered_by and ignore_changes hold addresses and names, which Terraform reads before it computes anything; it refuses `${…}` there. cdktf writes a token that way, so an attribute of a construct in `replaceTriggeredBy` comes out refused.',
    fix: 'write the bare address; with cdktf replaceTriggeredBy: [`${role.terraformResourceType}.${role.friendlyUniqueId}.unique_id`]',
    sources: [
      { url: 'https://developer.hashicorp.com/terraform/language/syntax/json#resource-and-data-blocks', date: '2026-11-28' },
      { url: 'https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle', date: '2026-11-28' },
    ],
    example: {
      before: '"replace_triggered_by": ["${aws_iam_role.node.unique_id}"]',
      after: '"replace_triggered_by": ["aws_iam_role.node.unique_id"]',
    },
  },
  ...changeRules,
} as const satisfies Readonly<Record<string, RuleText>>;

export type EngineRule = keyof typeof engineRules;
