package dev.scrm.gateway.wecom;

import dev.scrm.gateway.corps.App;
import java.util.Optional;

/** The tokens of all apps, shared by all replicas. */
public interface Tokens {
    /** The app's last token, valid or not. */
    Optional<AccessToken> find(App app);

    /** Keeps a token, unless there is a later one. */
    void save(App app, AccessToken token);

    /** Ends the token of this generation; a later one is left alone. */
    void expire(App app, long generation);
}
