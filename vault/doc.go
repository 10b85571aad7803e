// Package vault keeps what must not leak: it seals bytes with keys that rotate,
// hashes values for look-up, holds short-lived secrets in memory, and gives
// secrets and personal data types that cannot be printed. It must not know what
// a request, a form or a merchant is, nor where sealed bytes are stored: names
// and bytes come in, bytes go out.
//
// There are three classes of data. C3 is what the person types to prove who they
// are (passwords, codes, card data): a Secret, held only in a Safe, for minutes.
// C2 is who the person is and what their report says: a Personal, sealed at rest
// with a Keyring. C1 is the rest and does not concern this package.
package vault
