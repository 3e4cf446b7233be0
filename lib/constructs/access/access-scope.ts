import type { AccessScope as AccessScopeModel } from '../../model/access';

/** Where an access policy counts. */
export class AccessScope {
  /** The whole cluster. */
  public static cluster(): AccessScope {
    return new AccessScope({ type: 'cluster' });
  }

  /** Only these namespaces; `dev-*` stands for all that begin so. */
  public static namespaces(first: string, ...others: readonly string[]): AccessScope {
    return new AccessScope({ type: 'namespace', namespaces: [first, ...others] });
  }

  private constructor(public readonly model: AccessScopeModel) {}
}
