package dev.scrm.contact.segment;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import dev.scrm.contact.segment.Definition.Version;
import dev.scrm.platform.events.Decision;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A set of people that makes itself: whoever meets its condition belongs to it. When the condition is changed, the new version is
 * built while the one before goes on to count, and then takes its place at once.
 *
 * @param description what it is for
 * @param condition as its author wrote it, with references to other segments
 * @param tagging what is done with whoever belongs to it when it is a tag rule; null for a segment, which is told to the world
 * @param live the version that counts, with conditions in place of references; null until the first is built
 * @param next the version that is being built; null when none is
 * @param versions how many there were
 * @param edition counts what its authors changed
 * @param removedAt null while it is there
 */
public record Segment(
        String corpId,
        String id,
        String name,
        String description,
        Condition condition,
        @Nullable Tagging tagging,
        @Nullable Version live,
        @Nullable Version next,
        int versions,
        int edition,
        String changedBy,
        Instant createdAt,
        Instant changedAt,
        @Nullable Instant removedAt) {
    public Segment {
        requireNonNull(corpId, "corpId");
        requireNonNull(id, "id");
        requireNonNull(name, "name");
        requireNonNull(description, "description");
        requireNonNull(condition, "condition");
        requireNonNull(changedBy, "changedBy");
        requireNonNull(createdAt, "createdAt");
        requireNonNull(changedAt, "changedAt");
    }

    /**
     * What its author says of a segment, or of a tag rule.
     *
     * @param tagging null for a segment
     */
    public record Text(
            String name,
            String description,
            Condition condition,
            @Nullable Tagging tagging) {
        private static final int LONGEST_NAME = 64;
        private static final int LONGEST_DESCRIPTION = 500;

        public Text {
            if (name.isBlank() || name.length() > LONGEST_NAME) {
                throw SegmentRefused.invalid("name", "1 to %d characters".formatted(LONGEST_NAME));
            }
            if (description.length() > LONGEST_DESCRIPTION) {
                throw SegmentRefused.invalid("description", "at most %d characters".formatted(LONGEST_DESCRIPTION));
            }
        }
    }

    /** @param resolved the condition without references */
    static Decision<Segment, Definition> create(
            String corpId, String id, Text text, Condition resolved, String by, Instant now) {
        return defined(new Segment(
                corpId,
                id,
                text.name(),
                text.description(),
                text.condition(),
                text.tagging(),
                null,
                new Version(1, resolved),
                1,
                1,
                by,
                now,
                now,
                null));
    }

    /** Another text; a new version only when other people may belong to it. */
    Decision<Segment, Definition> change(Text text, Condition resolved, String by, Instant now) {
        if (tagging != null
                && text.tagging() != null
                && !tagging.tagIds().equals(text.tagging().tagIds())) {
            throw SegmentRefused.tagsOfRuleFixed(id);
        }
        var latest = next == null ? live : next;
        boolean same = latest != null && latest.condition().equals(resolved);
        if (same && new Text(name, description, condition, tagging).equals(text)) {
            return Decision.unchanged(this);
        }
        return defined(new Segment(
                corpId,
                id,
                text.name(),
                text.description(),
                text.condition(),
                text.tagging(),
                live,
                same ? next : new Version(versions + 1, resolved),
                same ? versions : versions + 1,
                edition + 1,
                by,
                createdAt,
                now,
                null));
    }

    /** Whether its latest version is not this. */
    boolean isBehind(Condition resolved) {
        var latest = next == null ? live : next;
        return removedAt == null && (latest == null || !latest.condition().equals(resolved));
    }

    /** Another segment that it asks for has changed: a new version, of the same text. */
    Decision<Segment, Definition> rebuild(Condition resolved) {
        if (!isBehind(resolved)) {
            return Decision.unchanged(this);
        }
        return defined(new Segment(
                corpId,
                id,
                name,
                description,
                condition,
                tagging,
                live,
                new Version(versions + 1, resolved),
                versions + 1,
                edition,
                changedBy,
                createdAt,
                changedAt,
                null));
    }

    /** A version was built: it counts from now on. Without effect for one that another has overtaken. */
    Decision<Segment, Definition> switchTo(int version) {
        if (next == null || next.number() != version || removedAt != null) {
            return Decision.unchanged(this);
        }
        return defined(new Segment(
                corpId,
                id,
                name,
                description,
                condition,
                tagging,
                next,
                null,
                versions,
                edition,
                changedBy,
                createdAt,
                changedAt,
                null));
    }

    /** Nobody belongs to it any more. */
    Decision<Segment, Definition> remove(String by, Instant now) {
        return defined(new Segment(
                corpId,
                id,
                name,
                description,
                condition,
                tagging,
                null,
                null,
                versions,
                edition + 1,
                by,
                createdAt,
                now,
                now));
    }

    private static Decision<Segment, Definition> defined(Segment segment) {
        return Decision.of(segment, segment.definition());
    }

    /** Names one of its versions. */
    public Rule.Key key(Version version) {
        return new Rule.Key(id, version.number());
    }

    /** The version that counts and the one that is being built, as far as there are any. */
    public Set<Rule.Key> versionsKept() {
        return Stream.of(Optional.ofNullable(live), Optional.ofNullable(next))
                .flatMap(Optional::stream)
                .map(this::key)
                .collect(toSet());
    }

    public boolean isTagRule() {
        return tagging != null;
    }

    /** As those who sort people hear of it. */
    public Definition definition() {
        return new Definition(corpId, id, name, tagging, live, next);
    }
}
