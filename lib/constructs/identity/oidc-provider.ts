import {
  IamOpenidConnectProvider,
  type IamOpenidConnectProviderConfig,
} from '@cdktf/provider-aws/lib/iam-openid-connect-provider';
import { Fn } from 'cdktf';
import { Construct } from 'constructs';
import { IRSA_AUDIENCE, type OidcProviderIdentity } from '../../model/irsa-roles';
import type { Tags } from '../../model/tags';
import { config } from '../l1';

export interface OidcProviderProps {
  /** A reference to the issuer of the cluster, with `https://`. */
  readonly issuerUrl: string;
  readonly tags: Tags;
}

/**
 * Makes IAM believe the tokens of the cluster: `aws_iam_openid_connect_provider.cluster`. AWS trusts the certificate of
 * its own issuers without a thumbprint, so nothing has to be looked up, which would fail where the issuer cannot be reached.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc_verify-thumbprint.html
 */
export class OidcProvider extends Construct implements OidcProviderIdentity {
  public readonly resource: IamOpenidConnectProvider;
  public readonly issuer: string;

  public constructor(scope: Construct, id: string, { issuerUrl, tags }: OidcProviderProps) {
    super(scope, id);
    this.resource = new IamOpenidConnectProvider(
      this,
      'cluster',
      config<IamOpenidConnectProviderConfig>({ url: issuerUrl, clientIdList: [IRSA_AUDIENCE], tags }),
    );
    this.issuer = Fn.trimprefix(issuerUrl, 'https://');
  }

  public get arn(): string {
    return this.resource.arn;
  }
}
