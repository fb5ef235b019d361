#!/usr/bin/env bash
# Creates in Azure what the pipelines need, as settings.json says. What it created earlier is kept: run it again after a change of
# settings.json.
# It needs the Azure CLI, signed in (az login), and jq. Azure Cloud Shell has both.
set -euo pipefail
cd "$(dirname "$0")"

if grep -o '<[^>]*>' settings.json | sort -u >&2; then
  echo 'settings.json still has the placeholders above: replace them.' >&2
  exit 1
fi
# Loops below read their own standard input.
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

# The container of the Terraform states, whose earlier versions and deleted blobs can be restored for 30 days.
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
  # Any user may register an application with this name. Only an owner of the subscription can give it a role on the container.
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
  az role assignment create --assignee-object-id "$principal" --assignee-principal-type ServicePrincipal \
    --role "$(jq -r .role <<<"$identity")" --scope "$scope" --output none

  # Application permissions of Microsoft Graph, with the consent of the administrator.
  granted=$(az rest --method get --query 'value[].appRoleId' --output tsv \
    --uri "https://graph.microsoft.com/v1.0/servicePrincipals/$principal/appRoleAssignments")
  jq -r '.permissions[]' <<<"$identity" | while read -r permission; do
    role=$(az ad sp show --id "$graph" --query "appRoles[?value=='$permission'].id" --output tsv)
    [ -n "$role" ] || { echo "Microsoft Graph has no application permission $permission." >&2 && exit 1; }
    grep -qx "$role" <<<"$granted" || az rest --method post --output none \
      --uri "https://graph.microsoft.com/v1.0/servicePrincipals/$graphPrincipal/appRoleAssignedTo" \
      --body "{\"principalId\": \"$principal\", \"resourceId\": \"$graphPrincipal\", \"appRoleId\": \"$role\"}"
  done

  # The pipelines that may sign in as this identity.
  trusted=$(az ad app federated-credential list --id "$client" --query '[].name' --output tsv)
  jq -c '.trusts[] | . + {audiences: ["api://AzureADTokenExchange"]}' <<<"$identity" | while read -r trust; do
    trustName=$(jq -r .name <<<"$trust")
    if grep -qxF -- "$trustName" <<<"$trusted"; then
      az ad app federated-credential update --id "$client" --federated-credential-id "$trustName" --parameters "$trust" --output none
    else
      az ad app federated-credential create --id "$client" --parameters "$trust" --output none
    fi
  done

  echo "$name: client id $client"
done
