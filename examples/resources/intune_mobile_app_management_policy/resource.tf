resource "intune_mobile_app_management_policy" "example" {
  applies_to = "none"
}
