/**
 * The CDK for Terraform, and the only import of it.
 *
 * Everything else names its classes through here, so that an npm alias (`"cdktf": "npm:cdktn@…"`) is all that a move to
 * CDK Terrain takes. See docs/adr/040-cdktf-behind-one-import.md.
 */
export {
  Annotations,
  App,
  Aspects,
  AzurermBackend,
  BooleanList,
  BooleanMap,
  ComplexList,
  ComplexMap,
  ComplexObject,
  Fn,
  ImportableResource,
  Lazy,
  NumberMap,
  StringMap,
  TerraformDataSource,
  TerraformElement,
  TerraformProvider,
  TerraformResource,
  TerraformStack,
  Testing,
  Token,
  Tokenization,
} from 'cdktf';
export type {
  AzurermBackendConfig,
  IAspect,
  IInterpolatingParent,
  IResolvable,
  ITerraformDependable,
  Precondition,
  TerraformMetaArguments,
  TerraformResourceLifecycle,
} from 'cdktf';
