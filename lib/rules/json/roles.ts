import { isUnknown, literalText, wholeReference } from '../../terraform/block';
import type { Json, JsonObject } from '../../terraform/stack-json';
import { policyOf } from './policy-blocks';
import { type Block, type JsonProject, readOnce, textOf, valueOf, valuesOf } from './json-project';

/** An IAM role that a stack makes, with the policies that the same stack gives it. */
export interface JsonRole {
  readonly block: Block;
  /** Undefined where Terraform makes the name up. */
  readonly name: string | undefined;
  /** Undefined where the document is computed. */
  readonly trust: JsonObject | undefined;
  /** Names of AWS managed policies, with their path: `service-role/AmazonEFSCSIDriverPolicy`. */
  readonly managed: readonly string[];
  readonly inline: readonly JsonObject[];
  /** True when there can be no others: nothing is repeated, computed, made elsewhere, or a policy of one's own. */
  readonly policiesKnown: boolean;
  readonly attachments: readonly Block[];
}

/** The partition may be computed; the name has to be literal. */
const MANAGED = /:iam::aws:policy\/([^${}]+)$/;

/** Roles of a project, found by whatever names them. */
class JsonRoles {
  private readonly byStack = new Map<string, readonly JsonRole[]>();

  public constructor(private readonly project: JsonProject) {}

  /** The role that a value of a block names, when the same stack makes it: by reference, ARN or name. */
  public named(block: Block, value: Json | undefined): JsonRole | undefined {
    const roles = this.beside(block);
    const reference = wholeReference(value);
    if (reference !== undefined) return roles.find((role) => role.block.address === reference.address);
    const text = literalText(value);
    const name = text === undefined ? undefined : roleNameOf(text);
    return name === undefined ? undefined : roles.find((role) => role.name === name);
  }

  private beside(block: Block): readonly JsonRole[] {
    const roles = this.byStack.get(block.stack.name) ?? this.read(block);
    this.byStack.set(block.stack.name, roles);
    return roles;
  }

  private read(any: Block): readonly JsonRole[] {
    const own = (...types: readonly string[]): readonly Block[] => this.project.beside(any, ...types);
    const blocks = own('aws_iam_role');
    const attachments = own('aws_iam_role_policy_attachment');
    const inline = own('aws_iam_role_policy');
    const others = own(
      'aws_iam_policy_attachment',
      'aws_iam_role_policy_attachments_exclusive',
      'aws_iam_role_policies_exclusive',
    );
    const given = [...attachments, ...inline];
    const roleOf = new Map(
      given.map((block) => {
        const value = valueOf(block, 'role');
        return [block, { address: wholeReference(value)?.address, name: literalText(value) }];
      }),
    );
    // One whose role is not known may belong to any of them.
    const open = others.length > 0 || given.some((block) => block.repeated || !isNamed(valueOf(block, 'role')));
    return blocks.map((block): JsonRole => {
      const name = textOf(block, 'name');
      const isOf = (candidate: Block): boolean => {
        const role = roleOf.get(candidate);
        return role?.address === block.address || (name !== undefined && role?.name === name);
      };
      const arns = attachments.filter(isOf).map((attachment) => valueOf(attachment, 'policy_arn'));
      const managed = arns.flatMap((arn) => MANAGED.exec(String(arn))?.[1] ?? []);
      const documents = inline.filter(isOf).map((policy) => policyOf(this.project, policy, valueOf(policy, 'policy')));
      const onRole = ['managed_policy_arns', 'inline_policy'].some((names) => valuesOf(block, names).length > 0);
      const readable = documents.filter((document) => document !== undefined);
      return {
        block,
        name,
        trust: policyOf(this.project, block, valueOf(block, 'assume_role_policy')),
        managed,
        inline: readable,
        policiesKnown:
          block.stack.complete &&
          !open &&
          !onRole &&
          !block.repeated &&
          managed.length === arns.length &&
          readable.length === documents.length,
        attachments: given.filter(isOf),
      };
    });
  }
}

/** The roles of a project. */
export const rolesOf = readOnce((project) => new JsonRoles(project));

/** Names a role, or at least one resource whose name is known. */
const isNamed = (value: Json | undefined): boolean => wholeReference(value)?.type === 'aws_iam_role' || !isUnknown(value);

/** `arn:aws:iam::111122223333:role/path/name` → `name`; a bare name is itself. */
export function roleNameOf(text: string): string | undefined {
  if (!text.startsWith('arn:')) return text;
  return /^arn:[a-z-]+:iam::\d{12}:role\/(?:.*\/)?([^/]+)$/.exec(text)?.[1];
}

export type { JsonRoles };
