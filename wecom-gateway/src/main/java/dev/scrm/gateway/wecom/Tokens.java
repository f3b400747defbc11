package dev.scrm.gateway.wecom;

import java.util.Optional;

/** The tokens and tickets of all apps, shared by all replicas. */
public interface Tokens {
    /** The last one, valid or not. */
    Optional<AccessToken> find(TokenOf whose);

    /** Keeps a token, unless there is a later one. */
    void save(TokenOf whose, AccessToken token);

    /** Ends the token of this generation; a later one is left alone. */
    void expire(TokenOf whose, long generation);
}
