resource "intune_terms_and_conditions" "example" {
  display_name         = "Terms of use"
  title                = "Contoso terms of use"
  body_text            = "Contoso manages this device."
  acceptance_statement = "By enrolling you agree to the terms of use of Contoso."
  version              = 1
  assignments = [
    {
      target = "allLicensedUsers"
    },
  ]
}
