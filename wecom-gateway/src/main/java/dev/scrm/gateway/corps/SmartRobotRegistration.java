package dev.scrm.gateway.corps;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An intelligent robot as its administrator set it up.
 *
 * @param name what people call it; may be empty
 * @param callbacks null when they were sealed with a key that is gone
 */
public record SmartRobotRegistration(
        String robotId,
        String name,
        @Nullable Rotating<CallbackPair> callbacks,
        @Nullable String greeting,
        Map<String, CardNotice> cardAnswers) {

    public SmartRobotRegistration {
        requireNonNull(robotId, "robotId");
        requireNonNull(name, "name");
        cardAnswers = Map.copyOf(cardAnswers);
    }

    /** A robot as it is wished, new or in place of the one before. */
    static SmartRobotRegistration of(
            String robotId, Optional<SmartRobotRegistration> before, SmartRobotWish wish, Instant now) {
        var known = before.map(SmartRobotRegistration::callbacks).orElse(null);
        var current = known == null ? null : known.current();
        var pair = new CallbackPair(
                wished(wish.callbackToken(), current == null ? null : current.token(), "callbackToken"),
                wished(wish.callbackAesKey(), current == null ? null : current.aesKey(), "callbackAesKey"));
        return new SmartRobotRegistration(
                robotId,
                wish.name(),
                known == null ? Rotating.of(pair, now) : known.rotated(pair, now, wish.overlap()),
                wish.greeting(),
                wish.cardAnswers());
    }

    private static String wished(@Nullable String wish, @Nullable String current, String field) {
        if (wish == null && current == null) {
            throw CorpRefused.credentialMissing(field);
        }
        return wish == null ? requireNonNull(current) : wish;
    }

    /** The robot without its former tokens and keys. */
    SmartRobotRegistration retired() {
        return callbacks == null
                ? this
                : new SmartRobotRegistration(robotId, name, callbacks.retired(), greeting, cardAnswers);
    }

    /** Whether it can be served. */
    public boolean isReadable() {
        return callbacks != null;
    }

    /** The robot as it is used; none while its credentials cannot be read. */
    Optional<SmartRobot> serving(String corpId) {
        return Optional.ofNullable(callbacks)
                .map(readable -> new SmartRobot(corpId, robotId, readable, greeting, cardAnswers));
    }

    /** The names of the fields in which the other differs, as the API calls them. */
    List<String> differences(SmartRobotRegistration other) {
        var fields = new ArrayList<String>();
        add(fields, "name", name.equals(other.name));
        add(fields, "greeting", Objects.equals(greeting, other.greeting));
        add(fields, "cardAnswers", cardAnswers.equals(other.cardAnswers));
        add(fields, "callbackToken", Objects.equals(token(), other.token()));
        add(fields, "callbackAesKey", Objects.equals(aesKey(), other.aesKey()));
        return fields;
    }

    private static void add(List<String> fields, String name, boolean isSame) {
        if (!isSame) {
            fields.add(name);
        }
    }

    private @Nullable String token() {
        return callbacks == null ? null : callbacks.current().token();
    }

    private @Nullable String aesKey() {
        return callbacks == null ? null : callbacks.current().aesKey();
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "SmartRobotRegistration[" + robotId + "]";
    }
}
