package dev.scrm.platform.mongo;

import dev.scrm.platform.events.Decision;
import dev.scrm.platform.events.OutboxMessage;
import dev.scrm.platform.events.SourcePosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One aggregate while a batch is folded over it: what was loaded, and what the steps made of it so far.
 *
 * @param <S> the domain's state
 */
final class StoredAggregate<S, E> {
    /** More unpublished messages than this and the document would grow without bound while Kafka is away. */
    static final int OUTBOX_LIMIT = 512;

    final String corpId;
    final String id;
    final long version;
    final Map<String, Long> applied;
    final List<PendingOutbox.Numbered> outbox;
    private final boolean outboxRefused;
    final List<PendingOutbox.Numbered> added = new ArrayList<>();

    private @Nullable S state;
    private long sequence;
    private long lastNumber;
    private boolean changed;

    /** An aggregate that does not exist yet. */
    StoredAggregate(String corpId, String id) {
        this(corpId, id, null, 0, 0, 0, Map.of(), List.of(), false);
    }

    StoredAggregate(
            String corpId,
            String id,
            @Nullable S state,
            long version,
            long sequence,
            long lastNumber,
            Map<String, Long> applied,
            List<PendingOutbox.Numbered> outbox,
            boolean outboxRefused) {
        this.corpId = corpId;
        this.id = id;
        this.state = state;
        this.version = version;
        this.sequence = sequence;
        this.lastNumber = lastNumber;
        this.applied = new HashMap<>(applied);
        this.outbox = outbox;
        this.outboxRefused = outboxRefused;
    }

    String documentId() {
        return corpId + ":" + id;
    }

    Optional<S> state() {
        return Optional.ofNullable(state);
    }

    /** The state with the version that it has, or that saving it makes. */
    Optional<Versioned<S>> versioned() {
        return state().map(known -> new Versioned<>(known, changed ? version + 1 : version));
    }

    long sequence() {
        return sequence;
    }

    long lastNumber() {
        return lastNumber;
    }

    boolean changed() {
        return changed;
    }

    boolean exists() {
        return version > 0;
    }

    /** Everything that has to be published, from the first message that is not known to be. */
    PendingOutbox pending() {
        var all = new ArrayList<>(outbox);
        all.addAll(added);
        return new PendingOutbox(documentId(), all);
    }

    /** Folds one step. A step that was applied before, or that changes nothing, leaves no trace. */
    void fold(Change<S, E> change, EventWire<S, E> wire, Instant now) {
        if (isApplied(change.position())) {
            return;
        }
        Decision<S, E> decision = change.decide().apply(state);
        if (!decision.changed()) {
            return;
        }
        var raised = new Raised(corpId, id, sequence + 1, now, change.cause());
        var messages = wire.messages(decision.state(), decision.events(), raised);
        // What the batch itself adds does not count: the same batch would come again and never fit.
        if (outbox.size() + messages.size() > OUTBOX_LIMIT && !outbox.isEmpty()) {
            if (outboxRefused) {
                throw new OutboxRefused(documentId(), outbox.size());
            }
            throw new OutboxFull(documentId(), outbox.size(), OUTBOX_LIMIT);
        }
        state = decision.state();
        sequence += decision.events().size();
        for (OutboxMessage message : messages) {
            added.add(new PendingOutbox.Numbered(++lastNumber, message));
        }
        if (change.position() != null) {
            applied.put(fieldName(change.position()), change.position().offset());
        }
        changed = true;
    }

    private boolean isApplied(@Nullable SourcePosition position) {
        if (position == null) {
            return false;
        }
        var last = applied.get(fieldName(position));
        return last != null && position.offset() <= last;
    }

    /** A dot would make a path of the field's name. */
    private static String fieldName(SourcePosition position) {
        return position.partitionKey().replace('.', '_');
    }
}
