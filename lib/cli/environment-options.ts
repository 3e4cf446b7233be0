import type { Command } from 'commander';
import type { Answers } from '../app/init/answers';

/** What the command line says about a new environment. */
export interface EnvironmentOptions {
  readonly profile?: string;
  readonly account?: string;
  readonly region?: string;
  readonly zones?: string;
  readonly applyRole?: string;
  readonly planRole?: string;
  readonly adminRole?: string;
  readonly publicFrom?: string;
  readonly runner?: string;
  readonly delivery?: string;
  readonly stateBucket?: string;
  readonly cidr?: string;
}

/** Every question that is asked on a terminal, as an option. */
export function withEnvironmentOptions(command: Command): Command {
  return command
    .option('--profile <profile>', 'development: as cheap as is sensible; production: what an audit asks for')
    .option('--account <id>', 'AWS account, twelve digits')
    .option('--region <region>', 'eu-central-1')
    .option('--zones <ids>', 'euc1-az1,euc1-az2; the usual ones of the region when left out')
    .option('--apply-role <role>', 'IAM role that runs terraform apply: name or ARN')
    .option('--plan-role <role>', 'IAM role that runs terraform plan; the one that applies when left out')
    .option('--admin-role <role>', 'IAM role of people who administer the cluster')
    .option('--public-from <cidrs>', 'who reaches the Kubernetes API from outside: 203.0.113.0/24; nobody when left out')
    .option('--runner <where>', 'where Terraform runs: in-network, where it reaches a private API, or anywhere')
    .option('--delivery <how>', 'of Kubernetes objects: terraform, or gitops; whichever reaches the API when left out')
    .option('--state-bucket <bucket>', 'S3 bucket for the states; files in state/ when left out')
    .option('--cidr <cidr>', 'range of the VPC; one that no other environment has when left out');
}

export function answersFrom(options: EnvironmentOptions): Answers {
  const { profile, account, region, applyRole, planRole, adminRole, runner, delivery, stateBucket, cidr } = options;
  const lists = { zones: listed(options.zones), publicFrom: listed(options.publicFrom) };
  return { profile, account, region, applyRole, planRole, adminRole, runner, delivery, stateBucket, cidr, ...lists };
}

/** `a,b` and `a, b` are the same list. */
export function listed(text: string): readonly string[];
export function listed(text: string | undefined): readonly string[] | undefined;
export function listed(text: string | undefined): readonly string[] | undefined {
  return text?.split(/[\s,]+/).filter((part) => part !== '');
}
