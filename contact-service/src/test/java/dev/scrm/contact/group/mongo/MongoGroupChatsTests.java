package dev.scrm.contact.group.mongo;

import static dev.scrm.contact.group.GroupFixtures.CHAT;
import static dev.scrm.contact.group.GroupFixtures.CORP;
import static dev.scrm.contact.group.GroupFixtures.MORNING;
import static dev.scrm.contact.group.GroupFixtures.WANG;
import static dev.scrm.contact.group.GroupFixtures.at;
import static dev.scrm.contact.group.GroupFixtures.changed;
import static dev.scrm.contact.group.GroupFixtures.member;
import static dev.scrm.contact.group.GroupFixtures.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.scrm.contact.group.GroupChat;
import dev.scrm.contact.group.GroupChats;
import dev.scrm.contact.group.GroupChatsContract;
import dev.scrm.contact.group.GroupFact;
import dev.scrm.contact.group.LearnedGroupFact;
import dev.scrm.platform.events.SourcePosition;
import dev.scrm.platform.mongo.OutboxRelay;
import dev.scrm.platform.mongo.OutboxSource;
import dev.scrm.platform.mongo.PendingOutbox;
import dev.scrm.platform.test.GoldenSample;
import dev.scrm.platform.test.MutableClock;
import dev.scrm.platform.test.TestMongo;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MongoGroupChatsTests extends GroupChatsContract {
    private MongoDatabase database;
    private MongoGroupChats groups;

    @BeforeEach
    void open() {
        database = TestMongo.freshDatabase("groups");
        groups = new MongoGroupChats(database, (_, _, _) -> List.of(), new NoRelay(), MutableClock.at(MORNING));
        groups.createIndexes();
    }

    @Override
    protected GroupChats groups() {
        return groups;
    }

    @Test
    void findsByWhomItNamesAlongAnIndex() {
        assertThat(TestMongo.indexes(database, "group-chats")).contains("corp,state.contactIds");
    }

    /** Callbacks, answers and the night's reading come over three topics, and may meet. */
    @Test
    void losesNothingOfWhatIsToldAtTheSameTime() {
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                var chatId = CHAT + i;
                writers.execute(() -> hear(chatId, "callbacks", changed(at(20))));
                writers.execute(() -> hear(chatId, "outcomes", read(at(10), "v1", member(WANG, MORNING))));
            }
        }

        for (int i = 0; i < 8; i++) {
            assertThat(groups.find(CORP, CHAT + i)).get().satisfies(group -> {
                assertThat(group.members()).hasSize(2);
                assertThat(group.awaited()).isNotNull();
            });
        }
    }

    @Test
    void doesNotDecideOnceMoreOnWhatItHasApplied() {
        hear(CHAT, "outcomes", read(MORNING, "v1", member(WANG, at(-10))));
        List<GroupFact> asked = new ArrayList<>();

        groups.apply(List.of(learned(CHAT, "outcomes", read(at(60), "v2"))), (_, learned) -> {
            asked.add(learned.fact());
            return GroupChat.decide(null, CORP, CHAT, learned.fact());
        });

        assertThat(asked).isEmpty();
        assertThat(database.getCollection("group-chats").find(new Document()).first())
                .containsEntry("version", 1L);
    }

    private void hear(String chatId, String topic, GroupFact fact) {
        groups.apply(
                List.of(learned(chatId, topic, fact)),
                (known, one) -> GroupChat.decide(known, one.corpId(), one.chatId(), one.fact()));
    }

    private static LearnedGroupFact learned(String chatId, String topic, GroupFact fact) {
        var cause = GoldenSample.envelope("scrm.wecom.group-chat-changed.v1");
        return new LearnedGroupFact(CORP, chatId, fact, cause, new SourcePosition(topic, 0, 7));
    }

    /** What waits in the outbox is none of these tests' business. */
    private static final class NoRelay implements OutboxRelay {
        @Override
        public void register(OutboxSource source) {}

        @Override
        public void offer(OutboxSource source, List<PendingOutbox> pending) {}
    }
}
