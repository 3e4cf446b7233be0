import { partitionOf } from '../../aws/regions';
import { usualZones } from '../../aws/usual-zones';
import type { EnvironmentInput } from '../../config/environment-input';
import type { PlatformInput } from '../../config/platform-input';
import type { Profile } from '../../model/environment';

/** What somebody says about a new environment: by options, on a terminal, or not at all. */
export interface Answers {
  readonly profile?: string | undefined;
  readonly account?: string | undefined;
  readonly region?: string | undefined;
  readonly zones?: readonly string[] | undefined;
  /** Name or ARN of the role that applies. */
  readonly applyRole?: string | undefined;
  /** Name or ARN of the role that plans. */
  readonly planRole?: string | undefined;
  /** Name or ARN of the role of people who administer the cluster. */
  readonly adminRole?: string | undefined;
  /** Empty: the API is reached from inside the network only. */
  readonly publicFrom?: readonly string[] | undefined;
  /** Where Terraform runs: `in-network`, or `anywhere`. */
  readonly runner?: string | undefined;
  /** Undefined: Terraform where it reaches the API, otherwise GitOps. */
  readonly delivery?: string | undefined;
  /** Undefined: states in local files. */
  readonly stateBucket?: string | undefined;
  readonly cidr?: string | undefined;
}

/** What is known without being asked. */
export interface Surroundings {
  readonly name: string;
  /** Undefined: the default. */
  readonly project: string | undefined;
  readonly kubernetesVersion: string;
  /** A range that no other environment has. */
  readonly freeCidr: string;
}

/** The environment that follows from answers, and what nobody said of it. */
export interface NewEnvironment {
  readonly input: EnvironmentInput;
  /** Zones were taken from the usual ones of the region. */
  readonly zonesChosen: boolean;
  readonly cidrChosen: boolean;
}

/** Zones of an environment whose zones nobody named: three where a zone may fail, two where costs count. */
export const chosenZones = (region: string, profile: string): readonly string[] =>
  usualZones(region, profile === 'production' ? 3 : 2);

/** The environment, as it is written. What is wrong with it, the rules say. */
export function newEnvironment(answers: Answers, { name, project, kubernetesVersion, freeCidr }: Surroundings): NewEnvironment {
  const { profile = '', account = '', region = '', publicFrom = [], stateBucket, planRole, adminRole } = answers;
  // What is wrong with the account is told about the account, not about each role in it.
  const owner = /^\d{12}$/.test(account) ? account : '000000000000';
  const arn = (role: string): string => roleArn(role, owner, region);
  const zones = answers.zones ?? chosenZones(region, profile);
  const input: EnvironmentInput = {
    name,
    ...(project === undefined ? {} : { project }),
    profile: profile as Profile,
    account,
    region,
    state: stateBucket === undefined ? { type: 'local' } : { type: 's3', bucket: stateBucket },
    network: { cidr: answers.cidr ?? freeCidr, zones },
    cluster: {
      version: kubernetesVersion,
      zones,
      endpoint: publicFrom.length === 0 ? 'private' : { publicFrom },
    },
    access: {
      pipeline: {
        apply: arn(answers.applyRole ?? ''),
        ...(planRole === undefined ? {} : { plan: arn(planRole) }),
      },
      ...(adminRole === undefined ? {} : { admins: [arn(adminRole)] }),
    },
    platform: platformOf(answers),
  };
  return { input, zonesChosen: answers.zones === undefined, cidrChosen: answers.cidr === undefined };
}

/** Whoever does not reach the API hands the objects to somebody who does. */
function platformOf({ delivery, runner, publicFrom = [] }: Answers): PlatformInput {
  const usual = publicFrom.length === 0 && runner === 'anywhere' ? 'gitops' : 'terraform';
  if ((delivery ?? usual) === 'gitops') return { delivery: 'gitops' };
  return {
    delivery: (delivery ?? usual) as 'terraform',
    ...(runner === undefined || runner === 'anywhere' ? {} : { runner: runner as 'in-network' }),
  };
}

/** People say `terraform-apply`; entries need the ARN. */
function roleArn(role: string, account: string, region: string): string {
  return role.startsWith('arn:') || role === '' ? role : `arn:${partitionOf(region).partition}:iam::${account}:role/${role}`;
}
