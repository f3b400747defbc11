package dev.scrm.gateway.corps.mongo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scrm.gateway.corps.CallbackPair;
import dev.scrm.gateway.corps.Credentials;
import dev.scrm.gateway.corps.RobotRegistration;
import dev.scrm.gateway.corps.Rotating;
import dev.scrm.gateway.corps.SmartRobotRegistration;
import dev.scrm.platform.messaging.MessageBodies;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Credentials as they lie in the store: each value sealed for its corp, app and field, so that none opens in another
 * place.
 */
final class SealedCredentials {
    private final MessageBodies seal;

    SealedCredentials(MessageBodies seal) {
        this.seal = seal;
    }

    /** The app's part of a document; what was unreadable stays as it was. */
    Document write(String corpId, String agentId, Credentials credentials, Document before) {
        var place = place(corpId, agentId);
        return switch (credentials) {
            case Credentials.Unreadable _ -> before;
            case Credentials.Opened(var secret, var callback) ->
                new Document(
                                "secret",
                                rotating(secret, (value, to) -> to.append("value", sealed(place, "secret", value))))
                        .append("callback", callbacks(place, callback));
        };
    }

    private Document callbacks(String place, Rotating<CallbackPair> callbacks) {
        return rotating(
                callbacks,
                (pair, to) -> to.append("token", sealed(place, "callback-token", pair.token()))
                        .append("aesKey", sealed(place, "callback-aes-key", pair.aesKey())));
    }

    Credentials read(String corpId, String agentId, Document sealed) {
        var place = place(corpId, agentId);
        var secret = this.<String>rotating(sealed, "secret", from -> opened(place, "secret", from.getString("value")));
        var callback = callbacks(place, sealed);
        return secret.isPresent() && callback.isPresent()
                ? new Credentials.Opened(secret.get(), callback.get())
                : new Credentials.Unreadable();
    }

    private Optional<Rotating<CallbackPair>> callbacks(String place, Document sealed) {
        return this.<CallbackPair>rotating(
                sealed,
                "callback",
                from -> opened(place, "callback-token", from.getString("token"))
                        .flatMap(token -> opened(place, "callback-aes-key", from.getString("aesKey"))
                                .map(aesKey -> new CallbackPair(token, aesKey))));
    }

    /** An intelligent robot's part of a document; what was unreadable stays as it was. */
    Document writeCallbacks(String corpId, SmartRobotRegistration robot, Document before) {
        var callbacks = robot.callbacks();
        return callbacks == null
                ? before
                : new Document("callback", callbacks(smartRobotPlace(corpId, robot.robotId()), callbacks));
    }

    @Nullable
    Rotating<CallbackPair> readCallbacks(String corpId, String robotId, Document sealed) {
        return callbacks(smartRobotPlace(corpId, robotId), sealed).orElse(null);
    }

    private static String smartRobotPlace(String corpId, String robotId) {
        return "smart-robot-credential:" + corpId + ":" + robotId + ":";
    }

    /** What was unreadable stays as it was. */
    String writeRobotKey(String corpId, RobotRegistration robot, String before) {
        return robot.key() == null ? before : sealed(robotPlace(corpId, robot.robotId()), "key", robot.key());
    }

    @Nullable
    String readRobotKey(String corpId, String robotId, String sealed) {
        return opened(robotPlace(corpId, robotId), "key", sealed).orElse(null);
    }

    private static String robotPlace(String corpId, String robotId) {
        return "robot-credential:" + corpId + ":" + robotId + ":";
    }

    private static <T> Document rotating(Rotating<T> credential, BiFunction<T, Document, Document> value) {
        var former = credential.former().stream()
                .map(one -> value.apply(one.value(), new Document("until", Date.from(one.until()))))
                .toList();
        return value.apply(credential.current(), new Document("since", Date.from(credential.since())))
                .append("former", former);
    }

    /** A former one that cannot be opened any more is left out. */
    private <T> Optional<Rotating<T>> rotating(Document sealed, String field, Function<Document, Optional<T>> open) {
        var from = sealed.get(field, Document.class);
        return from == null
                ? Optional.empty()
                : open.apply(from).map(current -> new Rotating<>(current, instant(from, "since"), former(from, open)));
    }

    private static <T> List<Rotating.Former<T>> former(Document from, Function<Document, Optional<T>> open) {
        return from.getList("former", Document.class, List.of()).stream()
                .flatMap(one ->
                        open.apply(one).map(value -> new Rotating.Former<>(value, instant(one, "until"))).stream())
                .toList();
    }

    private static Instant instant(Document from, String field) {
        return from.getDate(field).toInstant();
    }

    private String sealed(String place, String field, String value) {
        return seal.seal(place + field, value.getBytes(UTF_8));
    }

    private Optional<String> opened(String place, String field, String value) {
        return seal.tryOpen(place + field, value).map(bytes -> new String(bytes, UTF_8));
    }

    private static String place(String corpId, String agentId) {
        return "app-credential:" + corpId + ":" + agentId + ":";
    }
}
