package dev.scrm.gateway.checks;

import dev.scrm.gateway.corps.App;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Asks WeCom what tells whether an item works; each question only reads, or asks for what cannot be. */
public interface Questions {
    /**
     * The question for an item.
     *
     * @param memberId whom to ask about, for {@link CheckItem#STAFF}
     * @param deadline no attempt begins after it, but for the first
     */
    WecomAnswer ask(App app, CheckItem item, @Nullable String memberId, Instant deadline);
}
