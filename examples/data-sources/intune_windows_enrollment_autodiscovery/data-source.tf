data "intune_windows_enrollment_autodiscovery" "example" {
  domain_name = "contoso.com"
}
