package dev.scrm.gateway.commands;

import static java.util.Objects.requireNonNull;

import dev.scrm.gateway.corps.App;
import dev.scrm.gateway.wecom.Answers;
import dev.scrm.gateway.wecom.CallEnd;
import dev.scrm.gateway.wecom.Reaction;
import dev.scrm.gateway.wecom.Reply;
import dev.scrm.gateway.wecom.Terms;
import dev.scrm.gateway.wecom.WecomApi;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Asks WeCom whether it made something for a command whose call may have taken effect. What two commands ask for in the
 * same words is told apart by who claims it first.
 */
final class AskFirst {
    /** So many things and pages are looked at; where more were made since the doubt, nobody can say. */
    private static final int LOOKED_AT_MOST = 500;

    /** Longer nobody may take who holds a line: another takes it over then, and would ask and make the same. */
    private static final Duration LOOKED_FOR_AT_MOST = Duration.ofSeconds(25);

    /** What WeCom says. */
    sealed interface Answer {
        /** It was made: what the outcome tells of it. */
        record Made(Map<String, Object> result) implements Answer {}

        record NotMade() implements Answer {}

        /** It gave no answer, or refused to say. */
        record NotSaid(CallEnd<?> end) implements Answer {}

        /** There is too much to look at. */
        record Unclear() implements Answer {}
    }

    /** What a look at a thing shows. */
    private sealed interface Look {
        record Known(Map<?, ?> thing) implements Look {}

        /** It was listed or claimed, and was deleted since. */
        record Gone() implements Look {}

        record NotSaid(CallEnd<?> end) implements Look {}
    }

    private final WecomApi wecom;
    private final Creations creations;
    private final Clock clock;

    AskFirst(WecomApi wecom, Creations creations, Clock clock) {
        this.wecom = wecom;
        this.creations = creations;
        this.clock = clock;
    }

    Answer ask(Command.Post post, App app, Instant doubtfulSince, Terms terms) {
        return new Search(post, app, doubtfulSince, terms).run();
    }

    /** Whether what WeCom has just made for a command is its own; it is not when another that asked took it for its own. */
    boolean isOwn(Command.Post post, Map<String, Object> result) {
        var told = question(post).told();
        return told == null || !(result.get(told) instanceof String id) || creations.claim(post, id);
    }

    private static Question question(Command.Post post) {
        return requireNonNull(post.kind().question(), "question");
    }

    /** The search for one command's thing. */
    private final class Search {
        private final Command.Post post;
        private final App app;
        private final Instant since;
        private final Terms terms;
        private final Question question;
        private final Instant latest;
        private final Set<String> seen = new HashSet<>();
        private int lookedAt;

        private Search(Command.Post post, App app, Instant since, Terms terms) {
            this.post = post;
            this.app = app;
            this.since = since;
            this.terms = terms;
            this.question = question(post);
            this.latest = clock.instant().plus(LOOKED_FOR_AT_MOST);
        }

        private Answer run() {
            var own = question.told() == null ? Optional.<String>empty() : creations.of(post);
            if (own.isPresent()) {
                return lookAtOwn(question.named(own.get()));
            }
            return question.lists(post.request()) ? searchAll() : new Answer.NotMade();
        }

        /**
         * What is deleted while a list is read moves the rest up, past the cursor: a list of several pages is read until it
         * shows nothing new.
         */
        private Answer searchAll() {
            int seenBefore;
            int pages;
            do {
                seenBefore = seen.size();
                pages = 0;
                var cursor = "";
                do {
                    var end = wecom.post(app, question.page(post.request(), since, clock.instant(), cursor), terms);
                    if (end.value() == null) {
                        return new Answer.NotSaid(end);
                    }
                    if (isTooMuch()) {
                        return new Answer.Unclear();
                    }
                    for (var thing : free(unseen(question.things(end.value())))) {
                        var found = lookAt(thing);
                        if (found.isPresent()) {
                            return found.get();
                        }
                    }
                    cursor = Answers.nextCursor(end.value());
                    pages++;
                } while (!cursor.isEmpty());
            } while (pages > 1 && seen.size() > seenBefore);
            return new Answer.NotMade();
        }

        private List<Map<?, ?>> unseen(List<Map<?, ?>> things) {
            return things.stream().filter(thing -> seen.add(question.id(thing))).toList();
        }

        /** Without what other commands made, which are most: each of the others takes calls to look at. */
        private List<Map<?, ?>> free(List<Map<?, ?>> things) {
            if (question.told() == null || things.isEmpty()) {
                return things;
            }
            var taken =
                    creations.ofOthers(post, things.stream().map(question::id).toList());
            return things.stream()
                    .filter(thing -> !taken.contains(question.id(thing)))
                    .toList();
        }

        private boolean isTooMuch() {
            return ++lookedAt > LOOKED_AT_MOST || clock.instant().isAfter(latest);
        }

        /** What it claimed before its outcome was written down; what was deleted since was made all the same. */
        private Answer lookAtOwn(Map<?, ?> named) {
            return switch (more(named)) {
                case Look.Known(var thing) -> made(thing);
                case Look.Gone _ -> made(named);
                case Look.NotSaid(var end) -> new Answer.NotSaid(end);
            };
        }

        /** Empty when it is not what is looked for. */
        private Optional<Answer> lookAt(Map<?, ?> listed) {
            if (isTooMuch()) {
                return Optional.of(new Answer.Unclear());
            }
            return switch (more(listed)) {
                case Look.Known(var thing) -> compare(thing);
                case Look.Gone _ -> Optional.empty();
                case Look.NotSaid(var end) -> Optional.of(new Answer.NotSaid(end));
            };
        }

        private Look more(Map<?, ?> listed) {
            var thing = listed;
            for (var look : question.looks()) {
                var end = wecom.post(app, look.request(thing), terms);
                if (end.value() == null) {
                    return isGone(end) ? new Look.Gone() : new Look.NotSaid(end);
                }
                thing = look.more(thing, end.value());
            }
            return new Look.Known(thing);
        }

        private static boolean isGone(CallEnd<?> end) {
            return end.reply() instanceof Reply.Answer(int errorCode, var _) && Reaction.to(errorCode) == Reaction.DROP;
        }

        private Optional<Answer> compare(Map<?, ?> thing) {
            if (!question.isSame(post.request(), since, thing)) {
                return Optional.empty();
            }
            return isOwn(post, result(thing)) ? Optional.of(made(thing)) : Optional.empty();
        }

        private Answer made(Map<?, ?> thing) {
            return new Answer.Made(result(thing));
        }

        private Map<String, Object> result(Map<?, ?> thing) {
            return post.kind().tell(question.answer().apply(post.request().body(), thing));
        }
    }
}
