package dev.scrm.contact.erasure.mongo;

import static dev.scrm.contact.contact.ContactFixtures.IDS;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import dev.scrm.contact.InterruptedMongo;
import dev.scrm.contact.contact.IdentityKey;
import dev.scrm.contact.contact.IdentityType;
import dev.scrm.contact.erasure.KeptCollections;
import dev.scrm.contact.erasure.PersonStores.Whom;
import dev.scrm.contact.erasure.StoreReport;
import dev.scrm.contact.erasure.Traces;
import dev.scrm.contact.imports.Row;
import dev.scrm.contact.sealing.PersonalSeal;
import dev.scrm.contact.sealing.RowText;
import dev.scrm.contact.sealing.tink.TestSeals;
import dev.scrm.platform.test.TestMongo;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lies there of a person, as the features write it, and what is left. */
class MongoPersonStoresTests {
    private static final String CORP = "ww5c3a0demo0000001";
    private static final String WANG = "3f9c2f1f0d6b4d0e9a7c5b8e2d1a4c60";
    private static final String CHEN = "b7e23ec29af22b0b4e41da31e868d572";
    private static final Instant ERASED = Instant.parse("2026-11-23T10:00:00Z");
    private static final Date BEFORE = Date.from(ERASED.minusSeconds(1));
    private static final Date AFTER = Date.from(ERASED.plusSeconds(1));
    private static final IdentityKey PHONE = new IdentityKey(IdentityType.PHONE, "", "+8613812345678");

    private final MongoDatabase database = TestMongo.freshDatabase("erasure");
    private final MongoPersonStores stores = new MongoPersonStores(database, IDS, TestSeals.SEAL);
    private final Whom whom = new Whom(
            CORP,
            WANG,
            Set.of(WANG),
            List.of(new Traces.OfIdentity(
                    IdentityType.PHONE, IDS.firstContact(CORP, PHONE).value(), IDS.word(CORP, PHONE))),
            ERASED,
            Set.of());

    @BeforeEach
    void haveSomebody() {
        stores.createIndexes();
    }

    @Test
    void takesWhatIsOfTheContactFromBeforeAndNothingElse() {
        for (var store : List.of("behaviors", "predictions")) {
            put(store, new Document("corp", CORP).append("contact", WANG).append("at", BEFORE));
            put(store, new Document("corp", CORP).append("contact", WANG).append("at", AFTER));
            put(store, new Document("corp", CORP).append("contact", CHEN).append("at", BEFORE));
            put(store, new Document("corp", "another").append("contact", WANG).append("at", BEFORE));
        }
        put("open-tickets", new Document("corp", CORP).append("contact", WANG).append("openedAt", BEFORE));
        put(
                "merge-proposals",
                new Document("corp", CORP).append("otherContact", WANG).append("proposedAt", BEFORE));
        var gone = erase();

        for (var store : List.of("behaviors", "predictions")) {
            assertThat(gone.get(store).deleted()).as(store).isEqualTo(1);
            assertThat(count(store)).as(store).isEqualTo(3);
        }
        assertThat(count("open-tickets") + count("merge-proposals")).isZero();
        assertThat(erase().values())
                .allSatisfy(report -> assertThat(report.deleted()).isZero());
    }

    @Test
    void takesHowThePersonStandsAndTheRowsOfSegments() {
        standing(WANG, 7, "vip@1", "new@2");
        standing(CHEN, 7, "vip@1");

        var gone = erase();

        assertThat(gone.get("segment-members").deleted()).isEqualTo(2);
        assertThat(gone.get("segment-standings").deleted()).isEqualTo(1);
        assertThat(count("segment-members") + count("segment-standings")).isEqualTo(2);
        assertThat(erase().get("segment-members").deleted()).isZero();
    }

    /** A writer that died has left it; what says where the rows are does not know it. */
    @Test
    void takesRowsOfSegmentsThatNobodyKnowsOf() {
        standing(WANG, 7, "vip@1");
        put("segment-members", member("left@3", WANG, 6));
        put("segment-members", member("left@3", CHEN, 6));
        put("segment-members", member("again@4", WANG, AFTER.toInstant().toEpochMilli()));

        assertThat(erase().get("segment-members").deleted()).isEqualTo(2);

        assertThat(database.getCollection("segment-members").find().map(one -> one.getString("_id")))
                .containsExactlyInAnyOrder(CORP + ":left@3:" + CHEN, CORP + ":again@4:" + WANG);
    }

    private static Document member(String version, String contact, long revision) {
        return new Document("_id", CORP + ":" + version + ":" + contact)
                .append("corp", CORP)
                .append("contact", contact)
                .append("revision", revision);
    }

    @Test
    void leavesHowSomebodyStandsWhoBeganAnew() {
        standing(WANG, AFTER.toInstant().toEpochMilli(), "vip@1");

        assertThat(erase().get("segment-standings").deleted()).isZero();

        assertThat(count("segment-members") + count("segment-standings")).isEqualTo(2);
    }

    private void standing(String contact, long revision, String... holding) {
        put(
                "segment-standings",
                new Document("_id", CORP + ":" + contact)
                        .append("corp", CORP)
                        .append("contact", contact)
                        .append("revision", revision)
                        .append("holding", List.of(holding)));
        for (var version : holding) {
            put("segment-members", member(version, contact, revision));
        }
    }

    @Test
    void takesOfTheMinuteOfTheErasureWhatWasBefore() {
        minute("1", WANG, ERASED.minusSeconds(60), Map.of("a", BEFORE));
        minute("2", WANG, ERASED, Map.of("a", Date.from(ERASED), "b", AFTER));
        minute("3", WANG, ERASED.plusSeconds(60), Map.of("a", AFTER));
        minute("4", CHEN, ERASED, Map.of("a", Date.from(ERASED)));

        assertThat(erase().get("timelines").deleted()).isEqualTo(2);

        assertThat(count("timelines")).isEqualTo(3);
        assertThat(database.getCollection("timelines")
                        .find(new Document("_id", "2"))
                        .first()
                        .get("entries", Document.class))
                .containsOnlyKeys("b");
        assertThat(erase().get("timelines").deleted()).isZero();
    }

    private void minute(String id, String contact, Instant minute, Map<String, Date> entries) {
        var told = new Document();
        entries.forEach((event, at) -> told.append(event, new Document("event", event).append("at", at)));
        put(
                "timelines",
                new Document("_id", id)
                        .append("corp", CORP)
                        .append("contact", contact)
                        .append("minute", Date.from(minute))
                        .append("entries", told));
    }

    @Test
    void takesTheCorpsFilesInWhichThePersonMayStand() {
        for (var status : List.of("RUNNING", "COMPLETED", "CANCELLED")) {
            export(CORP, status, BEFORE);
        }
        export(CORP, "COMPLETED", AFTER);
        export("another", "COMPLETED", BEFORE);

        var gone = erase();

        assertThat(gone.get("contact-exports").deleted()).isEqualTo(2);
        assertThat(gone.get("contact-export-pages").deleted()).isEqualTo(2);
        assertThat(gone.get("contact-export-chunks").deleted()).isEqualTo(2);
        assertThat(count("contact-export-pages")).isEqualTo(3);
        var running = database.getCollection("contact-exports")
                .find(new Document("failure", "contact-erased"))
                .first();
        assertThat(running)
                .containsEntry("status", "FAILED")
                .containsEntry("slot", running.get("_id"))
                .containsEntry("version", 2L)
                .doesNotContainKey("claim");
        assertThat(erase().get("contact-exports").deleted()).isZero();
    }

    private void export(String corp, String status, Date askedAt) {
        var id = corp + ":" + status + askedAt.toInstant();
        put(
                "contact-exports",
                new Document("_id", id)
                        .append("corp", corp)
                        .append("status", status)
                        .append("askedAt", askedAt)
                        .append("endedAt", askedAt)
                        .append("slot", "0")
                        .append("claim", "x")
                        .append("version", 1L));
        put("contact-export-pages", new Document("_id", id + ":0").append("export", id));
        put("contact-export-chunks", new Document("_id", id + ":0").append("export", id));
    }

    @Test
    void leavesAClaimToWhoClaimsTheSame() {
        var phone = IDS.word(CORP, PHONE);
        put("identities", claim(phone, WANG, WANG, CHEN));
        stores.find(new Whom(CORP, WANG, Set.of(WANG), whom.identities(), ERASED, Set.of()))
                .erase();

        assertThat(database.getCollection("identities").find().first()).isEqualTo(claim(phone, CHEN, CHEN));
    }

    @Test
    void saysWhoHasNowAndNotAloneWhatThePersonWasKnownUnder() {
        put("identities", claim(IDS.word(CORP, PHONE), WANG, WANG, CHEN, "zhao"));
        put("identities", claim("of-wang", WANG, WANG, CHEN));
        put("identities", claim("of-others", "zhao", "zhao", CHEN));
        var traces = new Traces(
                List.of(WANG),
                List.of(
                        whom.identities().getFirst(),
                        new Traces.OfIdentity(IdentityType.EMAIL, "somebody", "of-wang")));
        assertThat(stores.heirs(CORP, traces)).isEmpty();

        stores.find(new Whom(CORP, WANG, Set.of(WANG), traces.identities(), ERASED, Set.of()))
                .erase();

        assertThat(stores.heirs(CORP, traces)).containsExactly(CHEN);
        assertThat(stores.heirs("another", traces)).isEmpty();
    }

    @Test
    void takesWhoWasErasedOutOfTheClaimsOfOthers() {
        put("identities", claim(IDS.word(CORP, PHONE), CHEN, CHEN, WANG));

        stores.find(whom).erase();

        assertThat(database.getCollection("identities").find().first())
                .isEqualTo(claim(IDS.word(CORP, PHONE), CHEN, CHEN));
    }

    /** All contacts of a person are erased, one after the other: none of them inherits from another. */
    @Test
    void leavesNoClaimToAnotherContactOfThePerson() {
        var person = Set.of(WANG, "wang-2", "wang-3");
        var phone = IDS.word(CORP, PHONE);
        put("identities", claim(phone, "wang-2", "wang-2", "wang-3"));
        put("identities", claim("of-chen", CHEN, CHEN, "wang-3"));
        var identities =
                List.of(whom.identities().getFirst(), new Traces.OfIdentity(IdentityType.EMAIL, "somebody", "of-chen"));

        stores.find(new Whom(CORP, WANG, person, identities, ERASED, Set.of())).erase();
        for (var other : List.of("wang-2", "wang-3")) {
            stores.find(new Whom(CORP, other, person, List.of(), ERASED, Set.of()))
                    .erase();
        }

        assertThat(database.getCollection("identities").find()).containsExactly(claim("of-chen", CHEN, CHEN));
    }

    /** Wherever the one comes in between of the other. */
    @ParameterizedTest
    @CsvSource({WANG + "," + CHEN, CHEN + "," + WANG})
    void leavesNoClaimToWhoIsErasedAtTheSameMoment(String one, String other) {
        var phone = IDS.word(CORP, PHONE);
        var third = claim(phone, "zhao", "zhao");
        var between = new AtomicBoolean(true);
        int steps = 0;
        while (between.getAndSet(false)) {
            put("identities", claim(phone, WANG, WANG, CHEN, "zhao"));
            put("identities", claim("of-both", WANG, WANG, CHEN));

            try (var interrupted = new InterruptedMongo("identities", steps++, () -> {
                erase(stores, other);
                between.set(true);
            })) {
                erase(new MongoPersonStores(interrupted.database(database), IDS, TestSeals.SEAL), one);
            }
            if (!between.get()) {
                erase(stores, other);
            }

            assertThat(database.getCollection("identities").find())
                    .as("the other after %d steps", steps)
                    .containsExactly(third);
            database.getCollection("identities").deleteMany(new Document());
        }
        assertThat(steps).as("the other came in between").isGreaterThan(2);
    }

    private void erase(MongoPersonStores asked, String contactId) {
        var both =
                List.of(whom.identities().getFirst(), new Traces.OfIdentity(IdentityType.EMAIL, "somebody", "of-both"));
        asked.find(new Whom(CORP, contactId, Set.of(contactId), both, ERASED, Set.of()))
                .erase();
    }

    private static Document claim(String id, String owner, String... claimants) {
        return new Document("_id", id)
                .append("corp", CORP)
                .append("contact", owner)
                .append("verified", owner.equals(WANG))
                .append(
                        "claimants",
                        Stream.of(claimants)
                                .map(one -> new Document("contact", one).append("verified", false))
                                .toList());
    }

    @Test
    void leavesTheClaimOfWhoBeganAnew() {
        var again = IDS.word(CORP, PHONE);
        put("identities", new Document("_id", again).append("corp", CORP).append("contact", WANG));
        put("identities", new Document("_id", "another").append("corp", CORP).append("contact", WANG));

        stores.find(new Whom(CORP, WANG, Set.of(WANG), whom.identities(), ERASED, Set.of(again)))
                .erase();

        assertThat(database.getCollection("identities").find().first().getString("_id"))
                .isEqualTo(again);
    }

    @Test
    void takesWhatWaitsForAnybodyUnderTheSameIdentity() {
        var word = "identity:" + IDS.word(CORP, PHONE);
        put(
                "waiting-behaviors",
                new Document("corp", CORP).append("awaited", word).append("at", BEFORE));
        put(
                "waiting-behaviors",
                new Document("corp", CORP).append("awaited", "contact:" + WANG).append("at", BEFORE));
        put(
                "waiting-behaviors",
                new Document("corp", CORP).append("awaited", "contact:" + CHEN).append("at", BEFORE));
        put("waiting-people", new Document("_id", CORP + ":" + word));
        put("waiting-people", new Document("_id", CORP + ":contact:" + CHEN));

        var gone = erase();

        assertThat(gone.get("waiting-behaviors").deleted()).isEqualTo(2);
        assertThat(gone.get("waiting-people").deleted()).isEqualTo(1);
        assertThat(count("waiting-behaviors")).isEqualTo(1);
        assertThat(count("waiting-people")).isEqualTo(1);
    }

    /** However the number is written. */
    @Test
    void takesWhatStandsInQuarantineAndSaysWhatCannotBeRead() {
        quarantined("{\"identity\":{\"type\":\"phone\",\"value\":\"138 1234 5678\"},\"type\":\"x\"}");
        quarantined("{\"contactId\":\"" + WANG + "\"}");
        quarantined("{\"contactId\":\"" + CHEN + "\"}");
        quarantined("{\"identity\":{\"type\":\"phone\",\"value\":\"13900000000\"}}");
        quarantined("no JSON");

        var report = erase().get("behavior-quarantine");

        assertThat(report.deleted()).isEqualTo(2);
        assertThat(report.kept()).isEqualTo(1);
        assertThat(report.because()).contains("30 天");
        assertThat(count("behavior-quarantine")).isEqualTo(3);
    }

    @Test
    void emptiesTheRowsOfFilesThatBecameOfThePerson() {
        put(
                "contact-import-rows",
                new Document("_id", "one:0")
                        .append("importId", "one")
                        .append("block", 0)
                        .append(
                                "rows",
                                List.of(
                                        row(CORP, "one:0", 2, "王芳", "13812345678"),
                                        row(CORP, "one:0", 3, "陈晨"),
                                        row(CORP, "one:0", 4, "王小芳"))));
        put(
                "contact-import-journals",
                new Document("_id", "one:0:0")
                        .append("importId", "one")
                        .append("block", 0)
                        .append("notes", List.of(note(2, WANG), note(3, CHEN), note(4, WANG))));
        put(
                "contact-imports",
                new Document("_id", CORP + ":one")
                        .append("corp", CORP)
                        .append("id", "one")
                        .append("createdAt", BEFORE));
        put(
                "contact-import-findings",
                new Document("_id", "one:0:0:undone")
                        .append("importId", "one")
                        .append("kept", List.of(note(2, WANG), note(3, CHEN))));

        var gone = erase();

        assertThat(gone.get("contact-import-rows").deleted()).isEqualTo(2);
        assertThat(gone.get("contact-import-journals").deleted()).isEqualTo(2);
        assertThat(rows(CORP, "one:0"))
                .containsExactly(new Row(2, List.of()), new Row(3, List.of("陈晨")), new Row(4, List.of()));
        assertThat(database.getCollection("contact-import-journals")
                        .find()
                        .first()
                        .getList("notes", Document.class))
                .containsExactly(note(3, CHEN));
        assertThat(database.getCollection("contact-import-findings")
                        .find()
                        .first()
                        .getList("kept", Document.class))
                .containsExactly(note(3, CHEN));
        assertThat(erase().get("contact-import-rows").deleted()).isZero();
    }

    /** A row that is not done yet would make the person anew; one that changed nothing has left no note. */
    @Test
    void emptiesRowsThatNameThePersonThoughNothingWasMadeOfThem() {
        importOfTwo(CORP, "one");
        importOfTwo("another", "two");

        assertThat(erase().get("contact-import-rows").deleted()).isEqualTo(1);

        assertThat(rows(CORP, "one:0"))
                .containsExactly(new Row(2, List.of()), new Row(3, List.of("陈晨", "13900000000")));
        assertThat(rows("another", "two:0")).contains(new Row(2, List.of("王芳", "138 1234-5678")));
        assertThat(erase().get("contact-import-rows").deleted()).isZero();
    }

    private void importOfTwo(String corp, String id) {
        importOfTwo(corp, id, BEFORE);
    }

    private void importOfTwo(String corp, String id, Date uploadedAt) {
        put(
                "contact-imports",
                new Document("_id", corp + ":" + id)
                        .append("corp", corp)
                        .append("id", id)
                        .append("createdAt", uploadedAt));
        var block = id + ":0";
        put(
                "contact-import-rows",
                new Document("_id", block)
                        .append("importId", id)
                        .append("block", 0)
                        .append(
                                "rows",
                                List.of(
                                        row(corp, block, 2, "王芳", "138 1234-5678"),
                                        row(corp, block, 3, "陈晨", "13900000000"))));
    }

    /** Nobody can say whose it is: that it stays is said, and everything else goes. */
    @Test
    void goesOnPastWhatNoKeyOpens() {
        quarantined("{\"contactId\":\"" + WANG + "\"}");
        put(
                "behavior-quarantine",
                new Document("corp", CORP)
                        .append("id", "moved")
                        .append("item", TestSeals.SEAL.seal("another place", "{\"contactId\":\"" + WANG + "\"}"))
                        .append("receivedAt", BEFORE));
        importOfTwo(CORP, "one");
        put(
                "contact-import-rows",
                new Document("_id", "one:1")
                        .append("importId", "one")
                        .append("block", 1)
                        .append(
                                "rows",
                                List.of(
                                        row(CORP, "another:1", 4, "王芳", "138 1234-5678"),
                                        row(CORP, "one:1", 5, "王芳", "138 1234-5678"))));

        var gone = erase();

        assertThat(gone.get("behavior-quarantine"))
                .isEqualTo(new StoreReport("behavior-quarantine", 1, 1, "1 条没有密钥可以解密，最迟 30 天后自动删除"));
        assertThat(gone.get("contact-import-rows"))
                .isEqualTo(new StoreReport("contact-import-rows", 2, 1, "1 行没有密钥可以解密，无法识别属于谁，最迟上传 90 天后自动删除"));
    }

    /** Notes of another corp's files stay, though they name the same id. */
    @Test
    void looksThroughNoOtherCorpsFiles() {
        importOfTwo("another", "two");
        put(
                "contact-import-journals",
                new Document("_id", "two:0:0")
                        .append("importId", "two")
                        .append("block", 0)
                        .append("notes", List.of(note(2, WANG))));
        put(
                "contact-import-findings",
                new Document("_id", "two:0:0:undone").append("importId", "two").append("kept", List.of(note(2, WANG))));

        assertThat(erase().get("contact-import-journals").deleted()).isZero();

        assertThat(rows("another", "two:0")).contains(new Row(2, List.of("王芳", "138 1234-5678")));
        assertThat(database.getCollection("contact-import-journals")
                        .find()
                        .first()
                        .getList("notes", Document.class))
                .hasSize(1);
        assertThat(database.getCollection("contact-import-findings")
                        .find()
                        .first()
                        .getList("kept", Document.class))
                .hasSize(1);
    }

    /** Whoever begins again finds what was found before: the walk is the same, and what it found is what goes. */
    @Test
    void leavesANoteThatCameAfterItLookedForTheNextLook() {
        importOfTwo(CORP, "one");
        put(
                "contact-import-journals",
                new Document("_id", "one:0:0")
                        .append("importId", "one")
                        .append("block", 0)
                        .append("notes", List.of(note(2, WANG))));
        var found = stores.find(whom);
        database.getCollection("contact-import-journals")
                .updateOne(new Document("_id", "one:0:0"), Updates.push("notes", note(3, WANG)));

        found.erase();
        assertThat(rows(CORP, "one:0").getLast().cells()).isNotEmpty();
        stores.eraseLate(whom);

        assertThat(rows(CORP, "one:0")).containsExactly(new Row(2, List.of()), new Row(3, List.of()));
        assertThat(database.getCollection("contact-import-journals")
                        .find()
                        .first()
                        .getList("notes", Document.class))
                .isEmpty();
    }

    /** Files that were there were read; one that was on its way is read when all services have answered. */
    @Test
    void readsOnceMoreOnlyTheFilesThatCameSince() {
        importOfTwo(CORP, "old", Date.from(ERASED.minus(Duration.ofDays(2))));
        importOfTwo(CORP, "late", AFTER);

        stores.eraseLate(whom);

        assertThat(rows(CORP, "late:0").getFirst().cells()).isEmpty();
        assertThat(rows(CORP, "old:0").getFirst().cells()).isNotEmpty();
    }

    /** With the first of the person's contacts, whichever is asked for first. */
    @Test
    void countsOnceWhatIsOfTheWholePersonOrOfTheCorp() {
        var other = "wang-2";
        export(CORP, "COMPLETED", BEFORE);
        quarantined("no JSON");
        quarantined("{\"contactId\":\"" + other + "\"}");
        put(
                "merge-proposals",
                new Document("corp", CORP)
                        .append("contact", WANG)
                        .append("otherContact", other)
                        .append("proposedAt", BEFORE));
        put(
                "merge-proposals",
                new Document("corp", CORP)
                        .append("contact", CHEN)
                        .append("otherContact", other)
                        .append("proposedAt", BEFORE));
        put("predictions", new Document("corp", CORP).append("contact", other).append("at", BEFORE));
        var person = Set.of(WANG, other);
        var found = Stream.of(
                        new Whom(CORP, other, person, List.of(), ERASED, Set.of()),
                        new Whom(CORP, WANG, person, whom.identities(), ERASED, Set.of()))
                .map(stores::find)
                .toList();

        var counted = summed(found.stream().flatMap(one -> one.counted().stream()));
        var gone = summed(found.stream().flatMap(one -> one.erase().stream()));

        assertThat(gone).isEqualTo(counted);
        assertThat(gone.get("contact-exports")).containsExactly(1L, 0L);
        assertThat(gone.get("behavior-quarantine")).containsExactly(1L, 1L);
        assertThat(gone.get("merge-proposals")).containsExactly(2L, 0L);
        assertThat(gone.get("predictions")).containsExactly(1L, 0L);
    }

    private static Map<String, List<Long>> summed(Stream<StoreReport> reports) {
        return reports.collect(toMap(
                StoreReport::store,
                report -> List.of(report.deleted(), report.kept()),
                (one, another) -> List.of(one.getFirst() + another.getFirst(), one.getLast() + another.getLast())));
    }

    /** As they were before they were sealed. */
    private List<Row> rows(String corp, String block) {
        return database
                .getCollection("contact-import-rows")
                .find(new Document("_id", block))
                .first()
                .getList("rows", Document.class)
                .stream()
                .map(row -> opened(corp, block, row))
                .toList();
    }

    private static Row opened(String corp, String block, Document row) {
        int number = row.getInteger("number");
        var sealed = row.getString("cells");
        return new Row(
                number,
                sealed.isEmpty()
                        ? List.of()
                        : RowText.cells(TestSeals.SEAL.open(placeOfRow(corp, block, number), sealed)));
    }

    private static String placeOfRow(String corp, String block, int number) {
        return PersonalSeal.place("contact-import-rows", corp, block, Integer.toString(number));
    }

    @Test
    void takesThePersonOutOfGroupChatsAndLeavesTheOthersAndWhoCameBack() {
        group("wr1", CORP, List.of(named(WANG, "joinedAt", BEFORE), named(CHEN, "joinedAt", BEFORE)), List.of());
        group("wr2", CORP, List.of(named(WANG, "joinedAt", null)), List.of(named(WANG, "at", BEFORE)));
        group("wr3", CORP, List.of(named(WANG, "joinedAt", AFTER)), List.of());
        group("wr4", "another", List.of(named(WANG, "joinedAt", BEFORE)), List.of());

        assertThat(erase().get("group-chats").deleted()).isEqualTo(3);

        assertThat(ofGroup("wr1").get("state", Document.class).getList("contactIds", String.class))
                .containsExactly(CHEN);
        assertThat(ofGroup("wr1").toJson()).contains(CHEN).doesNotContain(WANG);
        assertThat(ofGroup("wr1"))
                .as("whoever decides on it meanwhile decides anew")
                .containsEntry("version", 2L);
        assertThat(ofGroup("wr2").toJson()).doesNotContain(WANG);
        assertThat(ofGroup("wr3")).containsEntry("version", 1L);
        assertThat(ofGroup("wr4")).containsEntry("version", 1L);
        assertThat(erase().get("group-chats").deleted()).isZero();
    }

    private static Document named(String contact, String dated, @Nullable Date at) {
        return new Document("memberId", "wm-" + contact)
                .append("contactId", contact)
                .append(dated, at);
    }

    private void group(String id, String corp, List<Document> members, List<Document> departures) {
        var contactIds = Stream.concat(members.stream(), departures.stream())
                .map(one -> one.getString("contactId"))
                .distinct()
                .toList();
        put(
                "group-chats",
                new Document("_id", id)
                        .append("corp", corp)
                        .append("version", 1L)
                        .append(
                                "state",
                                new Document("members", members)
                                        .append("departures", departures)
                                        .append("contactIds", contactIds)));
    }

    private Document ofGroup(String id) {
        return database.getCollection("group-chats")
                .find(new Document("_id", id))
                .first();
    }

    @Test
    void takesThePersonOutOfSamples() {
        put(
                "segment-trials",
                new Document("corp", CORP)
                        .append("trial", "t1")
                        .append("parts", new Document("3", new Document("sample", List.of(WANG, CHEN)))));

        assertThat(erase().get("segment-trials").deleted()).isEqualTo(1);

        assertThat(database.getCollection("segment-trials").find().first().toJson())
                .contains(CHEN)
                .doesNotContain(WANG);
    }

    /** The certificate names each collection that is said to be erased; the contacts are the contact's own. */
    @Test
    void reportsEveryCollectionThatIsErased() {
        assertThat(erase().keySet())
                .containsExactlyInAnyOrderElementsOf(KeptCollections.ERASED.stream()
                        .filter(store -> !store.equals("contacts"))
                        .toList());
    }

    /** What is counted before is what goes. */
    private Map<String, StoreReport> erase() {
        var found = stores.find(whom);
        var counted = found.counted();
        var gone = found.erase();
        assertThat(gone).isEqualTo(counted);
        return gone.stream().collect(toMap(StoreReport::store, report -> report));
    }

    private void quarantined(String item) {
        var id = UUID.randomUUID().toString();
        var sealed = TestSeals.SEAL.seal(PersonalSeal.place("behavior-quarantine", CORP, id, "item"), item);
        put(
                "behavior-quarantine",
                new Document("corp", CORP)
                        .append("id", id)
                        .append("item", sealed)
                        .append("receivedAt", BEFORE));
    }

    private static Document row(String corp, String block, int number, String... cells) {
        var sealed = TestSeals.SEAL.seal(placeOfRow(corp, block, number), RowText.of(List.of(cells)));
        return new Document("number", number).append("cells", sealed);
    }

    private static Document note(int row, String contact) {
        return new Document("row", row).append("contact", contact);
    }

    private void put(String collection, Document document) {
        database.getCollection(collection).insertOne(document);
    }

    private long count(String collection) {
        return database.getCollection(collection).countDocuments();
    }
}
