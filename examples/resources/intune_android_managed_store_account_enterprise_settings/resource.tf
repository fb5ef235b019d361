resource "intune_android_managed_store_account_enterprise_settings" "example" {
  bind_status                                           = "bound"
  enrollment_target                                     = "all"
  android_device_owner_fully_managed_enrollment_enabled = false
}
