package dev.scrm.contact.segment.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.scrm.contact.segment.Rule;
import dev.scrm.contact.segment.SegmentMembers;
import dev.scrm.contact.segment.SegmentMembers.Forgotten;
import dev.scrm.contact.segment.SegmentMembers.Member;
import dev.scrm.contact.segment.SegmentMembers.Told;
import dev.scrm.contact.segment.Standing.Membership;
import dev.scrm.platform.test.TestMongo;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MongoSegmentMembersTests {
    private static final String CORP = "ww-meadow";
    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");
    private static final Rule.Key VIP = new Rule.Key("vip", 1);
    private static final Rule.Key NEXT_VIP = new Rule.Key("vip", 12);
    private static final Rule.Key NEW = new Rule.Key("new", 1);
    private static final List<Rule.Key> RULES = List.of(VIP, NEXT_VIP, NEW);

    private final MongoDatabase database = TestMongo.freshDatabase("members");
    private final SegmentMembers members = new MongoSegmentMembers(database);

    /** A process that ends between two calls. */
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void findsThePeopleOfAVersionInTheOrderOfTheirIds() {
        members.keep(List.of(told("c", 1, VIP), told("a", 1, VIP, NEW), told("b", 1, NEXT_VIP), told("d", 1, VIP)));
        members.keep(List.of(new Told("another", "a", 1, List.of(), List.of(VIP))));

        assertThat(list(VIP, 2, null)).containsExactly("a", "c");
        assertThat(list(VIP, 2, "c")).containsExactly("d");
        assertThat(list(NEXT_VIP, 9, null)).containsExactly("b");
        assertThat(members.list(CORP, NEW, 9, null)).containsExactly(new Member("a", NOON));
    }

    @Test
    void whoeverIsNoMemberAnyMoreIsNotFound() {
        members.keep(List.of(told("a", 1, VIP, NEW), told("b", 1, VIP)));
        members.keep(List.of(told("a", 2, NEW)));

        assertThat(list(VIP, 9, null)).containsExactly("b");
        assertThat(list(NEW, 9, null)).containsExactly("a");
        assertThat(members.find(CORP, "a")).contains(told("a", 2, NEW));
        assertThat(database.getCollection("segment-members").countDocuments()).isEqualTo(2);
    }

    /** Before rows had a time of their own, their ids and what a document says had none. */
    @Test
    void whatAnEarlierBuildWroteGoesOn() {
        members.keep(List.of(told("a", 1, VIP, NEW), told("b", 1, VIP)));
        asAnEarlierBuildWroteIt("a", VIP, NEW);

        assertThat(list(VIP, 1, null)).containsExactly("a");
        assertThat(list(VIP, 1, "a")).containsExactly("b");
        assertThat(members.find(CORP, "a")).contains(told("a", 1, VIP, NEW));
        members.keep(List.of(told("a", 2, NEW, NEXT_VIP)));

        assertThat(list(VIP, 9, null)).containsExactly("b");
        assertThat(list(NEW, 9, null)).containsExactly("a");
        assertThat(list(NEXT_VIP, 9, null)).containsExactly("a");
        assertThat(database.getCollection("segment-members").countDocuments()).isEqualTo(3);
    }

    private void asAnEarlierBuildWroteIt(String contactId, Rule.Key... holding) {
        database.getCollection("segment-members").deleteMany(Filters.eq("contact", contactId));
        Stream.of(holding).forEach(rule -> leaveARowBehind(contactId, 1, rule));
        database.getCollection("segment-standings")
                .updateOne(
                        Filters.eq("contact", contactId),
                        Updates.set(
                                "holding",
                                Stream.of(holding)
                                        .map(StandingDocument::version)
                                        .toList()));
    }

    /** One writer was killed after it had put a row there; the person came and went otherwise since. */
    @Test
    void aRowThatWasLeftBehindShowsNobodyTwice() {
        members.keep(List.of(told("a", 1, VIP), told("b", 1, VIP)));
        leaveARowBehind("a", 0, VIP);

        assertThat(list(VIP, 9, null)).containsExactly("a", "b");
        assertThat(list(VIP, 1, null)).containsExactly("a");
        assertThat(list(VIP, 1, "a")).containsExactly("b");
    }

    @Test
    void whatIsToldLateOrTwiceChangesNothing() {
        members.keep(List.of(told("a", 3, VIP)));
        members.keep(List.of(told("a", 2, NEW), told("a", 3, VIP)));

        assertThat(list(NEW, 9, null)).isEmpty();
        assertThat(list(VIP, 9, null)).containsExactly("a");
    }

    @Test
    void ofWhatIsToldAtOnceTheLatestCounts() {
        members.keep(List.of(told("a", 2, VIP), told("a", 1, NEW)));

        assertThat(members.find(CORP, "a")).contains(told("a", 2, VIP));
        assertThat(list(NEW, 9, null)).isEmpty();
    }

    @Test
    void ofWhoeverWasErasedNothingIsLeftAndOfOthersAll() {
        members.keep(List.of(told("a", 3, VIP, NEW), told("b", 3, VIP)));
        members.keep(List.of(new Told("another", "a", 3, List.of(), List.of(VIP))));
        leaveARowBehind("a", 2, NEXT_VIP);

        members.forget(List.of(new Forgotten(CORP, "a", 4)));
        members.forget(List.of(new Forgotten(CORP, "a", 4)));

        assertThat(members.find(CORP, "a")).isEmpty();
        assertThat(list(VIP, 9, null)).containsExactly("b");
        assertThat(members.find("another", "a")).isPresent();
        assertThat(database.getCollection("segment-members").countDocuments()).isEqualTo(2);
    }

    /** The record that says so may come once more, from a process that was slow. */
    @Test
    void whoeverHasBegunAnewIsNotForgotten() {
        members.keep(List.of(told("a", 5, VIP)));

        members.forget(List.of(new Forgotten(CORP, "a", 4)));

        assertThat(members.find(CORP, "a")).contains(told("a", 5, VIP));
        assertThat(list(VIP, 9, null)).containsExactly("a");
    }

    private void leaveARowBehind(String contactId, long revision, Rule.Key rule) {
        database.getCollection("segment-members")
                .insertOne(new Document("_id", CORP + ":" + StandingDocument.version(rule) + ":" + contactId)
                        .append("corp", CORP)
                        .append("contact", contactId)
                        .append("revision", revision));
    }

    /** Whose id is the beginning of another's stands before it. */
    @Test
    void goesOnAfterWhoeverWasTheLastHoweverIdsBegin() {
        members.keep(List.of(told("p1", 7, VIP), told("p10", 7, VIP), told("p1-a", 7, VIP)));

        assertThat(list(VIP, 1, null)).containsExactly("p1");
        assertThat(list(VIP, 9, "p1")).containsExactly("p1-a", "p10");
    }

    /** A replica that lost its partition while it was writing, at any of its calls, and the one that goes on. */
    @Test
    void aWriterThatIsOvertakenTakesNothingFromTheNewer() {
        var random = new Random(11);
        for (int round = 0; round < 60; round++) {
            var contact = "p" + round;
            var history = IntStream.rangeClosed(1, 4)
                    .mapToObj(revision -> told(contact, revision, some(random)))
                    .toList();
            int slow = 1 + random.nextInt(2);
            members.keep(history.subList(0, 1));
            int at = random.nextInt(7);
            var overtaken = new MongoSegmentMembers(interrupted(at, () -> {
                // It goes on from what was told before, perhaps several at once.
                if (random.nextBoolean()) {
                    history.subList(slow, 4).forEach(one -> members.keep(List.of(one)));
                } else {
                    members.keep(history.subList(slow, 4));
                }
            }));

            overtaken.keep(List.of(history.get(slow)));
            members.keep(history.subList(slow, 4));

            isAsTold(history.get(3), "round %d, before call %d".formatted(round, at));
        }
    }

    @Test
    void aWriterThatIsKilledIsFollowedByOneThatEndsTheSame() {
        var random = new Random(13);
        for (int round = 0; round < 40; round++) {
            var first = told("p" + round, 1, some(random));
            var second = told("p" + round, 2, some(random));
            members.keep(List.of(first));
            int at = round % 7;
            try {
                new MongoSegmentMembers(interrupted(at, () -> {
                            throw new Killed();
                        }))
                        .keep(List.of(second));
            } catch (Killed _) {
                members.keep(List.of(second));
            }

            isAsTold(second, "round %d, before call %d".formatted(round, at));
        }
    }

    private void isAsTold(Told told, String when) {
        assertThat(members.find(CORP, told.contactId())).as(when).contains(told);
        for (var rule : RULES) {
            assertThat(members.list(CORP, rule, 500, null).stream()
                            .map(Member::contactId)
                            .anyMatch(told.contactId()::equals))
                    .as("%s: %s", when, rule)
                    .isEqualTo(told.holding().contains(rule));
        }
    }

    /** The same database, in which something happens before a call of somebody's. */
    private MongoDatabase interrupted(int call, Runnable happens) {
        var left = new ArrayList<>(IntStream.rangeClosed(0, call).boxed().toList());
        return (MongoDatabase) watched(MongoDatabase.class, database, () -> {
            if (!left.isEmpty() && left.removeLast() == 0) {
                happens.run();
            }
        });
    }

    private static Object watched(Class<?> type, Object target, Runnable before) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
            if (Set.of("find", "insertMany", "bulkWrite", "deleteMany").contains(method.getName())) {
                before.run();
            }
            try {
                var answer = method.invoke(target, arguments);
                return answer instanceof MongoCollection<?> collection
                        ? watched(MongoCollection.class, collection, before)
                        : answer;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    private List<String> list(Rule.Key rule, int limit, @Nullable String after) {
        return members.list(CORP, rule, limit, after).stream()
                .map(Member::contactId)
                .toList();
    }

    private static Rule.Key[] some(Random random) {
        return RULES.stream().filter(_ -> random.nextBoolean()).toArray(Rule.Key[]::new);
    }

    private static Told told(String contactId, long revision, Rule.Key... holding) {
        return new Told(
                CORP,
                contactId,
                revision,
                Stream.of(holding)
                        .map(rule -> new Membership(rule.segmentId(), NOON))
                        .distinct()
                        .toList(),
                List.of(holding));
    }
}
