resource "intune_default_branding_profile" "example" {
  display_name            = "Contoso"
  enrollment_availability = "availableWithPrompts"
}
