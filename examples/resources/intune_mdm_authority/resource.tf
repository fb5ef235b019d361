resource "intune_mdm_authority" "example" {
  authority = "intune"
}
