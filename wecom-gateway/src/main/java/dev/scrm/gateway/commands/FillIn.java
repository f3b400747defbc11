package dev.scrm.gateway.commands;

import dev.scrm.gateway.commands.Filling.Impossible;
import dev.scrm.gateway.commands.Filling.Known;
import dev.scrm.gateway.commands.Filling.NotYet;
import dev.scrm.gateway.corps.App;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Fills the blanks of a request right before it is posted. */
final class FillIn {
    /** A command that names another may overtake it: for so long one that is not known may still come. */
    private static final Duration STILL_COMING = Duration.ofMinutes(1);

    private final Ledger ledger;
    private final MediaUse media;
    private final Clock clock;

    FillIn(Ledger ledger, MediaUse media, Clock clock) {
        this.ledger = ledger;
        this.media = media;
        this.clock = clock;
    }

    /** The command without blanks, or why there is no such thing now or ever. */
    Filling<Command> fill(WaitingCommand waiting, App app) {
        return waiting.command() instanceof Command.Post post
                ? fill(post, waiting, app)
                : new Known<>(waiting.command());
    }

    private Filling<Command> fill(Command.Post post, WaitingCommand waiting, App app) {
        Map<Blank, String> values = new HashMap<>();
        for (var blank : blanks(post.request().body()).distinct().toList()) {
            switch (value(blank, waiting, app)) {
                case Known<String>(var value) -> values.put(blank, value);
                case NotYet<String>(var reason, var atLeast) -> {
                    return new NotYet<>(reason, atLeast);
                }
                case Impossible<String>(var errorCode, var reason) -> {
                    return new Impossible<>(errorCode, reason);
                }
            }
        }
        return new Known<>(values.isEmpty() ? post : with(post, values));
    }

    /** After WeCom did not know a file: true when the command has one that is worth another try. */
    boolean forgetMedia(WaitingCommand waiting) {
        return waiting.command() instanceof Command.Post post
                && blanks(post.request().body())
                        .distinct()
                        .filter(Blank.File.class::isInstance)
                        .map(Blank.File.class::cast)
                        .map(file -> media.forget(file, waiting))
                        .reduce(false, Boolean::logicalOr);
    }

    private static Command with(Command.Post post, Map<Blank, String> values) {
        Map<String, Object> body = new LinkedHashMap<>();
        post.request().body().forEach((name, value) -> body.put(name, filled(value, values)));
        return post.with(post.request().with(body));
    }

    private static Stream<Blank> blanks(Object value) {
        return switch (value) {
            case Blank blank -> Stream.of(blank);
            case Map<?, ?> fields -> fields.values().stream().flatMap(FillIn::blanks);
            case List<?> items -> items.stream().flatMap(FillIn::blanks);
            default -> Stream.empty();
        };
    }

    private static Object filled(Object value, Map<Blank, String> values) {
        return switch (value) {
            case Blank blank -> values.getOrDefault(blank, "");
            case Map<?, ?> fields -> {
                Map<Object, Object> all = new LinkedHashMap<>();
                fields.forEach((name, field) -> all.put(name, filled(field, values)));
                yield all;
            }
            case List<?> items ->
                items.stream().map(item -> filled(item, values)).toList();
            default -> value;
        };
    }

    private Filling<String> value(Blank blank, WaitingCommand waiting, App app) {
        return switch (blank) {
            case Blank.ResultOf(var commandId, var field) -> resultOf(commandId, field, waiting);
            case Blank.File file -> media.id(file, waiting, app);
            case Blank.Picture picture -> media.picture(picture, waiting);
        };
    }

    private Filling<String> resultOf(String commandId, String field, WaitingCommand waiting) {
        var entry = ledger.find(waiting.command().head().corpId(), commandId);
        if (entry.isEmpty() && clock.instant().isAfter(waiting.since().plus(STILL_COMING))) {
            return new Impossible<>(null, Reason.COMMAND_UNKNOWN);
        }
        var outcome = entry.map(Ledger.Entry::outcome).orElse(null);
        if (outcome == null) {
            return new NotYet<>(PostponeReason.AWAITS_ANOTHER, Duration.ZERO);
        }
        if (outcome.status() != Outcome.Status.SENT) {
            return new Impossible<>(null, Reason.COMMAND_NOT_SENT);
        }
        return outcome.result().get(field) instanceof String value
                ? new Known<>(value)
                : new Impossible<>(null, Reason.RESULT_MISSING);
    }
}
