package dev.scrm.gateway.massmessages.mongo;

import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.setOnInsert;

import dev.scrm.gateway.massmessages.Counts;
import dev.scrm.gateway.massmessages.FollowedMessage;
import dev.scrm.gateway.massmessages.MassMessage;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;

/** A mass message as it lies in MongoDB: whose it is and how far it is known; nothing of what it says or whom it goes to. */
final class FollowedDocument {
    private FollowedDocument() {}

    static String id(String corpId, String messageId) {
        return corpId + ":" + messageId;
    }

    static Bson begun(MassMessage message, Instant dueAt, Instant until) {
        return combine(
                setOnInsert("corp", message.corpId()),
                setOnInsert("messageId", message.messageId()),
                setOnInsert("commandId", message.commandId()),
                setOnInsert("correlationId", message.correlationId()),
                setOnInsert("key", message.key()),
                setOnInsert("toGroups", message.toGroups()),
                setOnInsert("sentAt", Date.from(message.sentAt())),
                setOnInsert("dueAt", Date.from(dueAt)),
                setOnInsert("until", Date.from(until)),
                setOnInsert("rounds", 0));
    }

    static FollowedMessage read(Document document) {
        var message = new MassMessage(
                document.getString("corp"),
                document.getString("messageId"),
                document.getString("commandId"),
                document.getString("correlationId"),
                document.getString("key"),
                document.getBoolean("toGroups", false),
                document.getDate("sentAt").toInstant());
        return new FollowedMessage(
                message,
                document.getDate("until").toInstant(),
                document.getInteger("rounds", 0),
                Set.copyOf(document.getList("told", String.class, List.of())),
                new Counts(
                        document.getInteger("delivered", 0),
                        document.getInteger("unsent", 0),
                        document.getInteger("notFriend", 0),
                        document.getInteger("limitReached", 0)));
    }
}
