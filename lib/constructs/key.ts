import { KmsAlias, type KmsAliasConfig } from '@cdktf/provider-aws/lib/kms-alias';
import { KmsKey, type KmsKeyConfig } from '@cdktf/provider-aws/lib/kms-key';
import { Construct } from 'constructs';
import type { CreatedKey } from '../model/key';
import { config } from './l1';
import { policyJson } from './policy-json';

/** A customer managed key with its alias. */
export class Key extends Construct {
  public readonly resource: KmsKey;

  /** @param id also the Terraform id: `aws_kms_key.<id>` and `aws_kms_alias.<id>` */
  public constructor(scope: Construct, id: string, key: CreatedKey) {
    super(scope, `${id}-key`);
    this.resource = new KmsKey(
      this,
      id,
      config<KmsKeyConfig>({
        description: key.description,
        policy: policyJson(key.policy),
        enableKeyRotation: true,
        deletionWindowInDays: key.deletionWindowDays,
        lifecycle: key.preventDestroy ? { preventDestroy: true } : undefined,
        tags: key.tags,
      }),
    );
    new KmsAlias(
      new Construct(this, 'alias'),
      id,
      config<KmsAliasConfig>({ name: `alias/${key.alias}`, targetKeyId: this.resource.keyId }),
    );
  }

  public get arn(): string {
    return this.resource.arn;
  }
}
