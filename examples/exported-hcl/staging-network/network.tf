# From network.cidr in envs/staging.ts
resource "aws_vpc" "main" {
  cidr_block           = "10.20.0.0/16"
  enable_dns_hostnames = true
  enable_dns_support   = true

  tags = {
    Name        = "platform-staging"
    environment = "staging"
    owner       = "platform"
  }
}

# From the default of network.internetAccess (not in envs/staging.ts)
resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id

  tags = {
    Name        = "platform-staging"
    environment = "staging"
    owner       = "platform"
  }
}

# From network.zones in envs/staging.ts
resource "aws_subnet" "private_apne1-az1" {
  vpc_id               = aws_vpc.main.id
  cidr_block           = "10.20.0.0/20"
  availability_zone_id = "apne1-az1"

  tags = {
    Name                              = "platform-staging-private-apne1-az1"
    "eks-auto/platform-staging"       = "node"
    environment                       = "staging"
    "kubernetes.io/role/internal-elb" = "1"
    owner                             = "platform"
  }
}

resource "aws_subnet" "private_apne1-az2" {
  vpc_id               = aws_vpc.main.id
  cidr_block           = "10.20.16.0/20"
  availability_zone_id = "apne1-az2"

  tags = {
    Name                              = "platform-staging-private-apne1-az2"
    "eks-auto/platform-staging"       = "node"
    environment                       = "staging"
    "kubernetes.io/role/internal-elb" = "1"
    owner                             = "platform"
  }
}

resource "aws_subnet" "private_apne1-az4" {
  vpc_id               = aws_vpc.main.id
  cidr_block           = "10.20.48.0/20"
  availability_zone_id = "apne1-az4"

  tags = {
    Name                              = "platform-staging-private-apne1-az4"
    "eks-auto/platform-staging"       = "node"
    environment                       = "staging"
    "kubernetes.io/role/internal-elb" = "1"
    owner                             = "platform"
  }
}

resource "aws_subnet" "public_apne1-az1" {
  vpc_id               = aws_vpc.main.id
  cidr_block           = "10.20.128.0/24"
  availability_zone_id = "apne1-az1"

  tags = {
    Name                     = "platform-staging-public-apne1-az1"
    environment              = "staging"
    "kubernetes.io/role/elb" = "1"
    owner                    = "platform"
  }
}

resource "aws_subnet" "public_apne1-az2" {
  vpc_id               = aws_vpc.main.id
  cidr_block           = "10.20.129.0/24"
  availability_zone_id = "apne1-az2"

  tags = {
    Name                     = "platform-staging-public-apne1-az2"
    environment              = "staging"
    "kubernetes.io/role/elb" = "1"
    owner                    = "platform"
  }
}

resource "aws_subnet" "public_apne1-az4" {
  vpc_id               = aws_vpc.main.id
  cidr_block           = "10.20.131.0/24"
  availability_zone_id = "apne1-az4"

  tags = {
    Name                     = "platform-staging-public-apne1-az4"
    environment              = "staging"
    "kubernetes.io/role/elb" = "1"
    owner                    = "platform"
  }
}

# From network.natGateways in envs/staging.ts
resource "aws_eip" "nat_apne1-az1" {
  domain = "vpc"

  tags = {
    Name        = "platform-staging-nat-apne1-az1"
    environment = "staging"
    owner       = "platform"
  }

  depends_on = [aws_internet_gateway.main]
}

resource "aws_nat_gateway" "apne1-az1" {
  subnet_id     = aws_subnet.public_apne1-az1.id
  allocation_id = aws_eip.nat_apne1-az1.allocation_id

  tags = {
    Name        = "platform-staging-nat-apne1-az1"
    environment = "staging"
    owner       = "platform"
  }

  depends_on = [aws_internet_gateway.main]
}

# From network.zones in envs/staging.ts
resource "aws_route_table" "private_apne1-az1" {
  vpc_id = aws_vpc.main.id

  tags = {
    Name        = "platform-staging-private-apne1-az1"
    environment = "staging"
    owner       = "platform"
  }
}

resource "aws_route_table" "private_apne1-az2" {
  vpc_id = aws_vpc.main.id

  tags = {
    Name        = "platform-staging-private-apne1-az2"
    environment = "staging"
    owner       = "platform"
  }
}

resource "aws_route_table" "private_apne1-az4" {
  vpc_id = aws_vpc.main.id

  tags = {
    Name        = "platform-staging-private-apne1-az4"
    environment = "staging"
    owner       = "platform"
  }
}

resource "aws_route_table" "public" {
  vpc_id = aws_vpc.main.id

  tags = {
    Name        = "platform-staging-public"
    environment = "staging"
    owner       = "platform"
  }
}

# From network.natGateways in envs/staging.ts
resource "aws_route" "private_apne1-az1_ipv4" {
  route_table_id         = aws_route_table.private_apne1-az1.id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.apne1-az1.id
}

resource "aws_route" "private_apne1-az2_ipv4" {
  route_table_id         = aws_route_table.private_apne1-az2.id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.apne1-az1.id
}

resource "aws_route" "private_apne1-az4_ipv4" {
  route_table_id         = aws_route_table.private_apne1-az4.id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.apne1-az1.id
}

resource "aws_route" "public_ipv4" {
  route_table_id         = aws_route_table.public.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.main.id
}

# From network.zones in envs/staging.ts
resource "aws_route_table_association" "private_apne1-az1" {
  subnet_id      = aws_subnet.private_apne1-az1.id
  route_table_id = aws_route_table.private_apne1-az1.id
}

resource "aws_route_table_association" "private_apne1-az2" {
  subnet_id      = aws_subnet.private_apne1-az2.id
  route_table_id = aws_route_table.private_apne1-az2.id
}

resource "aws_route_table_association" "private_apne1-az4" {
  subnet_id      = aws_subnet.private_apne1-az4.id
  route_table_id = aws_route_table.private_apne1-az4.id
}

resource "aws_route_table_association" "public_apne1-az1" {
  subnet_id      = aws_subnet.public_apne1-az1.id
  route_table_id = aws_route_table.public.id
}

resource "aws_route_table_association" "public_apne1-az2" {
  subnet_id      = aws_subnet.public_apne1-az2.id
  route_table_id = aws_route_table.public.id
}

resource "aws_route_table_association" "public_apne1-az4" {
  subnet_id      = aws_subnet.public_apne1-az4.id
  route_table_id = aws_route_table.public.id
}

# From network.cidr in envs/staging.ts
resource "aws_default_security_group" "main" {
  vpc_id = aws_vpc.main.id

  tags = {
    Name        = "platform-staging-default-unused"
    environment = "staging"
    owner       = "platform"
  }
}

# From the default of network.endpoints (not in envs/staging.ts)
resource "aws_vpc_endpoint" "s3" {
  vpc_id            = aws_vpc.main.id
  service_name      = "com.amazonaws.ap-northeast-1.s3"
  vpc_endpoint_type = "Gateway"

  route_table_ids = [
    aws_route_table.public.id,
    aws_route_table.private_apne1-az1.id,
    aws_route_table.private_apne1-az2.id,
    aws_route_table.private_apne1-az4.id,
  ]

  tags = {
    Name        = "platform-staging-s3"
    environment = "staging"
    owner       = "platform"
  }
}
