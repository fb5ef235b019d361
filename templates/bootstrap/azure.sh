#!/usr/bin/env bash
# Creates the Azure resources of the pipelines from settings.json. Run it again after you change settings.json: it adds what is
# missing, and removes the Microsoft Graph permissions, the roles on the container and the trusts of the two app registrations
# that settings.json no longer lists. It deletes nothing else.
# It needs the Azure CLI, signed in (az login), and jq. Azure Cloud Shell has both.
set -euo pipefail
cd "$(dirname "$0")"

if grep -o '<[^>]*>' settings.json | sort -u >&2; then
  echo 'settings.json still has the placeholders above: replace them.' >&2
  exit 1
fi
# The loops below have their own standard input.
az() { command az "$@" </dev/null; }
setting() { jq -er "$1" settings.json; }

subscription=$(setting .subscriptionId)
group=$(setting .resourceGroup)
account=$(setting .storageAccount)
container=$(setting .container)
location=$(setting .location)
graph=00000003-0000-0000-c000-000000000000

az account set --subscription "$subscription"
if [ "$(az account show --query tenantId --output tsv)" != "$(setting '.tenantId | ascii_downcase')" ]; then
  echo 'The subscription belongs to another tenant than settings.json names: sign in with az login --tenant.' >&2
  exit 1
fi

# The container for the Terraform states. Earlier versions and deleted blobs can be restored for 30 days.
az group create --name "$group" --location "$location" --output none
az storage account create --name "$account" --resource-group "$group" --location "$location" \
  --kind StorageV2 --sku Standard_ZRS --min-tls-version TLS1_2 --https-only true \
  --allow-blob-public-access false --allow-shared-key-access false --output none
az storage account blob-service-properties update --account-name "$account" --resource-group "$group" \
  --enable-versioning true --enable-delete-retention true --delete-retention-days 30 \
  --enable-container-delete-retention true --container-delete-retention-days 30 --output none
az storage container-rm create --storage-account "$account" --resource-group "$group" --name "$container" --output none
scope="$(az storage account show --name "$account" --resource-group "$group" --query id --output tsv)/blobServices/default/containers/$container"

graphPrincipal=$(az ad sp show --id "$graph" --query id --output tsv)

# Two app registrations without secrets.
jq -c '.identities[]' settings.json | while read -r identity; do
  name=$(jq -r .name <<<"$identity")
  client=$(az ad app list --display-name "$name" --query "[?displayName=='$name'].appId" --output tsv)
  found=$client
  case $client in
  '') client=$(az ad app create --display-name "$name" --sign-in-audience AzureADMyOrg --query appId --output tsv) ;;
  *$'\n'*)
    echo "There are several app registrations with the name $name: rename or delete all but one." >&2
    exit 1
    ;;
  esac
  principal=$(az ad sp list --filter "appId eq '$client'" --query '[].id' --output tsv)
  # Any user can register an application with this name. Only an owner of the subscription can give it a role on the container.
  if [ -n "$found" ]; then
    roles=''
    [ -z "$principal" ] || roles=$(az role assignment list --assignee "$principal" --scope "$scope" --query '[].id' --output tsv)
    if [ -z "$roles" ]; then
      echo "The app registration $name ($client) exists and has no role on the container, so it may not be yours." >&2
      echo 'Delete it, or choose another name in settings.json. If it is yours and has no secrets, assign the role and run this script again.' >&2
      exit 1
    fi
  fi
  [ -n "$principal" ] || principal=$(az ad sp create --id "$client" --query id --output tsv)
  containerRole=$(jq -r .role <<<"$identity")
  az role assignment create --assignee-object-id "$principal" --assignee-principal-type ServicePrincipal \
    --role "$containerRole" --scope "$scope" --output none
  az role assignment list --assignee "$principal" --scope "$scope" --output tsv \
    --query "[?roleDefinitionName!='$containerRole'].[id, roleDefinitionName]" | while IFS=$'\t' read -r id former; do
    az role assignment delete --ids "$id" --output none
    echo "$name: removed the role $former"
  done

  # Application permissions of Microsoft Graph, with admin consent.
  assignments="https://graph.microsoft.com/v1.0/servicePrincipals/$principal/appRoleAssignments"
  granted=$(az rest --method get --uri "$assignments" --output tsv \
    --query "value[?resourceId=='$graphPrincipal'].[id, appRoleId]")
  wanted=''
  for permission in $(jq -r '.permissions[]' <<<"$identity"); do
    role=$(az ad sp show --id "$graph" --query "appRoles[?value=='$permission'].id" --output tsv)
    [ -n "$role" ] || { echo "Microsoft Graph has no application permission $permission." >&2 && exit 1; }
    wanted="$wanted$role"$'\n'
    cut -f 2 <<<"$granted" | grep -qx "$role" || az rest --method post --output none \
      --uri "https://graph.microsoft.com/v1.0/servicePrincipals/$graphPrincipal/appRoleAssignedTo" \
      --body "{\"principalId\": \"$principal\", \"resourceId\": \"$graphPrincipal\", \"appRoleId\": \"$role\"}"
  done
  while IFS=$'\t' read -r id role; do
    [ -n "$id" ] && ! grep -qx "$role" <<<"$wanted" || continue
    az rest --method delete --uri "$assignments/$id" --output none
    permission=$(az ad sp show --id "$graph" --query "appRoles[?id=='$role'].value" --output tsv)
    echo "$name: removed the permission $permission"
  done <<<"$granted"

  # The pipelines that can sign in as this identity.
  trusted=$(az ad app federated-credential list --id "$client" --query '[].name' --output tsv)
  jq -c '.trusts[] | . + {audiences: ["api://AzureADTokenExchange"]}' <<<"$identity" | while read -r trust; do
    trustName=$(jq -r .name <<<"$trust")
    if grep -qxF -- "$trustName" <<<"$trusted"; then
      az ad app federated-credential update --id "$client" --federated-credential-id "$trustName" --parameters "$trust" --output none
    else
      az ad app federated-credential create --id "$client" --parameters "$trust" --output none
    fi
  done
  while read -r trustName; do
    [ -n "$trustName" ] && ! jq -e --arg name "$trustName" 'any(.trusts[]; .name == $name)' <<<"$identity" >/dev/null || continue
    az ad app federated-credential delete --id "$client" --federated-credential-id "$trustName" --output none
    echo "$name: removed the trust $trustName"
  done <<<"$trusted"

  echo "$name: client id $client"
done
