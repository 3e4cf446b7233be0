# From platform in envs/staging.ts
data "aws_eks_cluster" "cluster" {
  name = "platform-staging"
}
