resource "intune_mobile_device_management_policy" "example" {
  applies_to      = "selected"
  included_groups = ["11111111-2222-4333-8444-555555555555"]
}
