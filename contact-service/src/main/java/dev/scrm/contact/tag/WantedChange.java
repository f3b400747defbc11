package dev.scrm.contact.tag;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody here wants of a tag that is WeCom's.
 *
 * @param commandId the command that asks WeCom for it
 * @param shape what it shall be
 * @param base what it was when it was wanted
 * @param by who wants it, such as {@code user:lin.wei}
 * @param settledAt when WeCom answered; null while it has not
 * @param refusal why WeCom would not; null when it has not answered or did it
 */
public record WantedChange(
        String commandId,
        TagShape shape,
        TagShape base,
        String by,
        Instant at,
        @Nullable Instant settledAt,
        @Nullable String refusal) {
    public WantedChange {
        requireNonNull(commandId, "commandId");
        requireNonNull(shape, "shape");
        requireNonNull(base, "base");
        requireNonNull(by, "by");
        requireNonNull(at, "at");
    }

    WantedChange answered(Instant answeredAt, @Nullable String why) {
        return new WantedChange(commandId, shape, base, by, at, answeredAt, why);
    }
}
