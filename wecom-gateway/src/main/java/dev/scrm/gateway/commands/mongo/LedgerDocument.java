package dev.scrm.gateway.commands.mongo;

import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import dev.scrm.gateway.commands.Command;
import dev.scrm.gateway.commands.CommandKind;
import dev.scrm.gateway.commands.CommandStatus;
import dev.scrm.gateway.commands.Ledger;
import dev.scrm.gateway.commands.Outcome;
import dev.scrm.gateway.commands.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * A command as it lies in the ledger: how it stands and what WeCom gave for it, and nothing of what it says. What was fetched is not kept either: a
 * command that comes again reads it again.
 */
final class LedgerDocument {
    static final String SENDING = word(CommandStatus.SENDING);
    static final String WAITING = word(CommandStatus.WAITING);

    /** Who took it on or resumed it last: only they write down that it waits. */
    static final String ROUND = "round";

    /** Whom it concerns; gone once they are erased. */
    static final String CONTACT = "contactId";

    /** When its sender decided it. */
    static final String DATED = "dated";

    private LedgerDocument() {}

    static Document of(Command command, Instant now, String round) {
        var head = command.head();
        var document = new Document("_id", head.ledgerId())
                .append("corp", head.corpId())
                .append("commandId", head.id())
                .append("command", command.name())
                .append("status", SENDING)
                .append(ROUND, round)
                .append("takenOnAt", Date.from(now))
                .append(DATED, Date.from(head.envelope().time()))
                .append("order", "%015d-%s".formatted(now.toEpochMilli(), head.id()));
        head.contactIds().stream().findFirst().ifPresent(contactId -> document.append(CONTACT, contactId));
        return document;
    }

    static Bson waits(Ledger.Wait wait) {
        return combine(
                set("status", WAITING),
                set("reason", wait.reason().code()),
                set("doubtful", wait.doubtful()),
                wait.dueAt() == null ? unset("dueAt") : set("dueAt", Date.from(wait.dueAt())));
    }

    static Bson decided(Outcome outcome) {
        List<Bson> changes = new ArrayList<>(List.of(
                set("status", word(CommandStatus.of(outcome.status()))),
                unset("dueAt"),
                set("attempts", outcome.attempts()),
                set("finishedAt", Date.from(outcome.finishedAt()))));
        if (outcome.errorCode() != null) {
            changes.add(set("errorCode", outcome.errorCode()));
        }
        if (!outcome.result().isEmpty()) {
            changes.add(set("result", new Document(outcome.result())));
        }
        if (Reason.CONTACT_ERASED.code().equals(outcome.reason())) {
            changes.add(unset(CONTACT));
        }
        changes.add(outcome.reason() == null ? unset("reason") : set("reason", outcome.reason()));
        return combine(changes);
    }

    /** Of a command that is taken back before it came. */
    static Document suppressed(String corpId, String commandId, Outcome outcome) {
        return new Document("_id", corpId + ":" + commandId)
                .append("corp", corpId)
                .append("commandId", commandId)
                .append("command", "not-come-yet")
                .append("status", word(CommandStatus.SUPPRESSED))
                .append("reason", outcome.reason())
                .append("attempts", 0)
                .append("takenOnAt", Date.from(outcome.finishedAt()))
                .append("finishedAt", Date.from(outcome.finishedAt()))
                .append("order", "%015d-%s".formatted(outcome.finishedAt().toEpochMilli(), commandId));
    }

    static Ledger.Standing standing(Document document) {
        var outcome = outcome(document);
        if (status(document) == CommandStatus.WAITING) {
            return new Ledger.Standing.Waiting();
        }
        return outcome == null || hasToBeReadAgain(document, outcome)
                ? new Ledger.Standing.Interrupted(document.getDate("takenOnAt").toInstant())
                : new Ledger.Standing.Decided(outcome);
    }

    private static boolean hasToBeReadAgain(Document document, Outcome outcome) {
        return outcome.status() == Outcome.Status.SENT
                && CommandKind.of(document.getString("command"))
                        .filter(CommandKind::isRead)
                        .isPresent();
    }

    static Ledger.Entry entry(Document document) {
        return new Ledger.Entry(
                document.getString("commandId"),
                document.getString("command"),
                document.getString(CONTACT),
                document.getDate("takenOnAt").toInstant(),
                status(document),
                document.getString("reason"),
                instant(document, "dueAt"),
                outcome(document));
    }

    static @Nullable Outcome outcome(Document document) {
        var status = status(document);
        return switch (status) {
            case SENDING, WAITING -> null;
            case SENT, FAILED, EXPIRED, SUPPRESSED ->
                new Outcome(
                        Outcome.Status.valueOf(status.name()),
                        document.getInteger("errorCode"),
                        document.getString("reason"),
                        document.getInteger("attempts", 0),
                        document.getDate("finishedAt").toInstant(),
                        document.get("result", new Document()),
                        null);
        };
    }

    private static @Nullable Instant instant(Document document, String name) {
        var date = document.getDate(name);
        return date == null ? null : date.toInstant();
    }

    private static CommandStatus status(Document document) {
        return CommandStatus.valueOf(document.getString("status").toUpperCase(Locale.ROOT));
    }

    static String word(CommandStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
