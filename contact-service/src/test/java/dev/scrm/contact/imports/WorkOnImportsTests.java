package dev.scrm.contact.imports;

import static dev.scrm.contact.imports.ImportWorld.CORP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.scrm.contact.contact.Contact;
import dev.scrm.contact.contact.ContactFact;
import dev.scrm.contact.contact.ContactFilter;
import dev.scrm.contact.contact.ContactFixtures;
import dev.scrm.contact.contact.ContactId;
import dev.scrm.contact.contact.Identity;
import dev.scrm.contact.contact.IdentityKey;
import dev.scrm.contact.contact.IdentityType;
import dev.scrm.contact.contact.Statements;
import dev.scrm.contact.contact.TagStatement;
import dev.scrm.contact.field.Value;
import dev.scrm.contact.identity.IdentityClaim;
import dev.scrm.contact.imports.ContactImport.Status;
import dev.scrm.contact.tag.TagFixtures;
import dev.scrm.platform.events.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whenever the process dies, the import ends as if it had not. */
class WorkOnImportsTests {
    private static final List<List<String>> FILE = List.of(
            List.of("13800000001", "a@example.com", "1990-01-01"),
            List.of("13800000002", "", "1990-01-02"),
            List.of("138", "", ""),
            List.of("13800000003", "c@example.com", ""),
            List.of("", "a@example.com", "1991-01-01"),
            List.of("13800000002", "b@example.com", ""),
            List.of("13800000001", "", "1992-01-01"));

    @Test
    void endsTheSameWhereverItIsKilled() {
        var whole = new ImportWorld();
        whole.have("one", FILE);
        whole.keep().start(CORP, "one", "user:mei");
        whole.work(Integer.MAX_VALUE);
        var done = whole.keep().get(CORP, "one");
        assertThat(done.status()).isEqualTo(Status.COMPLETED);
        assertThat(done.done()).isEqualTo(new Counts(7, 3, 3, 0, 1));
        assertThat(whole.people()).hasSize(3);

        boolean killed = true;
        int kills = 0;
        for (int writes = 0; killed; writes++) {
            var world = new ImportWorld();
            world.have("one", FILE);
            world.keep().start(CORP, "one", "user:mei");
            killed = world.work(writes);
            kills += killed ? 1 : 0;

            assertThat(world.people()).as("killed after %d writes", writes).isEqualTo(whole.people());
            assertThat(world.told()).as("killed after %d writes", writes).isEqualTo(whole.told());
            assertThat(world.keep().get(CORP, "one").done()).isEqualTo(done.done());
            assertThat(world.keep().get(CORP, "one").status()).isEqualTo(Status.COMPLETED);
            assertThat(world.rows.errors(CORP, "one", false, 0)).hasSize(1);
        }
        assertThat(kills).isGreaterThan(20);
    }

    @Test
    void isUndoneTheSameWhereverItIsKilled() {
        var before = twoFiles();
        before.keep().undo(CORP, "two");
        before.work(Integer.MAX_VALUE);
        var undone = before.keep().get(CORP, "two").undone();
        assertThat(before.rows.kept(CORP, "two", 0)).isEmpty();
        assertThat(before.rows.kept(CORP, "two", 1)).isEmpty();
        assertThat(undone).isEqualTo(new UndoCounts(1, 5, 0));

        boolean killed = true;
        for (int writes = 0; killed; writes++) {
            var world = twoFiles();
            var people = List.copyOf(before.people().values());
            world.keep().undo(CORP, "two");
            killed = world.work(writes);

            assertThat(List.copyOf(world.people().values()))
                    .as("killed after %d writes", writes)
                    .isEqualTo(people);
            assertThat(world.keep().get(CORP, "two").undone()).isEqualTo(undone);
            assertThat(world.keep().get(CORP, "two").status()).isEqualTo(Status.UNDONE);
        }
    }

    /** The second knows two of the first's people better, and brings one more. */
    private static ImportWorld twoFiles() {
        var world = secondOfTwoStarted();
        world.work(Integer.MAX_VALUE);
        assertThat(world.people()).hasSize(3);
        return world;
    }

    private static ImportWorld secondOfTwoStarted() {
        var world = new ImportWorld();
        world.have("one", FILE.subList(0, 2));
        world.keep().start(CORP, "one", "user:mei");
        world.work(Integer.MAX_VALUE);
        world.rows.forget(CORP, "one");
        world.clock.advance(Duration.ofMinutes(1));
        world.have(
                "two",
                List.of(
                        List.of("13800000001", "", "2000-01-01"),
                        List.of("13800000009", "z@example.com", "2000-01-01"),
                        List.of("13800000009", "y@example.com", "2001-01-01"),
                        List.of("13800000002", "b@example.com", "2000-01-01"),
                        List.of("13800000001", "", "2002-01-01")));
        world.keep().start(CORP, "two", "user:mei");
        return world;
    }

    /** Whoever stalls for longer than their hold may find, wherever it was, that all of it was taken back meanwhile. */
    @Test
    void staysUndoneThoughSomebodyComesLate() {
        var before = secondOfTwoStarted().people();
        boolean stalled = true;
        int stalls = 0;
        for (int writes = 0; stalled; writes++) {
            var world = secondOfTwoStarted();
            stalled = world.stall(writes, () -> undo(world, "two"));
            stalls += stalled ? 1 : 0;
            if (!stalled) {
                undo(world, "two");
            }

            assertThat(world.keep().get(CORP, "two").status()).isEqualTo(Status.UNDONE);
            assertThat(world.people()).as("stalled after %d writes", writes).isEqualTo(before);
            assertThat(claimed(world, "+8613800000009", "y@example.com", "b@example.com"))
                    .as("stalled after %d writes", writes)
                    .isEmpty();
        }
        assertThat(stalls).isGreaterThan(15);
    }

    @Test
    void staysUndoneThoughItIsRemovedBeforeSomebodyComesLate() {
        boolean stalled = true;
        for (int writes = 0; stalled; writes++) {
            var world = new ImportWorld();
            world.have("one", FILE);
            world.keep().start(CORP, "one", "user:mei");
            stalled = world.stall(writes, () -> {
                undo(world, "one");
                world.keep().remove(CORP, "one");
            });

            if (stalled) {
                assertThat(world.people()).as("stalled after %d writes", writes).isEmpty();
                assertThat(claimed(world, "+8613800000001", "a@example.com")).isEmpty();
                assertThat(world.rows.journalBefore(CORP, "one", Position.END)).isEmpty();
            }
        }
    }

    private static void undo(ImportWorld world, String id) {
        if (world.keep().get(CORP, id).status() == Status.RUNNING) {
            world.keep().pause(CORP, id);
        }
        world.keep().undo(CORP, id);
        world.worker().work();
    }

    private static Map<IdentityKey, IdentityClaim> claimed(ImportWorld world, String... values) {
        var keys = Stream.of(values)
                .map(value -> new IdentityKey(value.contains("@") ? IdentityType.EMAIL : IdentityType.PHONE, "", value))
                .toList();
        return world.claims.find(CORP, keys);
    }

    @Test
    void bringsBackWhatWasThereBefore() {
        var world = twoFiles();

        world.keep().undo(CORP, "two");
        world.work(Integer.MAX_VALUE);

        assertThat(world.people().values())
                .containsExactlyInAnyOrder(
                        "[+8613800000001, a@example.com] [Text[text=1990-01-01]] [autumn]",
                        "[+8613800000002] [Text[text=1990-01-02]] [autumn]");
    }

    /** Whoever was tagged by the first file keeps the tag when the second is undone; by the first it goes. */
    @Test
    void takesTheTagsOfTheFileWithIt() {
        var world = new ImportWorld();
        world.have("one", FILE.subList(0, 2));
        world.keep().start(CORP, "one", "user:mei");
        world.work(Integer.MAX_VALUE);
        var wang = world.contacts
                .page(new ContactFilter(CORP, null, null, null, null, null, List.of()), 10, null)
                .items()
                .getFirst()
                .id();
        world.contacts.update(
                wang,
                contact -> Contact.decide(
                        contact,
                        wang,
                        ContactFixtures.told(ContactFixtures.value(
                                "city",
                                new Value.Text("上海"),
                                "user:lin",
                                world.clock.instant().plusSeconds(9)))));
        assertThat(world.people().get(wang.value())).contains("[autumn]");

        world.keep().undo(CORP, "one");
        world.work(Integer.MAX_VALUE);

        assertThat(world.people()).containsOnlyKeys(wang.value());
        assertThat(world.people().get(wang.value())).endsWith("[]");
    }

    @Test
    void takesUpWhereItWasPaused() {
        var world = new ImportWorld();
        world.have("one", FILE);
        world.keep().start(CORP, "one", "user:mei");
        world.keep().pause(CORP, "one");
        assertThat(world.worker().work()).isFalse();
        assertThat(world.people()).isEmpty();

        world.keep().start(CORP, "one", "user:mei");
        world.work(Integer.MAX_VALUE);

        assertThat(world.keep().get(CORP, "one").done().rows()).isEqualTo(7);
    }

    @Test
    void looksAtAllRowsAndWritesNothingInADryRun() {
        var world = new ImportWorld();
        world.have("one", FILE);
        world.keep().check(CORP, "one");
        world.work(Integer.MAX_VALUE);

        var checked = world.keep().get(CORP, "one");
        assertThat(checked.status()).isEqualTo(Status.READY);
        assertThat(checked.checked()).isNotNull();
        assertThat(checked.checked().rejected()).isEqualTo(1);
        assertThat(world.contacts.raised()).isEmpty();
        assertThat(world.fields.find(CORP, "birthday").orElseThrow().used()).isFalse();
    }

    /** Whoever mends a file imports it again, and may take that back as well. */
    @Test
    void takesBackWhatWasImportedAgainAfterItWasTakenBack() {
        var world = new ImportWorld();
        world.have("one", FILE.subList(0, 2));
        world.keep().start(CORP, "one", "user:mei");
        world.work(Integer.MAX_VALUE);
        world.clock.advance(Duration.ofMinutes(1));
        world.keep().undo(CORP, "one");
        world.work(Integer.MAX_VALUE);
        world.rows.forget(CORP, "one");
        world.clock.advance(Duration.ofMinutes(1));
        world.have("two", FILE.subList(0, 2));
        world.keep().start(CORP, "two", "user:mei");
        world.work(Integer.MAX_VALUE);
        assertThat(world.people()).hasSize(2);
        world.clock.advance(Duration.ofMinutes(1));

        world.keep().undo(CORP, "two");
        world.work(Integer.MAX_VALUE);

        assertThat(world.people()).isEmpty();
        assertThat(world.keep().get(CORP, "two").undone()).isEqualTo(new UndoCounts(2, 2, 0));
    }

    /** The first row names somebody's phone and somebody else's e-mail, the second that e-mail. */
    @Test
    void findsTheSamePersonWhereverABlockEnds() {
        for (int before = 0; before < 3; before++) {
            var world = new ImportWorld();
            world.have("one", List.of(List.of("13800000001", "", ""), List.of("", "b@example.com", "")));
            world.keep().start(CORP, "one", "user:mei");
            world.work(Integer.MAX_VALUE);
            world.rows.forget(CORP, "one");
            world.clock.advance(Duration.ofMinutes(1));
            world.have(
                    "two",
                    after(
                            before,
                            List.of("13800000001", "b@example.com", "1990-01-01"),
                            List.of("", "b@example.com", "1991-01-01")));
            world.keep().start(CORP, "two", "user:mei");
            world.work(Integer.MAX_VALUE);

            assertThat(world.people().values())
                    .as("after %d rows", before)
                    .containsExactlyInAnyOrder(
                            "[+8613800000001, b@example.com] [Text[text=1990-01-01]] [autumn]",
                            "[b@example.com] [Text[text=1991-01-01]] [autumn]");
        }
    }

    /** What WeCom tells itself is nobody's because a file says so. */
    @Test
    void findsNobodyByWhatOnlyFindsWhereverABlockEnds() {
        for (int before = 0; before < 3; before++) {
            var world = new ImportWorld();
            world.have("one", after(before, List.of("13800000001", "oWang", ""), List.of("", "oWang", "")));
            world.keep()
                    .map(
                            CORP,
                            "one",
                            new Mapping(
                                    List.of(
                                            new Mapping.Column(0, new Target.OfIdentity(IdentityType.PHONE, "")),
                                            new Mapping.Column(1, new Target.OfIdentity(IdentityType.UNION_ID, ""))),
                                    Mapping.Mode.CREATE_AND_UPDATE,
                                    List.of()),
                            _ -> {});
            world.keep().start(CORP, "one", "user:mei");
            world.work(Integer.MAX_VALUE);

            assertThat(world.keep().get(CORP, "one").done())
                    .as("after %d rows", before)
                    .isEqualTo(new Counts(before + 2, 1, 0, 0, before + 1));
            assertThat(world.rows.errors(CORP, "one", false, before == 2 ? 1 : 0))
                    .extracting(RowError::code)
                    .contains("contact-unknown");
        }
    }

    @Test
    void rejectsARowThatWouldMakeAContactKnownUnderTooMuchAndGoesOn() {
        for (int before = 0; before < 3; before++) {
            var world = new ImportWorld();
            var wang = wang(world);
            tell(
                    world,
                    wang,
                    IntStream.range(2, Contact.MOST_IDENTITIES)
                            .mapToObj(i -> identified("m" + i, world.clock.instant()))
                            .toList());
            world.have(
                    "two",
                    Stream.concat(
                                    Collections.nCopies(before, List.of("138", "", "")).stream(),
                                    Stream.of(
                                            List.of("13800000001", "a@example.com", ""),
                                            List.of("13800000001", "b@example.com", "1990-01-01"),
                                            List.of("13800000001", "a@example.com", "1990-01-02"),
                                            List.of("13800000002", "b@example.com", "")))
                            .toList());
            world.keep().start(CORP, "two", "user:mei");
            world.work(Integer.MAX_VALUE);

            assertThat(world.keep().get(CORP, "two").done()).isEqualTo(new Counts(before + 4, 1, 2, 0, before + 1));
            int row = before + 3;
            assertThat(errors(world))
                    .filteredOn(error -> error.row() == row)
                    .extracting(RowError::code)
                    .containsExactly("contact-identities-too-many");
            assertThat(world.contacts.find(wang).orElseThrow().facts().standingIdentities())
                    .hasSize(Contact.MOST_IDENTITIES);
            assertThat(world.people().get(wang.value())).contains("1990-01-02");
            assertThat(world.people().values()).anyMatch(shown -> shown.contains("+8613800000002, b@example.com"));
        }
    }

    private static ContactFact identified(String memberId, Instant at) {
        var key = new IdentityKey(IdentityType.MEMBER_ID, "shop", memberId);
        return new ContactFact.Identified(new Identity(key, false, "shop", at));
    }

    @Test
    void rejectsARowThatWouldGiveAContactTooManyTagsAndGoesOn() {
        var world = new ImportWorld();
        var wang = wang(world);
        var tags = IntStream.range(1, 1_000)
                .mapToObj(i -> new TagStatement(
                        new TagStatement.About("tag-" + i, null),
                        true,
                        "user:lin",
                        world.clock.instant(),
                        List.of(),
                        null,
                        null,
                        null))
                .toList();
        tell(
                world,
                wang,
                List.of(ContactFixtures.stated(new Statements(List.of(), List.of(), List.of(), List.of(), tags))));
        world.tags.update(
                CORP,
                "winter",
                _ -> Decision.of(TagFixtures.own(CORP, "winter", "冬季活动", world.clock.instant()), List.of()));
        world.have("two", List.of(List.of("13800000001", "", "1990-01-01"), List.of("13800000002", "", "")));
        var columns = ImportWorld.byPhone(Mapping.Mode.CREATE_AND_UPDATE).columns();
        world.keep()
                .map(
                        CORP,
                        "two",
                        new Mapping(columns, Mapping.Mode.CREATE_AND_UPDATE, List.of("autumn", "winter")),
                        _ -> {});
        world.keep().start(CORP, "two", "user:mei");
        world.work(Integer.MAX_VALUE);

        assertThat(world.keep().get(CORP, "two").done()).isEqualTo(new Counts(2, 1, 0, 0, 1));
        assertThat(errors(world)).singleElement().satisfies(error -> {
            assertThat(error.row()).isEqualTo(2);
            assertThat(error.code()).isEqualTo("contact-tags-too-many");
        });
        assertThat(world.people().get(wang.value())).doesNotContain("winter", "1990-01-01");
    }

    /** Known under one phone number, with the tag that the file gave. */
    private static ContactId wang(ImportWorld world) {
        world.have("one", List.of(List.of("13800000001", "", "")));
        world.keep().start(CORP, "one", "user:mei");
        world.work(Integer.MAX_VALUE);
        world.rows.forget(CORP, "one");
        world.clock.advance(Duration.ofMinutes(1));
        return world.contacts
                .page(new ContactFilter(CORP, null, null, null, null, null, List.of()), 10, null)
                .items()
                .getFirst()
                .id();
    }

    private static void tell(ImportWorld world, ContactId id, List<ContactFact> facts) {
        world.contacts.update(id, contact -> Contact.decideAll(contact, id, facts));
    }

    private static List<RowError> errors(ImportWorld world) {
        return IntStream.range(0, 3)
                .mapToObj(block -> world.rows.errors(CORP, "two", false, block))
                .flatMap(List::stream)
                .toList();
    }

    private static List<List<String>> after(int rejected, List<String> first, List<String> second) {
        return Stream.concat(Collections.nCopies(rejected, List.of("138", "", "")).stream(), Stream.of(first, second))
                .toList();
    }

    @Test
    void failsWhenItGetsNoFurtherAndMayGoOn() {
        var world = new ImportWorld();
        world.have("one", FILE);
        world.keep().start(CORP, "one", "user:mei");
        world.broken.add("decideAll");
        tryUntilItFails(world);

        assertThat(world.keep().get(CORP, "one").failure())
                .isEqualTo(new ContactImport.Failure(Status.RUNNING, "tried-too-often"));
        assertThat(world.keep().get(CORP, "one").endedAt()).isNotNull();
        world.tryAgain();
        assertThat(world.people()).isEmpty();

        world.broken.clear();
        var started = world.keep().start(CORP, "one", "user:mei");
        assertThat(started.failure()).isNull();
        assertThat(started.endedAt()).isNull();
        world.work(Integer.MAX_VALUE);
        assertThat(world.keep().get(CORP, "one").status()).isEqualTo(Status.COMPLETED);
        assertThat(world.people()).hasSize(3);
    }

    @Test
    void mayBeUndoneOrRemovedWhenItFailed() {
        for (boolean undone : List.of(true, false)) {
            var world = new ImportWorld();
            world.have("one", FILE);
            world.keep().start(CORP, "one", "user:mei");
            world.breakAfter(12, "block");
            tryUntilItFails(world);
            assertThat(world.people()).isNotEmpty();
            world.broken.clear();

            if (undone) {
                undo(world, "one");
                assertThat(world.keep().get(CORP, "one").status()).isEqualTo(Status.UNDONE);
                assertThat(world.people()).isEmpty();
            } else {
                world.keep().remove(CORP, "one");
                assertThat(world.imports.find(CORP, "one")).isEmpty();
            }
        }
    }

    /** What was taken back already is not taken for a change of somebody else. */
    @Test
    void goesOnUndoingWhereItFailed() {
        var world = onePersonInThreeBlocks();
        world.keep().undo(CORP, "one");
        world.breakAfter(12, "decideAll");
        assertThat(world.keep().get(CORP, "one").next()).isEqualTo(new Position(1, 0));
        for (int tries = 0; tries <= 20; tries++) {
            world.tryAgain();
        }

        assertThat(world.keep().get(CORP, "one").failure())
                .isEqualTo(new ContactImport.Failure(Status.UNDOING, "tried-too-often"));
        assertThatExceptionOfType(ImportRefused.class)
                .isThrownBy(() -> world.keep().start(CORP, "one", "user:mei"))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("contact-import-status"));
        world.broken.clear();
        undo(world, "one");
        assertThat(world.people()).isEmpty();
        assertThat(world.keep().get(CORP, "one").undone()).isEqualTo(new UndoCounts(1, 9, 0));
    }

    private static ImportWorld onePersonInThreeBlocks() {
        var world = new ImportWorld();
        world.have(
                "one",
                IntStream.range(0, 9)
                        .mapToObj(year -> List.of("13800000001", "", "200%d-01-01".formatted(year)))
                        .toList());
        world.keep().start(CORP, "one", "user:mei");
        world.work(Integer.MAX_VALUE);
        assertThat(world.people().values()).singleElement().asString().contains("2008-01-01");
        return world;
    }

    @Test
    void isReadyAgainWhenItsDryRunFailed() {
        var world = new ImportWorld();
        world.have("one", FILE);
        world.keep().check(CORP, "one");
        world.broken.add("block");
        for (int tries = 0; tries <= 20; tries++) {
            world.tryAgain();
        }

        var job = world.keep().get(CORP, "one");
        assertThat(job.status()).isEqualTo(Status.READY);
        assertThat(job.next()).isEqualTo(Position.START);
        assertThat(job.failure()).isEqualTo(new ContactImport.Failure(Status.CHECKING, "tried-too-often"));
        world.broken.clear();
        assertThat(world.keep().check(CORP, "one").failure()).isNull();
    }

    private static void tryUntilItFails(ImportWorld world) {
        for (int tries = 0; world.keep().get(CORP, "one").status() != Status.FAILED; tries++) {
            assertThat(tries).isLessThanOrEqualTo(20);
            world.tryAgain();
        }
    }

    @Test
    void isNotStartedWithWhatIsThereNoMore() {
        var world = new ImportWorld();
        world.have("one", FILE);
        TagFixtures.delete(world.tags, "autumn", world.clock.instant());

        assertThatExceptionOfType(ImportRefused.class)
                .isThrownBy(() -> world.keep().start(CORP, "one", "user:mei"))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("import-mapping-invalid"));
        assertThat(world.keep().get(CORP, "one").status()).isEqualTo(Status.READY);
    }

    @Test
    void isFoundAgainUntilAllOfItIsForgotten() {
        for (int writes = 0; writes < 4; writes++) {
            var world = new ImportWorld();
            world.have("one", FILE);

            assertThat(world.removeKilledAfter("one", writes)).isTrue();

            boolean found = world.imports.find(CORP, "one").isPresent();
            assertThat(found || world.rows.block(CORP, "one", 0).isEmpty())
                    .as("killed after %d writes", writes)
                    .isTrue();
        }
    }
}
