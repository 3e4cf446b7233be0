# From the default of cluster.logs.key (not in envs/staging.ts)
resource "aws_kms_key" "logs" {
  description             = "Logs of platform-staging"
  deletion_window_in_days = 30
  enable_key_rotation     = true

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "AccountAdministersByIam"
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::111122223333:root" }
        Action    = "kms:*"
        Resource  = "*"
      },
      {
        Sid       = "CloudWatchLogsEncryptsTheseGroups"
        Effect    = "Allow"
        Principal = { Service = "logs.ap-northeast-1.amazonaws.com" }
        Action = [
          "kms:Encrypt*",
          "kms:Decrypt*",
          "kms:ReEncrypt*",
          "kms:GenerateDataKey*",
          "kms:Describe*",
        ]
        Resource = "*"
        Condition = {
          ArnEquals = {
            "kms:EncryptionContext:aws:logs:arn" = [
              "arn:aws:logs:ap-northeast-1:111122223333:log-group:/aws/eks/platform-staging/cluster",
              "arn:aws:logs:ap-northeast-1:111122223333:log-group:/aws/vendedlogs/eks/platform-staging/auto-mode-compute",
            ]
          }
        }
      },
    ]
  })

  tags = {
    environment = "staging"
    owner       = "platform"
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_kms_alias" "logs" {
  name          = "alias/platform-staging-logs"
  target_key_id = aws_kms_key.logs.key_id
}

# From the default of cluster.secretsKey (not in envs/staging.ts)
resource "aws_kms_key" "secrets" {
  description             = "Kubernetes secrets of platform-staging"
  deletion_window_in_days = 30
  enable_key_rotation     = true

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "AccountAdministersByIam"
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::111122223333:root" }
        Action    = "kms:*"
        Resource  = "*"
      },
      {
        Sid       = "ClusterRoleEncryptsSecrets"
        Effect    = "Allow"
        Principal = { AWS = "*" }
        Action = [
          "kms:Encrypt",
          "kms:Decrypt",
          "kms:ReEncrypt*",
          "kms:GenerateDataKey*",
          "kms:DescribeKey",
          "kms:ListGrants",
        ]
        Resource = "*"
        Condition = {
          ArnEquals = {
            "aws:PrincipalArn" = "arn:aws:iam::111122223333:role/platform-staging-cluster"
          }
          StringEquals = { "kms:CallerAccount" = "111122223333" }
        }
      },
    ]
  })

  tags = {
    environment = "staging"
    owner       = "platform"
  }
}

resource "aws_kms_alias" "secrets" {
  name          = "alias/platform-staging-secrets"
  target_key_id = aws_kms_key.secrets.key_id
}
