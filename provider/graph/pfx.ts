import type forge from 'node-forge';

/** The certificate and the private key of a PFX file as PEM, or why they could not be read. */
export type OpenedPfx = { readonly pem: string } | { readonly fault: string };

/**
 * Opens a PFX (PKCS #12) file. Of several certificates, uses the one that belongs to the private key.
 *
 * @param password - Undefined: the file is not protected, or has an empty password.
 * @see https://www.rfc-editor.org/rfc/rfc7292
 */
export function openPfx(content: Buffer, password: string | undefined): OpenedPfx {
  const { asn1, pkcs12 } = library();
  let root: forge.asn1.Asn1;
  try {
    root = asn1.fromDer(content.toString('binary'));
  } catch {
    return { fault: 'it is neither PEM nor PFX' };
  }
  try {
    return contentOf(pkcs12.pkcs12FromAsn1(root, false, password ?? ''));
  } catch {
    return {
      fault:
        password === undefined
          ? 'it is not a PFX file, or it is password-protected'
          : 'it is not a PFX file, or it cannot be opened with this password',
    };
  }
}

function contentOf(pfx: forge.pkcs12.Pkcs12Pfx): OpenedPfx {
  const { pki } = library();
  const bags = pfx.safeContents.flatMap(({ safeBags }) => safeBags);
  const key = bags.find((bag) => bag.key)?.key;
  if (!key) return { fault: 'it contains no RSA private key' };
  const certificates = bags.flatMap(({ cert }) => cert ?? []);
  if (certificates.length === 0) return { fault: 'it contains no certificate with an RSA key' };
  const own = certificates.find(({ publicKey }) => modulusOf(publicKey).equals(modulusOf(key)));
  if (!own) return { fault: 'it contains no certificate for its private key' };
  const privateKey = pki.privateKeyInfoToPem(pki.wrapRsaPrivateKey(pki.privateKeyToAsn1(key)));
  return { pem: `${pki.certificateToPem(own)}${privateKey}` };
}

/** A key and its certificate have the same modulus. Ids that link them are optional in the file. */
function modulusOf(key: forge.pki.PublicKey | forge.pki.PrivateKey): forge.jsbn.BigInteger {
  return (key as forge.pki.rsa.PublicKey | forge.pki.rsa.PrivateKey).n;
}

/** Loaded only for PFX files, because the provider starts with every run, and without its parts for TLS and SSH. */
function library(): typeof forge {
  /* eslint-disable @typescript-eslint/no-require-imports */
  require('node-forge/lib/pki');
  return require('node-forge/lib/forge') as typeof forge;
}
