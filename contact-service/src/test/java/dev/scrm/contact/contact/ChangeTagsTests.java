package dev.scrm.contact.contact;

import static dev.scrm.contact.contact.ContactFixtures.CORP;
import static dev.scrm.contact.contact.ContactFixtures.LIN;
import static dev.scrm.contact.contact.ContactFixtures.MORNING;
import static dev.scrm.contact.contact.ContactFixtures.at;
import static dev.scrm.contact.contact.ContactFixtures.scan;
import static dev.scrm.contact.contact.ContactsContract.learned;
import static dev.scrm.contact.contact.ContactsContract.numbered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.scrm.contact.tag.TagFixtures;
import dev.scrm.platform.events.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tags that are put on many contacts at once. */
class ChangeTagsTests {
    private static final Viewer ALL = Viewer.ofAll(CORP);

    private final InMemoryContacts contacts = new InMemoryContacts();
    private final Clock clock = Clock.fixed(at(60), ZoneOffset.UTC);

    @Test
    void saysOfEachWhatBecameOfItThoughOneIsBusy() {
        IntStream.range(1, 4).forEach(i -> contacts.apply(List.of(learned(numbered(i), 0, i, scan(LIN, MORNING)))));
        var ids = Stream.of(numbered(1), numbered(2), numbered(9), numbered(3))
                .map(ContactId::value)
                .toList();
        var change = change(StubbornContacts.of(contacts, numbered(2)));

        var rows = change.changeEach(ALL, ids, wish(null), "user:mei");

        assertThat(rows).extracting(ChangeTags.Changed::contactId).containsExactlyElementsOf(ids);
        assertThat(rows)
                .extracting(
                        row -> row.refusal() == null ? "done" : row.refusal().code())
                .containsExactly("done", "outbox-full", "contact-unknown", "done");
        assertThat(contacts.find(numbered(3)).orElseThrow().snapshot().tagIds()).containsExactly("fan");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-21T08:31:00Z",
                "-1000000000-01-01T00:00:00Z",
                "+10000-01-01T00:00:00Z",
                "+1000000000-12-31T23:59:59Z"
            })
    void refusesAnEndThatIsNoTimeToCome(String expiresAt) {
        assertThatThrownBy(() -> change(contacts)
                        .changeEach(ALL, List.of(numbered(1).value()), wish(Instant.parse(expiresAt)), "user:mei"))
                .asInstanceOf(type(Refusal.class))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo("contact-tags-invalid");
                    assertThat(refused.details()).containsEntry("field", "expiresAt");
                });
    }

    private ChangeTags change(Contacts kept) {
        return new ChangeTags(new TakeStatements(kept), new KnownTags(TagFixtures.catalogue()), clock);
    }

    private static ChangeTags.Wish wish(@Nullable Instant expiresAt) {
        return new ChangeTags.Wish(List.of("fan"), List.of(), null, expiresAt);
    }
}
