package dev.scrm.gateway.commands;

import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Something another service wants done at WeCom. */
public sealed interface Command {
    /** What all commands have. */
    Head head();

    /** Its name in outcomes, such as {@code send-welcome}. */
    String name();

    /**
     * What all commands have.
     *
     * @param key of the record in Kafka; the outcome gets the same
     * @param expiresAt after this instant the command is not worth sending; null when it always is
     */
    record Head(
            EventEnvelope envelope,
            String key,
            @Nullable String contactId,
            @Nullable Instant expiresAt) {
        public String id() {
            return envelope.id();
        }

        public String corpId() {
            return envelope.corpId();
        }

        /** {@code corp:command}, under which the ledger keeps it. */
        public String ledgerId() {
            return corpId() + ":" + id();
        }

        boolean isExpired(Instant now) {
            return expiresAt != null && now.isAfter(expiresAt);
        }
    }

    /**
     * Greets a new customer with the code WeCom gave for that.
     *
     * @param agentId the app that got the code; null for the corp's first
     */
    record SendWelcome(Head head, @Nullable String agentId, String welcomeCode, String text) implements Command {
        @Override
        public String name() {
            return "send-welcome";
        }
    }

    /**
     * Tells staff members something.
     *
     * @param agentId the app that speaks; null for the corp's first
     */
    record SendAppMessage(Head head, @Nullable String agentId, List<String> staffIds, String text) implements Command {
        @Override
        public String name() {
            return "send-app-message";
        }
    }

    /** Reads a contact. */
    record FetchContact(Head head, String externalUserId) implements Command {
        @Override
        public String name() {
            return "fetch-contact";
        }
    }

    /** Tags a relation. */
    record MarkTags(Head head, String externalUserId, String staffId, Set<String> add, Set<String> remove)
            implements Command {
        @Override
        public String name() {
            return "mark-tags";
        }
    }

    /** Answers a customer in customer service. */
    record SendServiceMessage(Head head, String externalUserId, String openKfId, String text) implements Command {
        /** WeCom knows a message by it, so it is the same whenever the command is repeated; at most 32 characters. */
        String messageId() {
            return Ids.derived("service-message", head.corpId(), head.id());
        }

        @Override
        public String name() {
            return "send-service-message";
        }
    }

    /**
     * A command that cannot be right, whatever WeCom says.
     *
     * @param reason a slug such as {@code text-too-long}
     */
    record Malformed(Head head, String name, String reason) implements Command {}
}
