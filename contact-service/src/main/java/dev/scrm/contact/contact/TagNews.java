package dev.scrm.contact.contact;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.scrm.contact.contact.ContactEvent.ContactTagged;
import dev.scrm.contact.contact.ContactEvent.ContactUntagged;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is new of a person's tags, between two states of the person. */
final class TagNews {
    private TagNews() {}

    static Stream<ContactEvent> of(Person then, Person now) {
        if (then.equals(now)) {
            return Stream.of();
        }
        var before = TagStanding.of(then).stream().collect(toMap(TagStanding::about, identity()));
        return TagStanding.of(now, before.keySet()).stream()
                .flatMap(standing -> news(then, before.get(standing.about()), standing));
    }

    private static Stream<ContactEvent> news(Person then, @Nullable TagStanding before, TagStanding now) {
        var known = Optional.ofNullable(before).flatMap(TagStanding::tag);
        var tag = now.tag();
        if (tag.isEmpty()) {
            return known.stream().map(gone -> new ContactUntagged(gone.tagId(), gone.staffId(), now.end(gone.at())));
        }
        return tag.filter(one -> isNews(then, known, one, now)).stream().map(ContactTagged::new);
    }

    /** What the first reading of a relation finds was there before, and is no news. */
    private static boolean isNews(Person then, Optional<Tag> known, Tag tag, TagStanding now) {
        return tag.isOfWecom()
                ? known.isEmpty() && then.hasRead(now.about().relation())
                : known.filter(one -> !one.isOfWecom()).isEmpty();
    }
}
