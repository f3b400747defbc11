package dev.scrm.gateway.wecom;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The tokens and tickets of all apps, shared by all replicas. */
public interface Tokens {
    /** The last one, valid or not. */
    Optional<AccessToken> find(TokenOf whose);

    /** Keeps a token, unless there is a later one. */
    void save(TokenOf whose, AccessToken token);

    /** Ends the token of this generation; a later one is left alone. */
    void expire(TokenOf whose, long generation);

    /** Notes that WeCom did not give one; the note stands until it gives one. */
    void refused(TokenOf whose, TokenRefusal refusal);

    /** How those of these corps stand, by {@link TokenOf#key}; what was never asked for is not named. */
    Map<String, TokenState> states(Collection<String> corpIds);
}
