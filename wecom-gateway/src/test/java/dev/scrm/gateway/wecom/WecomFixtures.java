package dev.scrm.gateway.wecom;

import dev.scrm.gateway.corps.App;
import java.util.Set;

/** An app and answers for tests. */
final class WecomFixtures {
    static final App APP = new App(
            "ww5c3a0demo0000001",
            "1000002",
            "secret",
            "token",
            "k3vQx9Jt5RzW1nBc8YpLd2HsGf7MaUe4TgKi6XoNb0C",
            Set.of(),
            false);

    private WecomFixtures() {}

    static Reply answer(int errorCode) {
        return new Reply.Answer(errorCode, new byte[] {'{', '}'});
    }

    static Reply silence(Reply.Cause cause) {
        return new Reply.NoAnswer(cause);
    }
}
