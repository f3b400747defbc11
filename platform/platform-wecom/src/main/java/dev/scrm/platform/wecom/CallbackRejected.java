package dev.scrm.platform.wecom;

/**
 * A callback that did not prove to come from WeCom for us. It carries no stack trace, because refusing hostile input must
 * stay cheap, and no detail of the input, because it may be told to the caller.
 */
public final class CallbackRejected extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What did not hold, in the order it is checked. */
    public enum Reason {
        /** The body holds no, more than one, or an unreadable {@code <Encrypt>}, or is too big. */
        BAD_ENVELOPE("bad-envelope"),
        /** The signature is not the one of token, timestamp, nonce and ciphertext. */
        BAD_SIGNATURE("bad-signature"),
        /** The ciphertext is not base64, not whole blocks, or does not decrypt to the layout of the protocol. */
        BAD_CIPHER("bad-cipher"),
        /** Decrypted well, but addressed to another corp or suite. */
        WRONG_RECEIVER("wrong-receiver");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        /** A stable slug such as {@code bad-signature}. */
        public String code() {
            return code;
        }
    }

    private final Reason reason;

    CallbackRejected(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
