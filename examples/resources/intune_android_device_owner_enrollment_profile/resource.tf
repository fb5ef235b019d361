resource "intune_android_device_owner_enrollment_profile" "example" {
  display_name               = "Warehouse scanners"
  enrollment_mode            = "corporateOwnedDedicatedDevice"
  token_expiration_date_time = "2027-11-01T00:00:00Z"
  device_name_template       = "SCAN-{{SERIALLAST4DIGITS}}"
}
