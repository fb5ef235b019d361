resource "intune_default_device_enrollment_limit" "example" {
  limit = 5
}
