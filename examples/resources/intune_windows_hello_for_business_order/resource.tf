resource "intune_windows_hello_for_business_order" "example" {
  ids = ["11111111-2222-4333-8444-555555555555_WindowsHelloForBusiness", "66666666-7777-4888-9999-aaaaaaaaaaaa_WindowsHelloForBusiness"]
}
