package dev.scrm.gateway.corps;

import static java.util.Objects.requireNonNull;

/** What an app proves itself with. */
public sealed interface Credentials {
    /** As they are. */
    record Opened(Rotating<String> secret, Rotating<CallbackPair> callback) implements Credentials {
        public Opened {
            requireNonNull(secret, "secret");
            requireNonNull(callback, "callback");
        }
    }

    /** Sealed with a key that is gone: the app cannot be served until all of them are set anew. */
    record Unreadable() implements Credentials {}
}
