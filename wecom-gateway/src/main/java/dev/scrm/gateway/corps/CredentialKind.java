package dev.scrm.gateway.corps;

/** What of an app rotates by itself. */
public enum CredentialKind {
    /** The secret for access tokens. */
    SECRET,
    /** Token and AES key of callbacks. */
    CALLBACK
}
