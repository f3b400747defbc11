package dev.scrm.contact.contact;

import static dev.scrm.contact.contact.ContactFixtures.CORP;
import static dev.scrm.contact.contact.ContactFixtures.GOLD;
import static dev.scrm.contact.contact.ContactFixtures.LIN;
import static dev.scrm.contact.contact.ContactFixtures.MORNING;
import static dev.scrm.contact.contact.ContactFixtures.at;
import static dev.scrm.contact.contact.ContactFixtures.scan;
import static dev.scrm.contact.contact.ContactsContract.learned;
import static dev.scrm.contact.contact.ContactsContract.numbered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrm.contact.contact.ContactEvent.ContactTagged;
import dev.scrm.contact.tag.CatalogueTag;
import dev.scrm.contact.tag.InMemoryTagCatalogue;
import dev.scrm.contact.tag.TagFixtures;
import dev.scrm.platform.events.Decision;
import dev.scrm.platform.events.Refusal;
import dev.scrm.platform.events.SourcePosition;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What other services want of tags. */
class TakeTagCommandsTests {
    private static final ContactId WANG = numbered(1);
    private static final Instant NOW = at(3_600);

    private final InMemoryContacts contacts = new InMemoryContacts();
    private final InMemoryTagCatalogue catalogue = TagFixtures.catalogue();
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final TakeTagCommands take = new TakeTagCommands(contacts, new KnownTags(catalogue), clock);
    private final EndTags end = new EndTags(contacts, catalogue, clock);

    @BeforeEach
    void haveAContact() {
        contacts.apply(List.of(learned(WANG, 0, 0, scan(LIN, MORNING))));
    }

    @Test
    void tagsOnceHoweverOftenItIsAsked() {
        var command = command(1, WANG, List.of("fan", GOLD), List.of(), at(1), null);
        var again = command(2, WANG, List.of("fan", GOLD), List.of(), at(1), null);

        assertThat(take.take(List.of(command, command, again))).isEmpty();

        assertThat(tagIds(WANG)).containsExactly(GOLD, "fan");
        assertThat(contacts.raised())
                .filteredOn(ContactTagged.class::isInstance)
                .hasSize(2);
        assertThat(contacts.raised())
                .filteredOn(ContactEvent.TagsWanted.class::isInstance)
                .hasSize(1);
    }

    @Test
    void takesTheLaterOfTwoInWhateverOrderTheyCome() {
        var tag = command(1, WANG, List.of("fan"), List.of(), at(1), null);
        var untag = command(2, WANG, List.of(), List.of("fan"), at(2), null);

        take.take(List.of(untag, tag));

        assertThat(tagIds(WANG)).isEmpty();
    }

    @Test
    void tagsTheSurvivorOfAContactThatWasMerged() {
        var other = numbered(2);
        contacts.apply(List.of(learned(other, 0, 1, scan(LIN, MORNING))));
        var merge = new Merge(WANG.value(), "by:lin.wei", at(2));
        contacts.update(other, contact -> contact.mergeInto(merge));
        contacts.update(WANG, contact -> contact.settle(contacts.find(other).orElseThrow()));

        assertThat(take.take(List.of(command(1, other, List.of("fan"), List.of(), at(3), null))))
                .isEmpty();

        assertThat(tagIds(WANG)).containsExactly("fan");
    }

    @Test
    void refusesWhatCannotBeAndDoesTheRest() {
        var refused = take.take(List.of(
                command(1, WANG, List.of("none"), List.of(), at(1), null),
                command(2, numbered(9), List.of("fan"), List.of(), at(1), null),
                command(3, WANG, List.of("fan"), List.of(), at(1), null)));

        assertThat(refused).extracting(Refusal::code).containsExactlyInAnyOrder("tag-unknown", "contact-unknown");
        assertThat(tagIds(WANG)).containsExactly("fan");
    }

    @ParameterizedTest
    @CsvSource({
        "fans, 1, 0, 0, because",
        "expired, 1, 0, 0, because",
        "auto-tag:, 1, 0, 0, because",
        "Auto:fans, 1, 0, 0, because",
        "auto-tag:fans, 4000, 0, 0, at",
        "auto-tag:fans, -900000000, 0, 0, at",
        "auto-tag:fans, 2, 2, 0, expiresAt",
        "auto-tag:fans, 2, 1, 0, expiresAt",
        "auto-tag:fans, 1, 0, 4, evidence",
    })
    void refusesWhatIsNoReasonOrNoTime(String because, int second, int expires, int evidence, String field) {
        var one = new TagEvidence("e", "page-viewed", MORNING);
        var asked = command(1, WANG, List.of("fan"), List.of(), at(second), expires == 0 ? null : at(expires));
        var command = new TagCommand(
                WANG,
                asked.add(),
                asked.remove(),
                because,
                asked.at(),
                Collections.nCopies(evidence, one),
                asked.expiresAt(),
                asked.cause(),
                asked.position());

        assertThat(take.take(List.of(command))).singleElement().satisfies(refused -> {
            assertThat(refused.code()).isEqualTo("contact-tags-invalid");
            assertThat(refused.details()).containsEntry("field", field);
        });
        assertThat(tagIds(WANG)).isEmpty();
    }

    @Test
    void takesTagsOffWhoseTimeIsOver() {
        IntStream.range(2, 300).forEach(i -> contacts.apply(List.of(learned(numbered(i), 0, i, scan(LIN, MORNING)))));
        take.take(IntStream.range(1, 300)
                .mapToObj(i -> command(i, numbered(i), List.of("fan"), List.of(), at(1), at(10 + i % 2 * 4_000)))
                .toList());

        end.expire();

        assertThat(tagIds(numbered(2))).isEmpty();
        assertThat(contacts.page(ContactFilter.taggedWith(CORP, "fan"), 1_000, null)
                        .items())
                .hasSize(150);
    }

    @Test
    void goesOnBehindThoseThatCannotBeChanged() {
        IntStream.range(2, 300).forEach(i -> contacts.apply(List.of(learned(numbered(i), 0, i, scan(LIN, MORNING)))));
        take.take(IntStream.range(1, 300)
                .mapToObj(i -> command(i, numbered(i), List.of("fan"), List.of(), at(1), at(9 + i)))
                .toList());
        var stubborn =
                IntStream.range(1, 250).mapToObj(ContactsContract::numbered).toArray(ContactId[]::new);
        var endOthers = new EndTags(StubbornContacts.of(contacts, stubborn), catalogue, clock);

        assertThatThrownBy(endOthers::expire).isInstanceOf(StubbornContacts.Busy.class);

        assertThat(contacts.page(ContactFilter.taggedWith(CORP, "fan"), 1_000, null)
                        .items())
                .extracting(Contact::id)
                .containsExactlyInAnyOrder(stubborn);
    }

    @Test
    void takesADeletedTagOffAllButThoseThatCannotBeChanged() {
        var other = numbered(2);
        contacts.apply(List.of(learned(other, 0, 2, scan(LIN, MORNING))));
        var vip = TagFixtures.own("ww5c3a0demo0000002", "vip", "贵宾", at(0));
        catalogue.update(vip.corpId(), "vip", _ -> Decision.of(vip, List.of()));
        TagFixtures.delete(catalogue, vip.corpId(), "vip", at(2));
        take.take(List.of(
                command(1, WANG, List.of("fan"), List.of(), at(1), null),
                command(2, other, List.of("fan"), List.of(), at(1), null)));
        TagFixtures.delete(catalogue, "fan", at(2));
        var endOthers = new EndTags(StubbornContacts.of(contacts, WANG), catalogue, clock);

        assertThatThrownBy(endOthers::removeDeleted).isInstanceOf(StubbornContacts.Busy.class);

        assertThat(tagIds(WANG)).containsExactly("fan");
        assertThat(tagIds(other)).isEmpty();
        assertThat(catalogue.leaving(10, null)).extracting(CatalogueTag::id).containsExactly("fan");
    }

    @Test
    void takesADeletedTagOffEverybodyAndThenCountsItAsGone() {
        take.take(List.of(command(1, WANG, List.of("fan", GOLD), List.of(), at(1), null)));
        TagFixtures.delete(catalogue, "fan", at(2));

        end.removeDeleted();
        assertThat(tagIds(WANG)).containsExactly(GOLD);
        assertThat(catalogue.leaving(1, null)).hasSize(1);

        end.removeDeleted();
        assertThat(catalogue.leaving(1, null)).isEmpty();
    }

    private List<String> tagIds(ContactId id) {
        return contacts.find(id).orElseThrow().snapshot().tagIds();
    }

    private static TagCommand command(
            int offset, ContactId id, List<String> add, List<String> remove, Instant at, @Nullable Instant expiresAt) {
        var position = new SourcePosition("scrm.contact.commands.v1", 0, offset);
        var cause = learned(id, 1, offset, scan(LIN, MORNING)).cause();
        return new TagCommand(id, add, remove, "auto-tag:fans", at, List.of(), expiresAt, cause, position);
    }
}
