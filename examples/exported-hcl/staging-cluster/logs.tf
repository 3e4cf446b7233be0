# From the default of cluster.autoModeLogs (not in envs/staging.ts)
resource "aws_cloudwatch_log_group" "auto-mode-compute" {
  name              = "/aws/vendedlogs/eks/platform-staging/auto-mode-compute"
  kms_key_id        = aws_kms_key.logs.arn
  retention_in_days = 365

  tags = {
    environment = "staging"
    owner       = "platform"
  }
}

resource "aws_cloudwatch_log_delivery" "auto-mode-compute" {
  delivery_destination_arn = aws_cloudwatch_log_delivery_destination.auto-mode-compute.arn
  delivery_source_name     = aws_cloudwatch_log_delivery_source.auto-mode-compute.name

  tags = {
    environment = "staging"
    owner       = "platform"
  }
}

resource "aws_cloudwatch_log_delivery_destination" "auto-mode-compute" {
  name          = "platform-staging-compute"
  output_format = "json"

  tags = {
    environment = "staging"
    owner       = "platform"
  }

  delivery_destination_configuration {
    destination_resource_arn = aws_cloudwatch_log_group.auto-mode-compute.arn
  }
}

resource "aws_cloudwatch_log_delivery_source" "auto-mode-compute" {
  name         = "platform-staging-compute"
  log_type     = "AUTO_MODE_COMPUTE_LOGS"
  resource_arn = aws_eks_cluster.main.arn

  tags = {
    environment = "staging"
    owner       = "platform"
  }
}

# From the default of cluster.logs (not in envs/staging.ts)
resource "aws_cloudwatch_log_group" "cluster" {
  name              = "/aws/eks/platform-staging/cluster"
  kms_key_id        = aws_kms_key.logs.arn
  retention_in_days = 365
  skip_destroy      = true

  tags = {
    environment = "staging"
    owner       = "platform"
  }
}
