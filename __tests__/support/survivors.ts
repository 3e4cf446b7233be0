import { allowed, ANY, DELETE, of, unseen, type Group, type Edit } from './survivors/judgement';
import { OF_AWS } from './survivors/of-aws';
import { OF_KUBERNETES } from './survivors/of-kubernetes';

export { type Group, JUDGEMENTS, type Judgement } from './survivors/judgement';

/** The first that fits counts; one that fits nothing is an error of the test. */
export const GROUPS: readonly Group[] = [
  // Tags, dependencies, whole resources.
  unseen(
    'Load balancers and node classes find subnets by these tags.',
    /^drop a tag$/,
    ANY,
    /^tags\.(?:eks-auto\/|kubernetes\.io\/)/,
  ),
  allowed('A tag of a person.', /^drop a tag$/, ANY, ANY),
  unseen('What is made or removed too early fails now and then.', /^drop a dependency$/, ANY, ANY),
  unseen(
    'The order, and what is replaced with what, is lost.',
    DELETE,
    ANY,
    /^(?:depends_on|lifecycle(?:\.replace_triggered_by)?)$/,
  ),
  unseen('Nothing refers to it, and it may stand in another state.', /^remove a resource$/, ANY, ANY),

  // How Terraform applies.
  allowed('Its value is compared with the last one, and means nothing.', ANY, of('terraform_data'), /^input/),
  allowed('The provider has defaults.', DELETE, ANY, /^timeouts(?:\.\w+)?$/),

  ...OF_AWS,
  ...OF_KUBERNETES,
];

/** Undefined: nobody has judged it. */
export const judgementOf = (edit: Edit): Group | undefined => GROUPS.find(({ fits }) => fits(edit));
