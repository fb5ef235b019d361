resource "intune_managed_device_cleanup_rule" "example" {
  display_name                                = "Silent Windows devices"
  device_cleanup_rule_platform_type           = "windows"
  device_inactivity_before_retirement_in_days = 90
}
