resource "intune_default_device_enrollment_platform_restrictions" "example" {
  ios_restriction = {
    personal_device_enrollment_blocked = false
    os_minimum_version                 = "17.0"
  }
  android_restriction = {
    platform_blocked = true
  }
}
