resource "intune_device_comanagement_authority_order" "example" {
  ids = ["11111111-2222-4333-8444-555555555555_DeviceComanagementAuthorityConfiguration", "66666666-7777-4888-9999-aaaaaaaaaaaa_DeviceComanagementAuthorityConfiguration"]
}
