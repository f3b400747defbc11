package dev.scrm.gateway.reconciliation.parts;

import dev.scrm.gateway.budget.CallLane;
import dev.scrm.gateway.corps.App;
import dev.scrm.gateway.reconciliation.Known;
import dev.scrm.gateway.reconciliation.PartReader.Look;
import dev.scrm.gateway.reconciliation.ReadingInterrupted;
import dev.scrm.gateway.reconciliation.Thing;
import dev.scrm.gateway.wecom.ApiRequest;
import dev.scrm.gateway.wecom.CallEnd;
import dev.scrm.gateway.wecom.Reaction;
import dev.scrm.gateway.wecom.Reply;
import dev.scrm.gateway.wecom.Terms;
import dev.scrm.gateway.wecom.WecomApi;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;

/** Asks WeCom in the bulk lane, so that nobody else waits for a reconciliation. */
final class Wecom {
    /** Of one question: it waits for its turn and is repeated while WeCom is busy. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final int SIDE_BY_SIDE = 8;

    private final WecomApi api;
    private final Clock clock;

    Wecom(WecomApi api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    /** @throws ReadingInterrupted when WeCom does not answer, or refuses */
    Map<String, Object> get(App app, String path, Map<String, String> query) {
        return answered(path, api.get(app, path, query, terms()));
    }

    /** @throws ReadingInterrupted when WeCom does not answer, or refuses */
    Map<String, Object> post(App app, String path, Map<String, Object> body) {
        return answered(path, api.post(app, ApiRequest.of(path, body), terms()));
    }

    /** The thing that a question is answered with; none where WeCom says with one of these codes that it is gone. */
    static Optional<Thing> unlessGone(Set<Integer> codes, Supplier<Optional<Thing>> question) {
        try {
            return question.get();
        } catch (ReadingInterrupted interrupted) {
            if (codes.contains(interrupted.errorCode())) {
                return Optional.empty();
            }
            throw interrupted;
        }
    }

    /**
     * Looks at things that stood on no page, side by side. What WeCom refuses to show is unreadable.
     *
     * @param gone the codes by which WeCom says that one is gone
     */
    static List<Look> look(List<Known> unmet, Set<Integer> gone, Function<Known, Look> question) {
        return sideBySide(unmet, known -> {
            try {
                return question.apply(known);
            } catch (ReadingInterrupted interrupted) {
                if (!interrupted.isRefusal()) {
                    throw interrupted;
                }
                return gone.contains(interrupted.errorCode()) ? new Look.Gone() : new Look.Unreadable();
            }
        });
    }

    /** What was read; an answer about no thing at all is none. */
    static Look there(Optional<Thing> read) {
        return read.<Look>map(Look.There::new).orElseGet(Look.Unreadable::new);
    }

    /**
     * Asks about several things side by side. One that WeCom refuses to show is passed over; where it refuses all, the
     * question is not allowed.
     *
     * @param question answers nothing for a thing that went since it was listed
     * @throws ReadingInterrupted when WeCom does not answer, or refuses all
     */
    static Things each(List<String> ids, Function<String, Optional<Thing>> question) {
        var answers = sideBySide(ids, id -> unlessRefused(id, question));
        var refused =
                answers.stream().flatMap(answer -> answer.refusal().stream()).toList();
        if (!ids.isEmpty() && refused.size() == ids.size()) {
            throw refused.getFirst();
        }
        return new Things(
                answers.stream().flatMap(answer -> answer.thing().stream()).toList(), refused.size());
    }

    /** @param unreadable how many WeCom would not show */
    record Things(List<Thing> shown, int unreadable) {}

    private record Shown(Optional<Thing> thing, Optional<ReadingInterrupted> refusal) {}

    private static Shown unlessRefused(String id, Function<String, Optional<Thing>> question) {
        try {
            return new Shown(question.apply(id), Optional.empty());
        } catch (ReadingInterrupted interrupted) {
            if (!interrupted.isRefusal()) {
                throw interrupted;
            }
            return new Shown(Optional.empty(), Optional.of(interrupted));
        }
    }

    /** Asks about several things side by side and answers in their order. */
    private static <K, T> List<T> sideBySide(List<K> keys, Function<K, T> question) {
        var places = new Semaphore(SIDE_BY_SIDE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = keys.stream()
                    .map(key -> CompletableFuture.supplyAsync(() -> within(places, () -> question.apply(key)), threads))
                    .toList();
            return asked.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException e) {
            throw e.getCause() instanceof ReadingInterrupted interrupted ? interrupted : e;
        }
    }

    private static <T> T within(Semaphore places, Supplier<T> question) {
        places.acquireUninterruptibly();
        try {
            return question.get();
        } finally {
            places.release();
        }
    }

    private Terms terms() {
        return Terms.within(PATIENCE, CallLane.BULK, clock.instant());
    }

    private static Map<String, Object> answered(String path, CallEnd<Map<String, Object>> end) {
        var value = end.value();
        if (value != null) {
            return value;
        }
        throw switch (end.reply()) {
            case Reply.Held(var until) -> ReadingInterrupted.later(path, until);
            case Reply.NoAnswer _ -> ReadingInterrupted.later(path, null);
            case Reply.Answer(int errorCode, var _) ->
                mayAnswerLater(errorCode)
                        ? ReadingInterrupted.later(path, null)
                        : ReadingInterrupted.refused(path, errorCode);
        };
    }

    private static boolean mayAnswerLater(int errorCode) {
        return switch (Reaction.to(errorCode)) {
            case RETRY, REFRESH, BACK_OFF -> true;
            case OK, ALARM, STATE, DROP -> false;
        };
    }
}
