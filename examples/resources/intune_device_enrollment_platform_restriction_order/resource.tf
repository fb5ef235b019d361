resource "intune_device_enrollment_platform_restriction_order" "example" {
  platform_type = "ios"
  ids           = ["11111111-2222-4333-8444-555555555555_SinglePlatformRestriction", "66666666-7777-4888-9999-aaaaaaaaaaaa_SinglePlatformRestriction"]
}
