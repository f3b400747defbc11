package dev.scrm.contact.contact;

import static dev.scrm.contact.contact.ContactFixtures.CHEN;
import static dev.scrm.contact.contact.ContactFixtures.CORP;
import static dev.scrm.contact.contact.ContactFixtures.GOLD;
import static dev.scrm.contact.contact.ContactFixtures.ID;
import static dev.scrm.contact.contact.ContactFixtures.LIN;
import static dev.scrm.contact.contact.ContactFixtures.MORNING;
import static dev.scrm.contact.contact.ContactFixtures.OTHER_CORP;
import static dev.scrm.contact.contact.ContactFixtures.POSTER;
import static dev.scrm.contact.contact.ContactFixtures.addedBySearch;
import static dev.scrm.contact.contact.ContactFixtures.at;
import static dev.scrm.contact.contact.ContactFixtures.consent;
import static dev.scrm.contact.contact.ContactFixtures.contact;
import static dev.scrm.contact.contact.ContactFixtures.follower;
import static dev.scrm.contact.contact.ContactFixtures.inGroups;
import static dev.scrm.contact.contact.ContactFixtures.leaving;
import static dev.scrm.contact.contact.ContactFixtures.member;
import static dev.scrm.contact.contact.ContactFixtures.moved;
import static dev.scrm.contact.contact.ContactFixtures.noMember;
import static dev.scrm.contact.contact.ContactFixtures.profile;
import static dev.scrm.contact.contact.ContactFixtures.request;
import static dev.scrm.contact.contact.ContactFixtures.scan;
import static dev.scrm.contact.contact.ContactFixtures.stated;
import static dev.scrm.contact.contact.ContactFixtures.told;
import static dev.scrm.contact.contact.ContactFixtures.value;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.contact.contact.ContactFact.FetchFailed;
import dev.scrm.contact.field.Value;
import dev.scrm.platform.events.Decision;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.Refusal;
import dev.scrm.platform.events.SourcePosition;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of contacts does. */
public abstract class ContactsContract {
    /** A store that nobody else uses, whose messages nobody publishes. */
    protected abstract Contacts contacts();

    /** What waits in the store to be published, by the simple names of the events, in order of a contact's own. */
    protected abstract List<String> waiting();

    @Test
    void findsAContactAsItsFactsMadeIt() {
        var facts = List.of(
                request(LIN, MORNING),
                scan(LIN, at(5), GOLD),
                profile("王芳", at(6), follower(LIN, at(5), GOLD)),
                addedBySearch(CHEN, at(60)),
                leaving(CHEN, at(90)),
                new FetchFailed("not-a-contact", at(91)),
                told(
                        value("birthday", new Value.Text("1990-01-31"), "user:lin.wei", at(92)),
                        value("height", new Value.Numeric(new BigDecimal("-0.000001")), "program:shop", at(92)),
                        value("old", null, "program:shop", at(92)),
                        value("skin", new Value.Choices(List.of("dry", "oily")), "user:lin.wei", at(92)),
                        value("vip", new Value.Flag(false), "user:lin.wei", at(92))),
                moved("interested", at(93)),
                consent(ConsentChannel.SMS, ConsentPurpose.MARKETING, false, at(94)),
                stated(Statements.of(new ConsentStatement(
                        new ConsentStatement.About(ConsentChannel.SMS, ConsentPurpose.MARKETING),
                        false,
                        "import-undone",
                        null,
                        "user:lin.wei",
                        at(97),
                        at(94)))),
                stated(Statements.NONE.with(List.of(new TakenBack(
                        "stage", at(93), Statements.of(new StageChange("new", null, "user:lin.wei", at(90))))))),
                member("mall", "gold", 1_280L, at(95)),
                noMember("erp", at(95)),
                inGroups(at(96), new GroupStay("wrEXchat01", at(95)), new GroupStay("wrEXchat02", null)));

        contacts().apply(learned(0, facts));

        assertThat(contacts().find(ID)).contains(contact(facts));
    }

    @Test
    void keepsWhatWasSaidOfTagsAndWhatWecomAnswered() {
        var fan = new TagStatement(
                new TagStatement.About("fan", null),
                true,
                "auto-tag:fans",
                at(1),
                List.of(new TagEvidence("event-1", "page-viewed", MORNING)),
                at(100),
                null,
                null);
        var gold = new TagStatement(
                new TagStatement.About(GOLD, new RelationKey(ContactFixtures.WANG, LIN)),
                false,
                "user:lin.wei",
                at(2),
                List.of(),
                null,
                MORNING,
                "mark-1");
        var facts = List.<ContactFact>of(
                scan(LIN, MORNING, GOLD),
                ContactFixtures.stated(Statements.ofTags(List.of(fan, gold))),
                new ContactFact.TagsMarked(new MarkOutcome("mark-1", "no-permission", at(3))),
                new ContactFact.TagsMarked(new MarkOutcome("mark-2", null, at(4))));

        contacts().apply(learned(0, facts));

        assertThat(contacts().find(ID)).contains(contact(facts));
    }

    @Test
    void walksAlongThoseWhoseTagsAreDueAtTheSameMoment() {
        IntStream.range(1, 4)
                .forEach(i -> contacts()
                        .apply(List.of(
                                learned(numbered(i), 0, 2 * i, scan(LIN, MORNING)),
                                learned(numbered(i), 0, 2 * i + 1, expiring(at(10))))));

        var all = contacts().findTagsDue(at(10), 10, null);
        assertThat(all).hasSize(3);
        assertThat(contacts().findTagsDue(at(10), 2, all.getFirst())).isEqualTo(all.subList(1, 3));
    }

    @Test
    void findsThoseWhoseTagsAreDue() {
        contacts()
                .apply(List.of(
                        learned(numbered(1), 0, 0, scan(LIN, MORNING)),
                        learned(numbered(1), 0, 1, expiring(at(10))),
                        learned(numbered(2), 0, 2, scan(LIN, MORNING)),
                        learned(numbered(2), 0, 3, expiring(at(20))),
                        learned(numbered(3), 0, 4, scan(LIN, MORNING, GOLD))));

        var first = new TagsDue(numbered(1), at(10));
        var second = new TagsDue(numbered(2), at(20));
        assertThat(contacts().findTagsDue(at(9), 10, null)).isEmpty();
        assertThat(contacts().findTagsDue(at(10), 10, null)).containsExactly(first);
        assertThat(contacts().findTagsDue(at(30), 10, null)).containsExactly(first, second);
        assertThat(contacts().findTagsDue(at(30), 1, null)).containsExactly(first);
        assertThat(contacts().findTagsDue(at(30), 10, first)).containsExactly(second);
        assertThat(contacts().findTagsDue(at(30), 10, second)).isEmpty();

        contacts().update(numbered(1), contact -> contact.expireTags(at(10)));

        assertThat(contacts().findTagsDue(at(30), 10, null)).containsExactly(second);
    }

    @Test
    void keepsWhatIsMergedAndWhatIsLeftToSettle() {
        merged(numbered(2), numbered(1));
        merged(numbered(3), numbered(2));
        contacts()
                .apply(List.of(
                        learned(numbered(3), 0, 10, profile("王芳", at(6), follower(LIN, at(5), GOLD))),
                        learned(numbered(3), 0, 11, leaving(LIN, at(9))),
                        learned(numbered(3), 0, 12, addedBySearch(CHEN, at(10)))));
        var parted = contacts().update(numbered(3), contact -> contact.unmerge("by:" + LIN, at(11)));

        assertThat(contacts().find(numbered(3))).contains(parted);
        assertThat(parted.settlement().unsettled())
                .singleElement()
                .satisfies(left -> assertThat(left.news()).hasSize(3));
        assertThat(contacts().findUnsettled(10, null)).containsExactly(numbered(2), numbered(3));
        assertThat(contacts().findUnsettled(1, null)).containsExactly(numbered(2));
        assertThat(contacts().findUnsettled(1, numbered(2))).containsExactly(numbered(3));
    }

    @Test
    void hasContactsLookAtWhatIsMergedIntoThemAndNotesThatTheyDid() {
        merged(numbered(2), numbered(1));
        merged(numbered(3), numbered(1));
        var wanted = List.of(
                new MergeToSettle(numbered(1), numbered(2).value(), null),
                new MergeToSettle(numbered(1), numbered(3).value(), null),
                new MergeToSettle(numbered(1), numbered(9).value(), null));

        contacts().settle(wanted);
        var settled = contacts().find(numbered(1)).orElseThrow();
        contacts().settle(wanted);

        assertThat(settled.aliases())
                .containsExactly(numbered(2).value(), numbered(3).value());
        assertThat(contacts().find(numbered(1))).contains(settled);
        assertThat(contacts().findUnsettled(10, null)).isEmpty();
        assertThat(waiting()).filteredOn("ContactMerged"::equals).hasSize(2);

        contacts().update(numbered(3), contact -> contact.unmerge("by:" + LIN, at(11)));
        contacts().settle(wanted);

        assertThat(contacts().find(numbered(1)).orElseThrow().aliases())
                .containsExactly(numbered(2).value());
        assertThat(contacts().findUnsettled(10, null)).isEmpty();
    }

    @Test
    void knowsWhoHasToLookStillAndWhoGaveAContactBack() {
        merged(numbered(2), numbered(1));
        assertThat(contacts().haveToLook(CORP, List.of(id(1)))).isTrue();
        assertThat(contacts().haveToLook(CORP, List.of(id(2)))).isFalse();
        assertThat(contacts().haveToLook(OTHER_CORP, List.of(id(1)))).isFalse();

        contacts().update(numbered(2), contact -> contact.unmerge("by:" + LIN, at(11)));
        assertThat(contacts().gaveBack(CORP, List.of(id(2)))).isEmpty();
        contacts().settle(List.of(new MergeToSettle(numbered(1), id(2), null)));

        assertThat(contacts().haveToLook(CORP, List.of(id(1)))).isFalse();
        assertThat(contacts().gaveBack(CORP, List.of(id(2), id(9)))).containsExactly(id(1));
        assertThat(contacts().gaveBack(CORP, List.of(id(1)))).isEmpty();
        assertThat(contacts().gaveBack(OTHER_CORP, List.of(id(2)))).isEmpty();
    }

    @Test
    void tellsEachRelationOfAMergedContactOnceHoweverManySettleAtOnce() throws Exception {
        merged(numbered(2), numbered(1));
        var wanted = List.of(new MergeToSettle(numbered(1), numbered(2).value(), null));
        int followed =
                (int) waiting().stream().filter("ContactFollowed"::equals).count();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writes = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                var facts = List.of(learned(numbered(2), 7 + i, 0, addedBySearch("staff." + i, at(i))));
                writes.add(threads.submit(() -> contacts().apply(facts)));
                writes.add(threads.submit(() -> contacts().settle(wanted)));
            }
            for (var write : writes) {
                write.get();
            }
        }
        contacts().settle(wanted);

        assertThat(waiting()).filteredOn("ContactFollowed"::equals).hasSize(followed + 6);
        assertThat(contacts().find(numbered(1)).orElseThrow().person().relations())
                .hasSize(8);
        assertThat(contacts().findUnsettled(10, null)).isEmpty();
    }

    private void merged(ContactId contact, ContactId survivor) {
        contacts()
                .apply(List.of(
                        learned(contact, 0, 0, scan(LIN, MORNING)), learned(survivor, 0, 0, scan(CHEN, MORNING))));
        contacts()
                .update(
                        contact,
                        known -> known.mergeInto(new Merge(survivor.value(), "by:" + LIN, MORNING.plusSeconds(1))));
    }

    private static ContactFact expiring(Instant expiresAt) {
        var about = new TagStatement.About("fan", null);
        return ContactFixtures.stated(Statements.ofTags(
                List.of(new TagStatement(about, true, "auto-tag:fans", MORNING, List.of(), expiresAt, null, null))));
    }

    @Test
    void knowsUnderWhichVersionAContactLies() {
        contacts().apply(learned(0, List.of(scan(LIN, MORNING))));
        var seen = contacts().findVersioned(ID).orElseThrow();

        var left = contacts().updateVersioned(ID, now -> Decision.unchanged(now.contact()));
        var changed =
                contacts().updateVersioned(ID, now -> Contact.decide(now.contact(), ID, moved("interested", at(1))));

        assertThat(left).isEqualTo(seen);
        assertThat(changed.version()).isEqualTo(seen.version() + 1);
        assertThat(contacts().findVersioned(ID)).contains(changed);
        assertThat(contacts().findVersionedSurvivor(ID)).contains(changed);
        assertThat(contacts().findVersioned(numbered(1))).isEmpty();
    }

    @Test
    void findsNothingOfWhatNobodyTold() {
        assertThat(contacts().find(ID)).isEmpty();
    }

    @Test
    void keepsWhatAFactRaisedUntilItIsPublished() {
        contacts().apply(learned(0, List.of(scan(LIN, MORNING, GOLD))));

        assertThat(waiting())
                .containsExactly(
                        "ProfileWanted",
                        "ContactCreated",
                        "ContactFollowed",
                        "ContactTagged",
                        "TagsWanted",
                        "GroupsWanted",
                        "SnapshotTaken");
    }

    @Test
    void appliesTheSamePositionOnce() {
        var edit = learned(0, List.of(scan(LIN, MORNING), ContactFixtures.edit(at(1))));

        contacts().apply(edit);
        contacts().apply(edit);

        assertThat(waiting()).filteredOn("ProfileWanted"::equals).hasSize(2);
    }

    @Test
    void raisesNothingWhenTheSameFactComesFromANewPosition() {
        contacts().apply(learned(0, List.of(scan(LIN, MORNING))));
        var before = waiting();

        contacts().apply(learned(1, List.of(scan(LIN, MORNING))));

        assertThat(waiting()).isEqualTo(before);
    }

    @Test
    void answersWhatIsRefusedAndGoesOnWithTheRest() {
        var refusals =
                contacts().apply(learned(0, List.of(new FetchFailed("not-a-contact", MORNING), scan(LIN, MORNING))));

        assertThat(refusals).extracting(Refusal::code).containsExactly("contact-unknown");
        assertThat(contacts().find(ID)).isPresent();
    }

    @Test
    void losesNoFactThoughManyWriteAtOnce() throws Exception {
        var staff = IntStream.range(0, 8).mapToObj(i -> "staff." + i).toList();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writes = new ArrayList<>();
            for (int i = 0; i < staff.size(); i++) {
                // Each from a partition of its own, as after a rebalance that two consumers see differently.
                var facts = List.of(learned(ID, i, 0, addedBySearch(staff.get(i), MORNING)));
                writes.add(threads.submit(() -> contacts().apply(facts)));
            }
            for (var write : writes) {
                write.get();
            }
        }

        assertThat(contacts().find(ID).orElseThrow().person().relations())
                .extracting(Relation::staffId)
                .containsExactlyElementsOf(staff);
        assertThat(waiting()).filteredOn("ContactCreated"::equals).hasSize(1);
    }

    @Test
    void appliesAWholePollOfManyContacts() {
        var facts = IntStream.range(0, 50)
                .mapToObj(i -> learned(numbered(i), 0, i, scan(LIN, MORNING)))
                .toList();

        contacts().apply(facts);

        assertThat(everyIdOf(new ContactFilter(CORP, null, null, null, null, null, List.of())))
                .hasSize(50);
    }

    @Test
    void pagesThroughAllContactsOnceInTheOrderOfTheirIds() {
        contacts()
                .apply(IntStream.range(0, 25)
                        .mapToObj(i -> learned(numbered(i), 0, i, scan(LIN, MORNING)))
                        .toList());

        assertThat(everyIdOf(new ContactFilter(CORP, null, null, null, null, null, List.of())))
                .containsExactlyElementsOf(IntStream.range(0, 25)
                        .mapToObj(i -> numbered(i).value())
                        .toList());
    }

    @Test
    void filtersByFollowerTagAndLiveCode() {
        contacts()
                .apply(List.of(
                        learned(numbered(1), 0, 1, scan(LIN, MORNING, GOLD)),
                        learned(numbered(2), 0, 2, addedBySearch(LIN, MORNING)),
                        learned(numbered(2), 0, 3, addedBySearch(CHEN, MORNING)),
                        learned(numbered(3), 0, 4, scan(LIN, MORNING)),
                        learned(numbered(3), 0, 5, leaving(LIN, at(9)))));

        assertThat(everyIdOf(new ContactFilter(CORP, null, LIN, null, null, null, List.of())))
                .containsExactly(numbered(1).value(), numbered(2).value());
        assertThat(everyIdOf(new ContactFilter(CORP, Set.of(CHEN), LIN, null, null, null, List.of())))
                .containsExactly(numbered(2).value());
        assertThat(everyIdOf(new ContactFilter(CORP, null, null, GOLD, null, null, List.of())))
                .containsExactly(numbered(1).value());
        assertThat(everyIdOf(new ContactFilter(CORP, null, null, null, POSTER, null, List.of())))
                .containsExactly(numbered(1).value(), numbered(3).value());
    }

    @Test
    void findsByTheGroupChatThatAPersonIsIn() {
        var group = new GroupStay("wrEXchat01", at(1));
        contacts()
                .apply(List.of(
                        learned(numbered(1), 0, 1, scan(LIN, MORNING)),
                        learned(numbered(1), 0, 2, inGroups(at(2), group, new GroupStay("wrEXchat02", null))),
                        learned(numbered(2), 0, 3, scan(LIN, MORNING)),
                        learned(numbered(3), 0, 4, addedBySearch(CHEN, MORNING)),
                        learned(numbered(3), 0, 5, inGroups(at(2), group)),
                        learned(numbered(4), 0, 6, scan(LIN, MORNING)),
                        learned(numbered(4), 0, 7, inGroups(at(2), group)),
                        learned(numbered(4), 0, 8, inGroups(at(3)))));

        assertThat(everyIdOf(new ContactFilter(CORP, null, null, null, null, "wrEXchat01", List.of())))
                .containsExactly(numbered(1).value(), numbered(3).value());
        assertThat(everyIdOf(new ContactFilter(CORP, null, CHEN, null, null, "wrEXchat01", List.of())))
                .containsExactly(numbered(3).value());

        contacts()
                .update(
                        numbered(3),
                        contact -> contact.mergeInto(new Merge(numbered(2).value(), "by:a", at(4))));
        contacts().settle(List.of(new MergeToSettle(numbered(2), numbered(3).value(), null)));

        assertThat(everyIdOf(new ContactFilter(CORP, null, null, null, null, "wrEXchat01", List.of())))
                .containsExactly(numbered(1).value(), numbered(2).value());
    }

    @Test
    void findsByPiecesOfNamesRemarksAndFields() {
        var everywhere = List.of(SearchText.NAME, SearchText.REMARK, SearchText.field("city"));
        contacts()
                .apply(List.of(
                        learned(numbered(1), 0, 1, scan(LIN, MORNING)),
                        learned(numbered(1), 0, 2, profile("王小明", at(5))),
                        learned(numbered(2), 0, 3, scan(LIN, MORNING)),
                        learned(numbered(2), 0, 4, profile("王大明 Ming", at(5))),
                        learned(numbered(2), 0, 5, told(value("city", new Value.Text("小镇"), "user:lin.wei", at(6))))));

        assertThat(found("王", everywhere))
                .containsExactly(numbered(1).value(), numbered(2).value());
        assertThat(found("小明", everywhere)).containsExactly(numbered(1).value());
        assertThat(found("王 小", everywhere))
                .containsExactly(numbered(1).value(), numbered(2).value());
        assertThat(found("王 小", List.of(SearchText.NAME)))
                .containsExactly(numbered(1).value());
        assertThat(found("ＭＩＮ", everywhere)).containsExactly(numbered(2).value());
        assertThat(found("明小", everywhere)).isEmpty();
    }

    private List<String> found(String text, List<String> sources) {
        return everyIdOf(new ContactFilter(CORP, null, null, null, null, null, SearchText.sought(text, sources)));
    }

    @Test
    void mixesNoCorps() {
        var elsewhere = new ContactId(OTHER_CORP, ID.value());
        contacts().apply(List.of(learned(ID, 0, 0, scan(LIN, MORNING)), learned(elsewhere, 0, 1, scan(CHEN, MORNING))));

        assertThat(contacts().find(ID).orElseThrow().person().isFollowedBy(CHEN))
                .isFalse();
        assertThat(contacts()
                        .page(new ContactFilter(OTHER_CORP, null, null, null, null, null, List.of()), 10, null)
                        .items())
                .singleElement()
                .satisfies(contact -> assertThat(contact.id()).isEqualTo(elsewhere));
    }

    @Test
    void saysAsWhomMergedAndErasedContactsAreSeen() {
        IntStream.rangeClosed(1, 6)
                .forEach(number -> contacts().apply(List.of(learned(numbered(number), 0, number, scan(LIN, MORNING)))));
        merge(2, 1);
        merge(3, 2);
        merge(5, 4);
        for (int number : List.of(4, 6)) {
            decide(numbered(number), known -> known.erase("e" + number, at(60)));
        }
        contacts().apply(List.of(learned(numbered(6), 0, 60, addedBySearch(CHEN, at(90)))));
        var ids = IntStream.rangeClosed(1, 6).mapToObj(this::id).toList();

        var seenAs = contacts().seenAsOfKnown(CORP, ids);

        assertThat(seenAs)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        id(1), id(1),
                        id(2), id(1),
                        id(3), id(1),
                        id(6), id(6)))
                .isEqualTo(contacts().seenAs(CORP, ids));
        assertThat(contacts().erasedAt(CORP, ids)).containsOnlyKeys(id(4), id(6));
        assertThat(contacts().erasedAt(OTHER_CORP, ids)).isEmpty();
    }

    @Test
    void answersWhatWasRefusedOfManyDecisionsAndKeepsTheOthers() {
        var refusal = ContactRefused.unknown(numbered(1));

        var refused = contacts()
                .decideAll(
                        CORP,
                        Map.of(
                                id(1),
                                _ -> {
                                    throw refusal;
                                },
                                id(2),
                                known -> Contact.decide(known, numbered(2), scan(LIN, MORNING))));

        assertThat(refused).containsOnly(Map.entry(id(1), refusal));
        assertThat(contacts().find(numbered(1))).isEmpty();
        assertThat(contacts().find(numbered(2))).isPresent();
    }

    private String id(int number) {
        return numbered(number).value();
    }

    private void merge(int merged, int survivor) {
        decide(numbered(merged), known -> known.mergeInto(new Merge(id(survivor), "user:mei", at(30))));
    }

    private void decide(ContactId id, Function<Contact, Decision<Contact, ContactEvent>> decision) {
        contacts().decideAll(CORP, Map.of(id.value(), known -> decision.apply(requireNonNull(known))));
    }

    private List<String> everyIdOf(ContactFilter filter) {
        List<String> ids = new ArrayList<>();
        String cursor = null;
        do {
            var page = contacts().page(filter, 10, cursor);
            page.items().forEach(contact -> ids.add(contact.id().value()));
            cursor = page.next();
        } while (cursor != null);
        return ids;
    }

    public static ContactId numbered(int number) {
        return new ContactId(CORP, "%032x".formatted(number));
    }

    /** One after the other from one partition; the batch number moves the offsets on. */
    protected static List<LearnedFact> learned(int batch, List<? extends ContactFact> facts) {
        return IntStream.range(0, facts.size())
                .mapToObj(i -> learned(ID, 0, batch * 100 + i, facts.get(i)))
                .toList();
    }

    public static LearnedFact learned(ContactId id, int partition, int offset, ContactFact fact) {
        var type = EventType.of("scrm.wecom.external-contact-added.v1");
        var cause = new EventEnvelope(
                "cause-" + partition + "-" + offset,
                type,
                "/wecom-gateway",
                null,
                fact.at(),
                id.corpId(),
                0,
                null,
                null,
                null,
                new byte[0]);
        return new LearnedFact(id, fact, cause, new SourcePosition("scrm.wecom.callbacks.v1", partition, offset));
    }
}
