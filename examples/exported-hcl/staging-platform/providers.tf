provider "aws" {
  region              = "ap-northeast-1"
  allowed_account_ids = ["111122223333"]
}

provider "kubernetes" {
  host                   = data.aws_eks_cluster.cluster.endpoint
  cluster_ca_certificate = base64decode(data.aws_eks_cluster.cluster.certificate_authority[0].data)

  exec {
    api_version = "client.authentication.k8s.io/v1beta1"
    command     = "aws"

    args = [
      "eks",
      "get-token",
      "--cluster-name",
      "platform-staging",
      "--region",
      "ap-northeast-1",
      "--output",
      "json",
    ]
  }
}
