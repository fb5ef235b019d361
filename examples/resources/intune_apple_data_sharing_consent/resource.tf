resource "intune_apple_data_sharing_consent" "example" {
  granted = true
}
