import type { Mutant } from './mutants';

/** What is to be said of an edit that no rule on JSON notices. */
export const JUDGEMENTS = {
  allowed:
    'AWS, Kubernetes and Terraform accept it: another name, another tag, a default, a setting that is a choice. What is worth a decision in our own environments is said by the rules of the configuration, which know the profile.',
  'Terraform or the API says it':
    'The schema of the provider or of the Kubernetes API refuses it: `terraform validate`, `eks-auto plan --offline` or the plan itself.',
  'only the whole tells':
    'Terraform plans and applies it, and something is missing or waits for the wrong thing afterwards. In JSON of others nobody can tell whether it stands elsewhere; in our own the constructs write it, and their tests hold it.',
} as const;

export type Judgement = keyof typeof JUDGEMENTS;

type Edit = Pick<Mutant, 'operator' | 'type' | 'at'>;

const is =
  (operator: RegExp, type: RegExp, at: RegExp) =>
  (edit: Edit): boolean =>
    operator.test(edit.operator) && type.test(edit.type) && at.test(edit.at);

const ANY = /(?:)/;
const MANIFEST = /^kubernetes_manifest/;
const KEPT = /^kubernetes_(?:labels|annotations)$/;

/** The first that fits counts. */
const RULES: readonly (readonly [Judgement, (edit: Edit) => boolean])[] = [
  // Any value will do: that it changes is all that counts.
  ['allowed', is(ANY, /^terraform_data$/, ANY)],
  ['only the whole tells', is(/^drop a tag/, ANY, /eks-auto\/|kubernetes\.io\//)],
  ['allowed', is(/^drop a tag/, ANY, ANY)],
  ['only the whole tells', is(/dependency/, ANY, ANY)],
  ['only the whole tells', is(/^delete/, ANY, /^(?:depends_on|lifecycle)/)],
  ['only the whole tells', is(/^remove/, ANY, ANY)],
  ['allowed', is(ANY, ANY, /^(?:timeouts|wait|field_manager|computed_fields)\b/)],
  ['Terraform or the API says it', is(ANY, MANIFEST, /^manifest\.(?:apiVersion|kind)$/)],
  [
    'only the whole tells',
    is(ANY, MANIFEST, /nodeClassRef\.name|parameters\.name|metadata\.(?:name|namespace)$|manifest\.data|spec\.role$/),
  ],
  [
    'allowed',
    is(
      /^delete/,
      MANIFEST,
      /disruption|limits|expireAfter|terminationGracePeriod|networkPolicy|annotations|parameters\.|allowVolumeExpansion|reclaimPolicy|scheme|ipAddressType|targetType|sslPolicy|loadBalancerAttributes$|tags|scope|pods|hard|manifest\.spec\.requirements$|minValues/,
    ),
  ],
  ['allowed', is(/^(?:flip|change a number|break a range)/, MANIFEST, ANY)],
  ['Terraform or the API says it', is(ANY, MANIFEST, ANY)],
  ['Terraform or the API says it', is(ANY, KEPT, /^(?:api_version|kind)$/)],
  // What one entry less, or the switch, changes is a choice.
  ['allowed', is(/^delete/, KEPT, /^(?:labels|annotations)/)],
  ['only the whole tells', is(ANY, KEPT, ANY)],
  ['allowed', is(/^misspell/, ANY, /(?:^|\.)(?:name|namespace|service_account)$/)],
  ['only the whole tells', is(/^misspell/, ANY, /cluster_name|addon_name/)],
  ['Terraform or the API says it', is(/^refer to another/, ANY, ANY)],
  ['allowed', is(/^break a range/, ANY, ANY)],
  ['Terraform or the API says it', is(/^delete/, /^aws_(?:vpc|vpc_ipv4_cidr_block_association)$/, /cidr_block/)],
  [
    'Terraform or the API says it',
    is(
      /^delete/,
      ANY,
      /(?:^|\.)(?:from_port|to_port|log_destination|traffic_type|iam_role_arn|destination_resource_arn|cidr_block)$/,
    ),
  ],
  ['only the whole tells', is(/^delete/, ANY, /(?:^|\.)(?:vpc_id|route_table_ids|availability_zone_id|vpc_endpoint_type)$/)],
  ['only the whole tells', is(/^break a policy/, ANY, ANY)],
  ['allowed', is(/^(?:delete|flip)/, ANY, ANY)],
];

export function judgementOf(edit: Edit): Judgement {
  const [judgement] = RULES.find(([, fits]) => fits(edit)) ?? [];
  if (judgement === undefined) throw new Error(`no judgement of '${edit.operator}' of ${edit.type} ${edit.at}`);
  return judgement;
}
