package dev.scrm.contact.contact;

import dev.scrm.platform.events.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts tags on contacts, and takes them off: all that is said of one, or none of it. */
public final class ChangeTags {
    /**
     * What somebody wants.
     *
     * @param staffId on whose relations, for tags of WeCom; null for all that stand
     * @param expiresAt when what is added goes by itself; null when it does not
     */
    public record Wish(
            List<String> add,
            List<String> remove,
            @Nullable String staffId,
            @Nullable Instant expiresAt) {
        public Wish {
            add = List.copyOf(add);
            remove = List.copyOf(remove);
        }
    }

    /**
     * What became of one of many.
     *
     * @param refusal why nothing; null when it is done
     */
    public record Changed(String contactId, @Nullable Refusal refusal) {}

    private final TakeStatements takeStatements;
    private final KnownTags knownTags;
    private final Clock clock;

    ChangeTags(TakeStatements takeStatements, KnownTags knownTags, Clock clock) {
        this.takeStatements = takeStatements;
        this.knownTags = knownTags;
        this.clock = clock;
    }

    /** @param source who does it */
    public VersionedContact change(
            Viewer viewer, String contactId, Precondition precondition, Wish wish, String source) {
        takeStatements.check(viewer, contactId, precondition);
        return change(viewer, contactId, precondition, change(viewer, wish, source));
    }

    /**
     * Changes many as they are; one that cannot be changed, for good or now, keeps no other from it. What cannot be whatever the contact is refused as
     * a whole.
     */
    public List<Changed> changeEach(Viewer viewer, List<String> contactIds, Wish wish, String source) {
        var change = change(viewer, wish, source);
        return contactIds.stream().map(id -> changed(viewer, id, change)).toList();
    }

    private Changed changed(Viewer viewer, String contactId, TagChange change) {
        try {
            change(viewer, contactId, _ -> {}, change);
            return new Changed(contactId, null);
        } catch (Refusal refused) {
            return new Changed(contactId, refused);
        }
    }

    private VersionedContact change(Viewer viewer, String contactId, Precondition precondition, TagChange change) {
        return takeStatements.take(
                viewer,
                contactId,
                precondition,
                person -> Optional.of(change.at(now(person, change)).of(person)));
    }

    private TagChange change(Viewer viewer, Wish wish, String source) {
        KnownTags.check(wish.add(), wish.remove());
        var expiresAt = wish.expiresAt();
        if (expiresAt != null && Moment.toCome(expiresAt, clock).isEmpty()) {
            throw TagsRefused.invalid("expiresAt", "a time to come, until the year 9999,");
        }
        var known = knownTags.of(
                viewer.corpId(),
                Stream.concat(wish.add().stream(), wish.remove().stream()).toList());
        return new TagChange(
                KnownTags.refs(wish.add(), known),
                KnownTags.refs(wish.remove(), known),
                staffId(viewer, wish.staffId()),
                source,
                clock.instant(),
                List.of(),
                expiresAt == null ? null : expiresAt.truncatedTo(ChronoUnit.MILLIS));
    }

    /** Who does not see all contacts tags on the relations of those whose contacts they see, and on their own where nobody is named. */
    private static @Nullable String staffId(Viewer viewer, @Nullable String wanted) {
        var seen = viewer.staffIds();
        if (seen == null) {
            return wanted;
        }
        if (wanted != null && !seen.contains(wanted)) {
            throw TagsRefused.ofAnother(wanted);
        }
        return wanted == null ? viewer.staffId() : wanted;
    }

    /** After all that was said of these tags. */
    private Instant now(Person person, TagChange change) {
        Optional<Instant> known = person.statements().tags().stream()
                .filter(told -> Stream.concat(change.add().stream(), change.remove().stream())
                        .anyMatch(tag -> tag.id().equals(told.about().tagId())))
                .map(TagStatement::at)
                .max(Instant::compareTo);
        return Moment.after(known, clock);
    }
}
