output "control_plane_subnet_ids" {
  description = "Control-plane subnets by zone"
  value       = {}
}

output "node_subnet_ids" {
  description = "Node subnets by zone: nodes, internal load balancers, and the control plane unless it has its own"

  value = {
    apne1-az1 = aws_subnet.private_apne1-az1.id
    apne1-az2 = aws_subnet.private_apne1-az2.id
    apne1-az4 = aws_subnet.private_apne1-az4.id
  }
}

output "pod_subnet_ids" {
  description = "Pod subnets by zone"
  value       = {}
}

output "public_subnet_ids" {
  description = "Public subnets by zone: internet-facing load balancers, NAT gateways"

  value = {
    apne1-az1 = aws_subnet.public_apne1-az1.id
    apne1-az2 = aws_subnet.public_apne1-az2.id
    apne1-az4 = aws_subnet.public_apne1-az4.id
  }
}

output "vpc_cidrs" {
  description = "IPv4 ranges of the VPC, the primary one first"
  value       = ["10.20.0.0/16"]
}

output "vpc_id" {
  description = "Id of the VPC"
  value       = aws_vpc.main.id
}
