package dev.scrm.contact.segment.streams;

import static dev.scrm.contact.segment.streams.SegmentRun.contact;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.contact.segment.Bounds;
import dev.scrm.contact.segment.Condition;
import dev.scrm.contact.segment.History;
import dev.scrm.contact.segment.Measure;
import dev.scrm.contact.segment.Standing;
import dev.scrm.contact.segment.ValueTest;
import dev.scrm.contact.segment.Window;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.test.GoldenSample;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SegmentTopologyTests {
    static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");

    private static final String KEEN = "019ab0f1c2d37e4f8a9b0c1d2e3f4a5b";
    private static final String WANG = contact(7);
    private static final Condition.Did VIEWED = new Condition.Did(
            "product-viewed", List.of(), Window.last(Duration.ofMinutes(10)), new Measure.Count(), Bounds.atLeast(2));
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal THREE = BigDecimal.valueOf(3);
    private static final Condition VIP = new Condition.Tagged(Set.of("vip"), false);

    @TempDir
    private Path directory;

    private SegmentRun run;

    @BeforeEach
    void start() {
        run = new SegmentRun(directory, NOON);
        run.after(Duration.ofSeconds(2));
    }

    @AfterEach
    void stop() {
        run.close();
    }

    @Test
    void tellsWhoEntersAndLeavesWhenTheWindowEnds() {
        run.defines(KEEN, 1, VIEWED, 0, null).knows(WANG).after(Duration.ofSeconds(1));

        run.does(WANG, "product-viewed", NOON.plusSeconds(1), Map.of());
        run.does(WANG, "product-viewed", NOON.plusSeconds(2), Map.of());
        run.after(Duration.ofMinutes(11));

        assertThat(run.news()).containsExactly("+ " + KEEN + " behavior PT3S", "- " + KEEN + " time PT10M1S");
    }

    @Test
    void whoWasAddedLatelyIsNotSoForEver() {
        var lately = new Condition.Followed(
                Set.of("lin.wei"),
                new ValueTest.Ago(null, Duration.ofMinutes(10)),
                Set.of(),
                Set.of(),
                null,
                Bounds.atLeast(1));
        run.defines(KEEN, 1, lately, 0, null).knowsFollowed(contact(8), "chen.bo", NOON);

        run.knowsFollowed(WANG, "lin.wei", NOON.plusSeconds(1)).after(Duration.ofMinutes(11));

        assertThat(run.news()).hasSize(2).last().isEqualTo("- " + KEEN + " time PT10M1S");
    }

    /** What was done last is of the type that stands first. */
    @Test
    void whoeverDidNothingOfAnyKindComesInWhenTheLastOfItIsTooOld() {
        run.defines(KEEN, 1, anything(Bounds.atMost(0)), 0, null).knows(WANG).after(Duration.ofSeconds(1));
        assertThat(run.news()).hasSize(1);

        run.does(WANG, "product-viewed", NOON.plusSeconds(1), Map.of());
        run.does(WANG, "coupon-used", NOON.plusSeconds(3), Map.of());
        run.does(WANG, "order-paid", NOON.plusSeconds(2), Map.of());
        run.after(Duration.ofMinutes(11));

        assertThat(run.news()).hasSize(3).last().isEqualTo("+ " + KEEN + " time PT10M3S");
    }

    @Test
    void countsDeedsOfAllKindsTogether() {
        run.defines(KEEN, 1, anything(Bounds.atLeast(3)), 0, null).knows(WANG).knows(contact(8));
        run.does(contact(8), "product-viewed", NOON, Map.of());

        run.does(WANG, "product-viewed", NOON, Map.of());
        run.does(WANG, "coupon-used", NOON.plusSeconds(1), Map.of());
        run.does(WANG, "product-viewed", NOON.minus(Duration.ofMinutes(11)), Map.of());
        assertThat(run.news()).isEmpty();
        run.does(WANG, "order-paid", NOON.plusSeconds(2), Map.of());
        run.after(Duration.ofMinutes(11));

        assertThat(run.news()).hasSize(2).last().isEqualTo("- " + KEEN + " time PT10M");
    }

    private static Condition anything(Bounds bounds) {
        return new Condition.Did(
                History.ANY, List.of(), Window.last(Duration.ofMinutes(10)), new Measure.Count(), bounds);
    }

    /** One person's long texts shall not take the memory of all: of what is not asked for nothing is kept, and of the rest so much. */
    @Test
    void ofLongTextsThatAreAskedForTheLatestCount() {
        run.knows(WANG);
        var note = "长".repeat(5_400);
        for (int i = 0; i < 1_100; i++) {
            run.does(WANG, "form-submitted", NOON.minusSeconds(i), Map.of("note", note));
        }
        var asking = List.of(new Condition.PropertyTest("note", new ValueTest.Present()));

        run.defines(contact(901), 1, submitted(asking, 1_000), 0, null);
        run.defines(contact(902), 1, submitted(asking, 1_090), 0, null);
        run.after(Duration.ofSeconds(2));

        assertThat(run.row(WANG).standing().memberships())
                .extracting(Standing.Membership::segmentId)
                .containsExactly(contact(901));
    }

    /** As many as that, and as long. */
    @Test
    void ofLongTextsThatNobodyAsksForAllCount() {
        run.knows(WANG);
        var note = "长".repeat(5_400);
        for (int i = 0; i < 1_100; i++) {
            run.does(WANG, "form-submitted", NOON.minusSeconds(i), Map.of("note", note));
        }

        run.defines(KEEN, 1, submitted(List.of(), 1_100), 0, null).after(Duration.ofSeconds(2));

        assertThat(run.row(WANG).standing().memberships()).hasSize(1);
    }

    private static Condition submitted(List<Condition.PropertyTest> where, int atLeast) {
        return new Condition.Did("form-submitted", where, Window.EVER, new Measure.Count(), Bounds.atLeast(atLeast));
    }

    @Test
    void saysWhatCausedIt() {
        run.defines(KEEN, 1, VIEWED, 0, null).knows(WANG);
        run.does(WANG, "product-viewed", NOON, Map.of());

        run.does(WANG, "product-viewed", NOON, Map.of(), "abcdefabcdefabcdefabcdefabcdefab");

        var standing = run.records(Topics.SEGMENT_STANDINGS).getLast();
        assertThat(new String(standing.key(), UTF_8)).isEqualTo(SegmentRun.CORP + ":" + WANG);
        assertThat(SegmentRun.header(standing, "ce_causationid")).isEqualTo("abcdefabcdefabcdefabcdefabcdefab");
        assertThat(new String(standing.value(), UTF_8)).contains("\"segments\":[{\"segmentId\":\"" + KEEN);
    }

    @Test
    void aSegmentThatIsMadeTakesInWhoWasThereBefore() {
        for (int i = 0; i < 450; i++) {
            run.knows(contact(i), i % 3 == 0 ? List.of("vip") : List.of(), null);
        }

        run.defines(KEEN, 0, null, 1, VIP).after(Duration.ofSeconds(2));

        var progress = run.data(Topics.SEGMENT_PROGRESS).getLast();
        assertThat(progress.get("done").asBoolean()).isTrue();
        assertThat(progress.get("members").asInt()).isEqualTo(150);
        assertThat(run.news()).isEmpty();
        run.defines(KEEN, 1, VIP, 0, null).after(Duration.ofSeconds(1));
        assertThat(run.news()).hasSize(150).allMatch(news -> news.startsWith("+ " + KEEN + " definition"));
    }

    @Test
    void aSegmentThatIsChangedTellsTheDifferenceOnly() {
        run.knows(contact(1), List.of("vip"), null);
        run.knows(contact(2), List.of("vip", "gold"), null);
        run.knows(contact(3), List.of("gold"), null);
        run.defines(KEEN, 1, VIP, 0, null).after(Duration.ofSeconds(1));
        run.news().clear();
        var gold = new Condition.Tagged(Set.of("gold"), false);

        run.defines(KEEN, 1, VIP, 2, gold).after(Duration.ofSeconds(1));
        assertThat(run.news()).isEmpty();
        run.defines(KEEN, 2, gold, 0, null).after(Duration.ofSeconds(1));

        assertThat(run.news()).hasSize(2);
        assertThat(run.row(contact(1)).standing().memberships()).isEmpty();
        assertThat(run.row(contact(2)).standing().memberships()).hasSize(1);
        assertThat(run.row(contact(3)).standing().memberships()).hasSize(1);
    }

    @Test
    void thatAllAreSortedIsToldBehindHowTheyStand() {
        for (int i = 0; i < 450; i++) {
            run.knows(contact(i), List.of("vip"), null);
        }

        run.defines(KEEN, 0, null, 1, VIP).after(Duration.ofSeconds(2));

        var told = run.records(Topics.SEGMENT_STANDINGS).stream()
                .map(record -> SegmentRun.header(record, "ce_type"))
                .toList();
        assertThat(told).hasSize(451).containsOnlyOnce("scrm.segment.sorted.v1").endsWith("scrm.segment.sorted.v1");
    }

    /** Whoever reads the last record of each key would else hear of one of them only, and the other would be built for ever. */
    @Test
    void ofTwoVersionsEachHasAKeyOfItsOwnUnderWhichItIsToldToBeSorted() {
        run.knows(WANG, List.of("vip"), null).defines(KEEN, 1, VIP, 0, null).after(Duration.ofSeconds(2));
        run.defines(KEEN, 1, VIP, 2, VIP).after(Duration.ofSeconds(2));

        var keys = run.records(Topics.SEGMENT_STANDINGS).stream()
                .filter(record -> SegmentRun.header(record, "ce_type").equals("scrm.segment.sorted.v1"))
                .map(record -> new String(record.key(), UTF_8))
                .toList();
        assertThat(keys).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void aSegmentThatIsGoneIsLeftByAll() {
        run.knows(WANG, List.of("vip"), null).defines(KEEN, 1, VIP, 0, null).after(Duration.ofSeconds(1));

        run.defines(KEEN, 0, null, 0, null).after(Duration.ofSeconds(1));

        assertThat(run.news()).hasSize(2).last().asString().startsWith("- " + KEEN + " definition");
        assertThat(run.row(WANG).standing().answers()).isEmpty();
    }

    @Test
    void whoIsNobodyAnyMoreLeavesEverySegmentAlsoSuchAsAskForSilence() {
        var silent = new Condition.Not(VIP);
        run.defines(KEEN, 1, silent, 0, null).knows(WANG).after(Duration.ofSeconds(1));
        assertThat(run.news()).hasSize(1);

        run.knowsNoMore(WANG).after(Duration.ofSeconds(1));

        assertThat(run.news()).hasSize(2).last().asString().startsWith("- " + KEEN);
        assertThat(run.data(Topics.SEGMENT_HISTORY_REQUESTS)).isEmpty();
        run.knows(WANG).after(Duration.ofSeconds(1));
        assertThat(run.row(WANG).standing().facts().seenAs()).isNull();
    }

    @Test
    void theSameToldAgainChangesNothing() {
        run.defines(KEEN, 1, VIEWED, 0, null).knows(WANG);
        run.does(WANG, "product-viewed", NOON, Map.of(), contact(1));
        run.does(WANG, "product-viewed", NOON, Map.of(), contact(2));
        run.after(Duration.ofSeconds(2));
        var rows = run.rows();
        var news = List.copyOf(run.news());

        run.does(WANG, "product-viewed", NOON, Map.of(), contact(1));
        run.does(WANG, "product-viewed", NOON, Map.of(), contact(2));
        run.after(Duration.ofSeconds(2));

        assertThat(run.rows()).isEqualTo(rows);
        assertThat(run.news()).isEqualTo(news);
    }

    @Test
    void everythingToldTwiceMoreChangesNothing() {
        run.defines(KEEN, 1, VIEWED, 0, null).knows(WANG, List.of("vip"), null).knows(contact(8));
        run.does(WANG, "product-viewed", NOON, Map.of());
        run.does(contact(8), "product-viewed", NOON, Map.of(), contact(88));
        run.knows(WANG, List.of(), null, contact(8)).knows(contact(8), List.of(), WANG);
        run.moves(WANG, contact(8), "product-viewed", NOON, contact(88), true, true);
        run.doesFor(WANG, contact(8), "product-viewed", NOON.plusSeconds(1), contact(89));
        run.knows(WANG, List.of("vip"), null).knows(contact(8));
        run.moves(WANG, contact(8), "product-viewed", NOON, contact(88), false, true);
        run.moves(WANG, contact(8), "product-viewed", NOON.plusSeconds(1), contact(89), false, true);
        run.moves(contact(8), contact(8), "product-viewed", NOON.plusSeconds(1), contact(89), true, true);
        run.defines(KEEN, 1, VIEWED, 2, VIP).after(Duration.ofSeconds(2));
        run.defines(KEEN, 2, VIP, 0, null).after(Duration.ofSeconds(2));
        var rows = run.rows();
        var news = List.copyOf(run.news());
        assertThat(news).hasSizeGreaterThan(3);

        run.replayPeople().after(Duration.ofSeconds(2)).replayPeople().after(Duration.ofSeconds(2));

        assertThat(run.news()).isEqualTo(news);
        assertThat(run.rows()).isEqualTo(rows);
    }

    @Test
    void countsWhatAllContactsOfAPersonDid() {
        run.defines(KEEN, 1, VIEWED, 0, null).knows(WANG).knows(contact(8));
        run.does(WANG, "product-viewed", NOON, Map.of());
        run.does(contact(8), "product-viewed", NOON, Map.of(), contact(88));

        run.knows(contact(8), List.of(), WANG).knows(WANG, List.of(), null, contact(8));

        assertThat(run.data(Topics.SEGMENT_HISTORY_REQUESTS))
                .extracting(wanted -> wanted.get("contactId").asString())
                .containsExactly(WANG, WANG);
        run.moves(WANG, contact(8), "product-viewed", NOON, contact(88), true, true);
        assertThat(run.news()).hasSize(1);
        run.knows(WANG);
        run.moves(WANG, contact(8), "product-viewed", NOON, contact(88), false, true);
        assertThat(run.news()).hasSize(2);
    }

    @Test
    void nobodyMovesWhileAHistoryIsOnItsWay() {
        var twoOrThree = new Condition.Did(
                "product-viewed", List.of(), Window.EVER, new Measure.Count(), new Bounds(TWO, THREE));
        run.defines(KEEN, 1, twoOrThree, 0, null).knows(WANG).knows(contact(8));
        run.does(WANG, "product-viewed", NOON, Map.of());

        run.knows(contact(8), List.of(), WANG).knows(WANG, List.of("vip"), null, contact(8));
        for (int i = 0; i < 5; i++) {
            run.moves(WANG, contact(8), "product-viewed", NOON, contact(80 + i), true, i == 4);
        }

        assertThat(run.news()).isEmpty();
        run.knows(contact(8)).knows(WANG);
        run.does(WANG, "product-viewed", NOON, Map.of());
        for (int i = 0; i < 5; i++) {
            run.moves(WANG, contact(8), "product-viewed", NOON, contact(80 + i), false, i == 4);
        }
        assertThat(run.news()).hasSize(1);
    }

    @Test
    void aTagRuleSendsCommandsAndTellsOfNoSegment() {
        run.definesTagRule(KEEN, Map.of("tagIds", List.of("keen"), "whileItHolds", true), VIEWED)
                .knows(WANG)
                .after(Duration.ofSeconds(1));

        run.does(WANG, "product-viewed", NOON.plusSeconds(1), Map.of(), contact(21));
        run.does(WANG, "product-viewed", NOON.plusSeconds(2), Map.of(), contact(22));
        run.after(Duration.ofMinutes(11));

        var commands = run.records(Topics.CONTACT_COMMANDS);
        assertThat(commands).hasSize(2).allSatisfy(command -> {
            assertThat(new String(command.key(), UTF_8)).isEqualTo(SegmentRun.CORP + ":" + WANG);
            assertThat(SegmentRun.header(command, "ce_type")).isEqualTo("scrm.contact.change-tags.v1");
        });
        var given = JsonMapper.shared().readTree(commands.getFirst().value());
        assertThat(given.get("add").get(0).asString()).isEqualTo("keen");
        assertThat(given.get("because").asString()).isEqualTo("auto-tag:" + KEEN);
        assertThat(given.get("evidence"))
                .extracting(one -> one.get("eventId").asString())
                .containsExactly(contact(22), contact(21));
        var taken = JsonMapper.shared().readTree(commands.getLast().value());
        assertThat(taken.get("remove").get(0).asString()).isEqualTo("keen");
        assertThat(taken.get("at").asString())
                .isEqualTo(NOON.plusSeconds(1).plus(Duration.ofMinutes(10)).toString());
        assertThat(run.news()).isEmpty();
        assertThat(run.data(Topics.SEGMENT_STANDINGS))
                .filteredOn(told -> told.has("segments"))
                .hasSize(2)
                .allSatisfy(standing -> assertThat(standing.get("segments")).isEmpty());
    }

    @Test
    void tagsAreGivenAgainToWhoeverBeginsToFollow() {
        run.definesTagRule(
                        KEEN,
                        Map.of("tagIds", List.of("keen"), "whileItHolds", true),
                        new Condition.Followed(Set.of(), null, Set.of(), Set.of(), null, Bounds.atLeast(1)))
                .knowsFollowed(WANG, "lin.wei", NOON)
                .after(Duration.ofSeconds(1));
        var first = run.records(Topics.CONTACT_COMMANDS);
        assertThat(first).hasSize(1);

        run.knowsFollowed(WANG, "chen.bo", NOON.plusSeconds(1)).after(Duration.ofSeconds(1));

        var again = run.records(Topics.CONTACT_COMMANDS);
        assertThat(again).singleElement().satisfies(command -> {
            assertThat(command.value()).isEqualTo(first.getFirst().value());
            assertThat(SegmentRun.header(command, "ce_id")).isNotEqualTo(SegmentRun.header(first.getFirst(), "ce_id"));
        });
        run.knowsFollowed(WANG, "chen.bo", NOON.plusSeconds(1)).after(Duration.ofSeconds(1));
        assertThat(run.records(Topics.CONTACT_COMMANDS)).isEmpty();
    }

    @Test
    void tagsThatLastAreGivenWithTheirEnd() {
        run.definesTagRule(KEEN, Map.of("tagIds", List.of("new"), "whileItHolds", false, "lasting", "P30D"), VIP);

        run.knows(WANG, List.of("vip"), null);

        var given = run.data(Topics.CONTACT_COMMANDS);
        assertThat(given).hasSize(1);
        assertThat(given.getFirst().get("expiresAt").asString())
                .isEqualTo(run.now().plus(Duration.ofDays(30)).toString());
        assertThat(given.getFirst().has("evidence")).isFalse();
        run.knows(WANG);
        assertThat(run.data(Topics.CONTACT_COMMANDS)).isEmpty();
    }

    @Test
    void tagsOfARuleThatIsGoneAreTaken() {
        var tagging = Map.<String, Object>of("tagIds", List.of("gold"), "whileItHolds", true);
        run.definesTagRule(KEEN, tagging, VIP).knows(WANG, List.of("vip"), null).after(Duration.ofSeconds(1));
        run.data(Topics.CONTACT_COMMANDS);

        run.definesTagRule(KEEN, tagging, null).after(Duration.ofSeconds(1));

        assertThat(run.data(Topics.CONTACT_COMMANDS))
                .hasSize(1)
                .first()
                .extracting(taken -> taken.get("remove").get(0).asString())
                .isEqualTo("gold");
    }

    @Test
    void aTrialCountsAndTellsNobody() {
        for (int i = 0; i < 450; i++) {
            run.knows(contact(i), i % 3 == 0 ? List.of("vip") : List.of(), null);
        }
        run.knows(contact(0), List.of("vip"), contact(1));
        var rows = run.rows();

        run.tries("lin", "trial-1", VIP).after(Duration.ofSeconds(1));

        var told = run.data(Topics.SEGMENT_PROGRESS).getLast();
        assertThat(told.get("trialId").asString()).isEqualTo("trial-1");
        assertThat(told.get("done").asBoolean()).isTrue();
        assertThat(told.get("share").asDouble()).isEqualTo(1);
        assertThat(told.get("members").asInt()).isEqualTo(149);
        assertThat(told.get("sample")).hasSize(10);
        var vips = IntStream.range(1, 150).mapToObj(i -> contact(3 * i)).toList();
        assertThat(told.get("sample").valueStream().map(JsonNode::asString))
                .isSubsetOf(vips)
                .doesNotHaveDuplicates()
                .isNotEqualTo(vips.subList(0, 10));
        assertThat(run.news()).isEmpty();
        assertThat(run.rows()).isEqualTo(rows);
    }

    @Test
    void aTrialIsOvertakenByTheNextOfTheSamePersonAndHoldsUpNoSegment() {
        for (int i = 0; i < 450; i++) {
            run.knows(contact(i), List.of("vip"), null);
        }

        run.tries("lin", "trial-1", VIP).tries("lin", "trial-2", VIEWED).tries("wu", "trial-3", VIP);
        run.defines(KEEN, 0, null, 1, VIP).after(Duration.ofSeconds(1));

        var told = run.data(Topics.SEGMENT_PROGRESS).stream()
                .filter(one -> one.get("done").asBoolean())
                .map(one ->
                        one.path("trialId").asString("") + one.path("segmentId").asString("") + " "
                                + one.get("members").asInt())
                .distinct()
                .toList();
        assertThat(told).containsExactlyInAnyOrder("trial-2 0", "trial-3 450", KEEN + " 450");
    }

    @Test
    void aTrialThatNobodyWaitsForIsNotBegun() {
        run.knows(WANG, List.of("vip"), null).tries("lin", "trial-1", VIP);
        run.skip(Duration.ofMinutes(11));
        run.data(Topics.SEGMENT_PROGRESS);

        run.knows(contact(8), List.of("vip"), null).after(Duration.ofSeconds(1));

        assertThat(run.data(Topics.SEGMENT_PROGRESS)).isEmpty();
    }

    @Test
    void aDefinitionThatCannotBeReadStopsNobody() {
        run.defines(KEEN, 1, VIP, 0, null);

        run.tell(Topics.SEGMENT_DEFINITIONS, "no-key", "scrm.segment.defined.v1", Map.of("segmentId", KEEN), "broken");
        run.knows(WANG, List.of("vip"), null);

        assertThat(run.news()).hasSize(1);
    }

    @Test
    void aSnapshotOfAnotherVersionParksItsContact() {
        run.defines(KEEN, 1, VIP, 0, null);

        run.tell(
                Topics.CONTACT_PROFILES,
                SegmentRun.CORP + ":" + WANG,
                "scrm.contact.profile-snapshot.v2",
                Map.of("contactId", WANG, "createdAt", NOON.toString()),
                "later-version");
        run.knows(WANG, List.of("vip"), null).knows(contact(8), List.of("vip"), null);

        assertThat(run.records(Topics.parked(Topics.CONTACT_PROFILES))).hasSize(2);
        assertThat(run.news()).hasSize(1);
    }

    /** It would wait for somebody whom nobody can name. */
    @Test
    void aRecordOfAnotherVersionUnderAKeyOfNobodyIsBuried() {
        run.defines(KEEN, 1, VIP, 0, null);

        run.tell(
                Topics.CONTACT_PROFILES,
                "nobody",
                "scrm.contact.profile-snapshot.v2",
                Map.of("contactId", WANG, "createdAt", NOON.toString()),
                "later-version");
        run.after(Duration.ofMinutes(2)).knows(WANG, List.of("vip"), null);

        assertThat(run.records(Topics.parked(Topics.CONTACT_PROFILES))).isEmpty();
        assertThat(run.news()).hasSize(1);
    }

    @Test
    void corpsTakeTurnsAndAVersionThatWasOvertakenIsGivenUp() {
        for (int i = 0; i < 450; i++) {
            run.knows(contact(i), List.of("vip"), null);
        }

        run.defines(KEEN, 0, null, 1, VIP).defines(KEEN, 0, null, 2, VIEWED).after(Duration.ofSeconds(2));

        assertThat(run.data(Topics.SEGMENT_PROGRESS).stream()
                        .filter(progress -> progress.get("done").asBoolean())
                        .map(progress -> progress.get("version").asInt())
                        .distinct())
                .containsExactly(2);
    }

    @Test
    void whatWasDoneTooLongAgoToCountIsForgotten() {
        run.knows(WANG);
        run.does(WANG, "product-viewed", NOON, Map.of());
        run.does(WANG, "product-viewed", NOON.plus(Duration.ofDays(1)), Map.of());
        int before = run.rows().size();

        run.skip(Window.KEPT.plusSeconds(10));

        assertThat(run.rows()).hasSize(before - 1);
    }

    @Test
    void aSnapshotWithoutSenseIsBuried() {
        Map<String, Object> data =
                Map.of("contactId", WANG, "createdAt", NOON.toString(), "tagIds", Arrays.asList("vip", null));
        run.tell(
                Topics.CONTACT_PROFILES,
                SegmentRun.CORP + ":" + WANG,
                "scrm.contact.profile-snapshot.v1",
                data,
                "null-tag");

        assertThat(run.records(Topics.dead(Topics.CONTACT_PROFILES))).hasSize(1);
    }

    @Test
    void theAnswerToAnOldQuestionChangesNothing() {
        run.defines(KEEN, 1, VIEWED, 0, null).knows(WANG);
        run.does(WANG, "product-viewed", NOON, Map.of());

        run.moves(WANG, contact(8), "product-viewed", NOON, contact(88), true, true);
        run.doesFor(WANG, contact(8), "product-viewed", NOON, contact(89));

        assertThat(run.news()).isEmpty();
    }

    @Test
    void whatIsToldOfAContactThatIsMergedIsAskedForByTheOther() {
        run.knows(contact(8)).knows(contact(8), List.of(), WANG);
        run.data(Topics.SEGMENT_HISTORY_REQUESTS);

        run.does(contact(8), "product-viewed", NOON, Map.of());

        assertThat(run.data(Topics.SEGMENT_HISTORY_REQUESTS))
                .extracting(wanted -> wanted.get("contactId").asString())
                .containsExactly(WANG);
    }

    @Test
    void anEarlierSnapshotSaysNothing() {
        run.defines(KEEN, 1, VIP, 0, null).knows(WANG, List.of("vip"), null).knows(WANG);

        run.replay();

        assertThat(run.news()).hasSize(2);
    }

    @Test
    void sumsAndTestsWhatBehavioursSayOfThemselves() {
        var skinCare = new Condition.Did(
                "order-paid",
                List.of(new Condition.PropertyTest("category", new ValueTest.OneOf(Set.of("护肤")))),
                Window.EVER,
                new Measure.Sum("amount"),
                Bounds.atLeast(50_000));
        run.defines(KEEN, 1, skinCare, 0, null).knows(WANG).after(Duration.ofSeconds(1));

        run.does(WANG, "order-paid", NOON, Map.of("category", "彩妆", "amount", 60_000));
        run.does(WANG, "order-paid", NOON, Map.of("category", "护肤", "amount", 29_900));
        assertThat(run.news()).isEmpty();
        run.does(WANG, "order-paid", NOON, Map.of("category", "护肤", "amount", 29_900));

        assertThat(run.news()).hasSize(1);
    }

    @Test
    void afterAStandstillEverythingIsToldAsOfItsTime() {
        run.defines(KEEN, 1, VIEWED, 0, null).knows(WANG).after(Duration.ofSeconds(1));
        run.does(WANG, "product-viewed", NOON.plusSeconds(1), Map.of());
        run.does(WANG, "product-viewed", NOON.plusSeconds(1), Map.of());

        run.skip(Duration.ofHours(5));

        assertThat(run.news()).last().isEqualTo("- " + KEEN + " time PT10M1S");
    }

    @Test
    void whatCannotBeReadIsBuriedAndTheRestGoesOn() {
        run.defines(KEEN, 1, VIP, 0, null);

        run.tell(
                Topics.CONTACT_PROFILES,
                SegmentRun.CORP + ":somebody-else",
                "scrm.contact.profile-snapshot.v1",
                Map.of("contactId", WANG, "createdAt", NOON.toString()),
                "wrong-key");
        run.knows(WANG, List.of("vip"), null);

        assertThat(run.records(Topics.dead(Topics.CONTACT_PROFILES))).hasSize(1);
        assertThat(run.news()).hasSize(1);
    }

    @Test
    void forgetsWhatSomebodyDidWhoWasErasedHoweverOftenItIsTold() {
        run.defines(KEEN, 1, VIEWED, 0, null).knows(WANG);
        run.does(WANG, "product-viewed", run.now(), Map.of()).does(WANG, "product-viewed", run.now(), Map.of());
        assertThat(run.news()).hasSize(1);
        run.after(Duration.ofSeconds(5)).erases(WANG);
        var erasedAt = run.now();
        assertThat(run.news()).hasSize(2);
        var rows = run.rows();
        assertThat(rows).noneMatch(row -> row.startsWith("b"));
        assertThat(run.row(WANG).standing().memberships()).isEmpty();

        run.replayPeople()
                .does(WANG, "product-viewed", run.now().minusSeconds(1), Map.of())
                .after(Duration.ofSeconds(2));

        assertThat(run.rows()).isEqualTo(rows);
        assertThat(run.data(Topics.dead(Topics.CONTACT_PROFILES))).isEmpty();
        var answers = run.records(Topics.CONTACT_ERASURES);
        assertThat(answers).singleElement().satisfies(answer -> {
            GoldenSample.assertMatchesSchema("scrm.contact.erasure-done.v1", answer.value());
            assertThat(new String(answer.value(), StandardCharsets.UTF_8)).contains("contact-service-segments");
        });

        // A history that is late gives back nothing from before.
        run.knowsSince(WANG, erasedAt)
                .moves(WANG, WANG, "product-viewed", erasedAt.minusSeconds(1), contact(1), true, true)
                .does(WANG, "product-viewed", run.now(), Map.of());
        assertThat(run.news()).hasSize(2);
        run.does(WANG, "product-viewed", run.now(), Map.of());

        assertThat(run.news()).hasSize(3);
    }

    /** A partition that was away finds neither the snapshot that says so nor the null after it: both were compacted away. */
    @Test
    void hearsOfAnErasureFromWhoeverAsksForItAsOftenAsItIsAsked() {
        run.defines(KEEN, 1, VIEWED, 0, null).knows(WANG);
        run.does(WANG, "product-viewed", run.now(), Map.of()).does(WANG, "product-viewed", run.now(), Map.of());
        assertThat(run.news()).hasSize(1);
        run.after(Duration.ofSeconds(5));
        var erasedAt = run.now();

        run.asksToErase(WANG, erasedAt);

        assertThat(run.news()).hasSize(2);
        var rows = run.rows();
        assertThat(rows).noneMatch(row -> row.startsWith("b"));
        assertThat(run.row(WANG).standing().memberships()).isEmpty();
        assertThat(answered()).containsExactly(3L);

        // A snapshot from before comes late, and so does a deed; then somebody asks again.
        run.knows(WANG, List.of("vip"), null)
                .does(WANG, "product-viewed", erasedAt.minusSeconds(1), Map.of())
                .asksToErase(WANG, erasedAt);
        assertThat(run.rows()).isEqualTo(rows);
        assertThat(answered()).containsExactly(0L);

        // Whoever has begun anew stays, however often the same is asked.
        run.after(Duration.ofSeconds(1))
                .knowsSince(WANG, erasedAt)
                .moves(WANG, WANG, "product-viewed", erasedAt.minusSeconds(1), contact(1), true, true);
        run.does(WANG, "product-viewed", run.now(), Map.of()).does(WANG, "product-viewed", run.now(), Map.of());
        assertThat(run.news()).hasSize(3);
        var anew = run.rows();
        run.asksToErase(WANG, erasedAt);

        assertThat(run.rows()).isEqualTo(anew);
        assertThat(run.news()).hasSize(3);
    }

    /** Whichever comes first, the snapshot or the question, says the same. */
    @Test
    void hearsOfAnErasureTwiceAndLeavesTheSegmentOnce() {
        run.defines(KEEN, 1, VIEWED, 0, null).knows(WANG);
        run.does(WANG, "product-viewed", run.now(), Map.of()).does(WANG, "product-viewed", run.now(), Map.of());
        run.after(Duration.ofSeconds(5));

        run.asksToErase(WANG, run.now()).erases(WANG).asksToErase(WANG, run.now());

        assertThat(run.news()).hasSize(2);
        assertThat(answered().getFirst()).isEqualTo(3);
        assertThat(run.rows()).noneMatch(row -> row.startsWith("b"));
    }

    @Test
    void answersForSomebodyOfWhomItKnowsNothing() {
        run.asksToErase(WANG, run.now());

        assertThat(answered()).containsExactly(0L);
        assertThat(run.news()).isEmpty();
        // What was told of them before all state was lost lies in the topic still.
        assertThat(standings()).containsExactly("nothing");
    }

    /** Whoever compacts the topic keeps the last of each key: of somebody who was erased that is nothing, and it stays so. */
    @Test
    void theLastThatIsToldOfHowSomebodyStandsWhoWasErasedIsNothing() {
        run.defines(KEEN, 1, VIP, 0, null).knows(WANG, List.of("vip"), null);
        run.after(Duration.ofSeconds(5));
        assertThat(standings()).containsExactly(KEEN);

        run.erases(WANG).asksToErase(WANG, run.now());

        assertThat(standings()).containsExactly("", "nothing");
        var erasedAt = run.now();
        var rows = run.rows();

        // All of it once more, a deed from before, a rule that takes in everybody, and time.
        run.replayPeople()
                .does(WANG, "product-viewed", erasedAt.minusSeconds(1), Map.of())
                .knows(WANG, List.of("vip"), null)
                .asksToErase(WANG, erasedAt);
        assertThat(run.rows()).isEqualTo(rows);
        run.defines(KEEN, 1, VIP, 2, new Condition.All(List.of()))
                .after(Duration.ofSeconds(2))
                .defines(KEEN, 2, new Condition.All(List.of()), 0, null)
                .after(Duration.ofSeconds(2));
        assertThat(standings()).isEmpty();

        run.knowsSince(WANG, erasedAt)
                .moves(WANG, WANG, "product-viewed", erasedAt.minusSeconds(1), contact(1), true, true);

        assertThat(standings()).containsExactly(KEEN);
        run.replayPeople();
        assertThat(standings()).isEmpty();
    }

    @Test
    void nothingIsToldToStayOfWhoeverHadLeftEverySegmentBefore() {
        run.defines(KEEN, 1, VIP, 0, null).knows(WANG, List.of("vip"), null).knows(WANG);
        assertThat(standings()).containsExactly(KEEN, "");

        run.after(Duration.ofSeconds(1)).asksToErase(WANG, run.now());

        assertThat(standings()).containsExactly("nothing");
    }

    /** By the revision whoever keeps how people stand knows what is from before. */
    @Test
    void thatNothingIsKnownIsLaterThanWhatWasKnownAndEarlierThanWhatFollows() {
        run.defines(KEEN, 1, VIP, 0, null).knows(WANG, List.of("vip"), null);
        run.erases(WANG)
                .knowsSince(WANG, run.now(), List.of("vip"))
                .moves(WANG, WANG, "product-viewed", run.now(), contact(1), true, true);

        var sequences = run.records(Topics.SEGMENT_STANDINGS).stream()
                .filter(record -> new String(record.key(), UTF_8).equals(SegmentRun.CORP + ":" + WANG))
                .map(record -> Long.parseLong(SegmentRun.header(record, "ce_sequence")))
                .toList();

        assertThat(sequences).hasSize(4).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aTrialNamesNobodyWhoWasErasedSinceItFoundThem() {
        for (int i = 0; i < 5; i++) {
            run.knows(contact(i), List.of("vip"), null);
        }
        run.tries("lin", "trial-1", VIP).after(Duration.ofSeconds(1));
        assertThat(sampled()).contains(contact(3)).hasSize(5);

        run.asksToErase(contact(3), run.now()).after(Duration.ofSeconds(1));

        assertThat(sampled()).doesNotContain(contact(3)).hasSize(4);
    }

    /** Whom the trial named last. */
    private List<String> sampled() {
        return run.data(Topics.SEGMENT_PROGRESS).stream()
                .filter(told -> told.has("sample"))
                .reduce((_, later) -> later)
                .orElseThrow()
                .get("sample")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    /** What was told of how Wang stands since the last look: the segments, or that nothing is to be kept. */
    private List<String> standings() {
        return run.records(Topics.SEGMENT_STANDINGS).stream()
                .filter(record -> new String(record.key(), UTF_8).equals(SegmentRun.CORP + ":" + WANG))
                .map(record -> record.value() == null ? "nothing" : segments(record.value()))
                .toList();
    }

    private static String segments(byte[] standing) {
        return JsonMapper.shared()
                .readTree(standing)
                .get("segments")
                .valueStream()
                .map(one -> one.get("segmentId").asString())
                .collect(Collectors.joining(" "));
    }

    /** How many rows went, by each answer since the last look. */
    private List<Long> answered() {
        return run.records(Topics.CONTACT_ERASURES).stream()
                .peek(answer -> GoldenSample.assertMatchesSchema("scrm.contact.erasure-done.v1", answer.value()))
                .map(answer -> JsonMapper.shared()
                        .readTree(answer.value())
                        .path("stores")
                        .path(0)
                        .path("deleted")
                        .asLong())
                .toList();
    }
}
