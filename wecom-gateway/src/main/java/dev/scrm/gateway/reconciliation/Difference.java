package dev.scrm.gateway.reconciliation;

import static java.util.Objects.requireNonNull;

import dev.scrm.gateway.reconciliation.Announcement.Kind;
import dev.scrm.platform.events.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that is not as it was known.
 *
 * @param identity what names it, by the names it has in events
 * @param since it changed after that
 * @param foundAt when that was seen
 * @param missed whether no callback told of it; null while that is not judged
 */
public record Difference(
        Part part,
        String id,
        Map<String, String> identity,
        Set<String> toldAs,
        Change change,
        Instant since,
        Instant foundAt,
        @Nullable Boolean missed) {
    /** WeCom's times have whole seconds, and clocks differ. */
    private static final Duration SLACK = Duration.ofSeconds(3);

    public Difference {
        requireNonNull(part, "part");
        requireNonNull(id, "id");
        identity = Map.copyOf(identity);
        toldAs = Set.copyOf(toldAs);
        requireNonNull(change, "change");
        requireNonNull(since, "since");
        requireNonNull(foundAt, "foundAt");
    }

    /** The contact that it names. */
    public Optional<String> contactId(String corpId) {
        return Optional.ofNullable(identity.get("externalUserId"))
                .map(externalUserId -> Ids.contact(corpId, externalUserId));
    }

    /** The same with the verdict on it: missed when nothing that was told of it since tells of this change. */
    Difference judged(Collection<Announcement> announcements) {
        boolean couldBeTold = part.isTold() && change != Change.CHANGED_SILENTLY;
        boolean wasTold = announcements.stream().anyMatch(this::isTold);
        return new Difference(part, id, identity, toldAs, change, since, foundAt, couldBeTold && !wasTold);
    }

    private boolean isTold(Announcement announcement) {
        return toldAs.contains(announcement.name())
                && !announcement.at().isBefore(since.minus(SLACK))
                && tells(announcement);
    }

    private boolean tells(Announcement announcement) {
        var kind = announcement.kind();
        return switch (change) {
            case APPEARED -> kind == Kind.CREATED;
            // When another thing goes, what named it changes without a word of its own: a relation loses the tag.
            case CHANGED, CHANGED_SILENTLY ->
                kind != Kind.REMOVED || !announcement.name().equals(Announcement.name(part, id));
            case VANISHED -> kind == Kind.REMOVED;
        };
    }
}
