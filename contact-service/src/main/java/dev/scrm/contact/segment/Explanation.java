package dev.scrm.contact.segment;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why a condition holds of somebody, or does not: what was found at each place of the tree.
 *
 * @param until before this time it stays so unless something new is told; null for ever
 * @param parts of a condition made of others
 * @param measured of what the person did, of group chats and of who follows; null for other conditions
 * @param evidence the latest that counted, at most {@value #MOST_EVIDENCE}
 */
public record Explanation(
        Condition condition,
        boolean holds,
        @Nullable Instant until,
        List<Explanation> parts,
        @Nullable BigDecimal measured,
        List<Evidence> evidence) {
    public static final int MOST_EVIDENCE = 3;

    /** Something the person did that counted. */
    public record Evidence(String id, String type, Instant at) {
        public Evidence {
            requireNonNull(id, "id");
            requireNonNull(type, "type");
            requireNonNull(at, "at");
        }
    }

    public Explanation {
        requireNonNull(condition, "condition");
        parts = List.copyOf(parts);
        evidence = List.copyOf(evidence);
    }

    static Explanation ofLeaf(Condition condition, Verdict verdict) {
        return new Explanation(condition, verdict.holds(), verdict.until(), List.of(), null, List.of());
    }

    static Explanation ofParts(Condition condition, Verdict verdict, List<Explanation> parts) {
        return new Explanation(condition, verdict.holds(), verdict.until(), parts, null, List.of());
    }

    /** The latest deeds because of which it holds; none where it holds because nothing was done. */
    public List<Evidence> because() {
        return deeds().distinct()
                .sorted(comparing(Evidence::at).reversed().thenComparing(Evidence::id))
                .limit(MOST_EVIDENCE)
                .toList();
    }

    private Stream<Evidence> deeds() {
        if (!holds || condition instanceof Condition.Not) {
            return Stream.empty();
        }
        return Stream.concat(evidence.stream(), parts.stream().flatMap(Explanation::deeds));
    }
}
