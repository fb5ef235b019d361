data "intune_enrollment_readiness" "example" {}
