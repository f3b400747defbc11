package dev.scrm.endtoend.outbound;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What became of the commands of one kind, as the gateway told it and as WeCom has it.
 *
 * @param results how many were told what: {@code sent}, {@code failed effect-unknown}, {@code none}; a command that was told
 *     two things is counted by both, such as {@code expired+sent}
 * @param effects of these commands in WeCom
 * @param duplicates effects beyond those that commands asked for
 * @param withoutOutcome commands that nothing was told of
 * @param withoutEffect commands that were told sent although WeCom has no effect of theirs
 * @param doubled what was done more often than commands asked for it, with the times of its first and last effect
 * @param denied effects of commands that were told failed or expired, where the gateway did not say that nobody knows
 */
record KindTally(
        int commands,
        Map<String, Integer> results,
        int effects,
        int duplicates,
        int withoutOutcome,
        int withoutEffect,
        int denied,
        List<String> doubled) {
    private static final String NONE = "none";
    private static final String SENT = "sent";
    private static final List<String> NOBODY_KNOWS = List.of("failed effect-unknown", "failed interrupted-too-long");

    /**
     * Counts the commands of one kind.
     *
     * @param told what was told of each command, by its id
     * @param effects all that this kind's API brought about, as the simulator lists them
     */
    static KindTally of(Collection<Wish> wishes, Map<String, Collection<String>> told, Collection<JsonNode> effects) {
        var results = new TreeMap<String, Integer>();
        wishes.forEach(wish -> results.merge(result(wish, told), 1, Integer::sum));
        var traces = wishes.stream()
                .collect(Collectors.groupingBy(
                        Wish::trace, Collectors.mapping(wish -> result(wish, told), Collectors.toList())))
                .entrySet()
                .stream()
                .map(alike -> Trace.of(alike.getKey(), alike.getValue(), with(alike.getKey(), effects)))
                .toList();
        boolean reads = wishes.stream().allMatch(wish -> wish.api().isEmpty());
        return new KindTally(
                wishes.size(),
                results,
                sum(traces, Trace::effects),
                sum(traces, Trace::duplicates),
                results.getOrDefault(NONE, 0),
                reads ? 0 : sum(traces, Trace::withoutEffect),
                sum(traces, Trace::denied),
                traces.stream()
                        .filter(trace -> trace.duplicates() > 0)
                        .map(Trace::description)
                        .toList());
    }

    /** Commands without an outcome, or without the effect that they were told to have. */
    int lost() {
        return withoutOutcome + withoutEffect;
    }

    /** Commands that were told different things. */
    int contradicted() {
        return results.entrySet().stream()
                .filter(result -> result.getKey().contains("+"))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    int sent() {
        return results.getOrDefault(SENT, 0);
    }

    /** Those that were told to be in this state, for whatever reason. */
    int told(String status) {
        return results.entrySet().stream()
                .filter(result -> result.getKey().startsWith(status))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** Those of which nobody knows whether they took effect. */
    int unknown() {
        return NOBODY_KNOWS.stream()
                .mapToInt(reason -> results.getOrDefault(reason, 0))
                .sum();
    }

    /** Those that were not sent, by what was told of them. */
    Map<String, Integer> notSent() {
        return results.entrySet().stream()
                .filter(result -> !result.getKey().equals(SENT))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one, TreeMap::new));
    }

    private static String result(Wish wish, Map<String, Collection<String>> told) {
        return String.join(
                "+",
                told.getOrDefault(wish.command().id(), List.of(NONE)).stream()
                        .sorted()
                        .toList());
    }

    private static List<JsonNode> with(String trace, Collection<JsonNode> effects) {
        return effects.stream()
                .filter(effect -> (effect.path("target").asString() + " "
                                + effect.path("mark").asString())
                        .contains(trace))
                .toList();
    }

    private static int sum(List<Trace> traces, Function<Trace, Integer> figure) {
        return traces.stream().mapToInt(figure::apply).sum();
    }

    /** The commands that ask for the same. */
    private record Trace(String description, int effects, int duplicates, int withoutEffect, int denied) {
        static Trace of(String trace, List<String> results, List<JsonNode> all) {
            int effects = all.stream()
                    .mapToInt(effect -> effect.path("count").asInt())
                    .sum();
            int sent = count(results, SENT);
            int maybe = sent + count(results, NONE);
            for (var unknown : NOBODY_KNOWS) {
                maybe += count(results, unknown);
            }
            return new Trace(
                    "%s: %d effects for %s, %s"
                            .formatted(
                                    trace,
                                    effects,
                                    results,
                                    all.stream().map(Trace::times).toList()),
                    effects,
                    Math.max(0, effects - results.size()),
                    Math.max(0, sent - effects),
                    Math.max(0, Math.min(effects, results.size()) - maybe));
        }

        private static String times(JsonNode effect) {
            return effect.path("count").asInt() + " from "
                    + effect.path("firstAt").asString() + " to "
                    + effect.path("lastAt").asString();
        }

        private static int count(List<String> results, String wanted) {
            return (int) results.stream().filter(wanted::equals).count();
        }
    }
}
