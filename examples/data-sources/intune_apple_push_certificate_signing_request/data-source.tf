data "intune_apple_push_certificate_signing_request" "example" {}
