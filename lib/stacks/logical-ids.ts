import { TerraformDataSource, type TerraformElement, TerraformModule, TerraformOutput, TerraformResource } from 'cdktf';
import type { IConstruct } from 'constructs';

/** Path components that name nothing; the same words as in cdktf. */
const NAMELESS = new Set(['Resource', 'Default']);

const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/** Two constructs want one address, or one wants an address that Terraform does not take. */
export class LogicalIdError extends Error {
  public constructor(
    message: string,
    /** Of the construct that came last. */
    public readonly constructPath: string,
    public readonly id: string,
  ) {
    super(message);
  }
}

/**
 * Makes Terraform addresses from construct ids alone: `private_apne1-az1` becomes `aws_subnet.private_apne1-az1`.
 * cdktf would add a hash of the whole path, so that moving a construct would replace what it stands for, and would let
 * two elements of one name melt into each other without a word.
 */
export class LogicalIds {
  private readonly owners = new Map<string, IConstruct>();

  /** The id of an element: the last component of its path. Refuses what Terraform cannot address. */
  public allocate(element: TerraformElement): string {
    const belowStack = element.node.scopes.slice(element.cdktfStack.node.scopes.length);
    const id = belowStack.map(({ node }) => node.id).findLast((name) => !NAMELESS.has(name));
    return this.claim(element, id ?? '');
  }

  /** Notes the id that an element has, however it came by it, and refuses one that is taken. */
  public claim(element: IConstruct, id: string): string {
    const { path } = element.node;
    if (!IDENTIFIER.test(id)) {
      throw new LogicalIdError(
        `${path}: '${id}' cannot be a Terraform id; accepted are ASCII letters, digits, '_' and '-', not starting with a digit or '-'`,
        path,
        id,
      );
    }
    const address = `${blockType(element)}.${id}`;
    const owner = this.owners.get(address);
    if (owner !== undefined && owner !== element) {
      throw new LogicalIdError(
        `${address} is claimed by two constructs, '${owner.node.path}' and '${path}'; they would become one. Give one of them another id`,
        path,
        id,
      );
    }
    this.owners.set(address, element);
    return id;
  }
}

/** What an id has to be unique among: the type of a resource, or the kind of block. */
function blockType(element: IConstruct): string {
  if (TerraformResource.isTerraformResource(element)) return element.terraformResourceType;
  if (TerraformDataSource.isTerraformDataSource(element)) return `data.${element.terraformResourceType}`;
  if (TerraformOutput.isTerraformOutput(element)) return 'output';
  if (element instanceof TerraformModule) return 'module';
  return element.constructor.name;
}

/** Elements that have an address of their own; backends and providers have none. */
export function isAddressable(construct: IConstruct): construct is TerraformElement {
  return (
    TerraformResource.isTerraformResource(construct) ||
    TerraformDataSource.isTerraformDataSource(construct) ||
    TerraformOutput.isTerraformOutput(construct) ||
    construct instanceof TerraformModule
  );
}
