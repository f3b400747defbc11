package dev.scrm.gateway.reconciliation;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Differences that end with the test. */
public final class InMemoryDifferences implements Differences {
    private final Map<String, Difference> differences = new TreeMap<>();
    private final Map<String, String> corps = new HashMap<>();

    @Override
    public void record(String corpId, String runId, List<Difference> found) {
        found.forEach(one -> {
            differences.putIfAbsent(id(runId, one), one);
            corps.put(id(runId, one), corpId);
        });
    }

    @Override
    public List<Difference> unjudged(String runId, int limit) {
        return of(runId).stream()
                .filter(one -> one.missed() == null)
                .limit(limit)
                .toList();
    }

    @Override
    public void judge(String runId, List<Difference> judged) {
        judged.forEach(one -> differences.put(id(runId, one), one));
    }

    @Override
    public Map<Part, DifferenceCounts> count(String runId) {
        Map<Part, DifferenceCounts> counts = new EnumMap<>(Part.class);
        of(runId)
                .forEach(one -> counts.merge(
                        one.part(),
                        DifferenceCounts.NONE
                                .plus(one.change(), 1)
                                .plusMissed(Boolean.TRUE.equals(one.missed()) ? 1 : 0),
                        DifferenceCounts::and));
        return counts;
    }

    @Override
    public Slice list(String runId, @Nullable Part part, @Nullable Boolean missed, int limit, @Nullable String after) {
        var found = of(runId).stream()
                .filter(one -> part == null || one.part() == part)
                .filter(one -> missed == null || Objects.equals(missed, one.missed()))
                .filter(one -> after == null || place(one).compareTo(after) > 0)
                .toList();
        return found.size() <= limit
                ? new Slice(found, null)
                : new Slice(found.subList(0, limit), place(found.get(limit - 1)));
    }

    @Override
    public void forgetBefore(Instant foundAt) {
        differences.values().removeIf(one -> one.foundAt().isBefore(foundAt));
    }

    @Override
    public long countOf(String corpId, String contactId, Instant until) {
        return differences.entrySet().stream()
                .filter(one -> names(one, corpId, contactId, until))
                .count();
    }

    @Override
    public void forgetContact(String corpId, String contactId, Instant until) {
        differences.entrySet().removeIf(one -> names(one, corpId, contactId, until));
    }

    @Override
    public void nameContacts(String corpId) {}

    private boolean names(Map.Entry<String, Difference> one, String corpId, String contactId, Instant until) {
        return corpId.equals(corps.get(one.getKey()))
                && one.getValue().contactId(corpId).filter(contactId::equals).isPresent()
                && !one.getValue().foundAt().isAfter(until);
    }

    private List<Difference> of(String runId) {
        return differences.entrySet().stream()
                .filter(one -> one.getKey().startsWith(runId + ":"))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static String id(String runId, Difference one) {
        return runId + ":" + place(one);
    }

    private static String place(Difference one) {
        return one.part().word() + ":" + one.id();
    }
}
