package dev.scrm.contact.behavior;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.scrm.contact.behavior.SubmitBehaviors.Batch;
import dev.scrm.contact.behavior.SubmitBehaviors.Receipt;
import dev.scrm.contact.behavior.SubmitBehaviors.Row;
import dev.scrm.contact.sealing.IdKey;
import dev.scrm.platform.events.Ids;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/** Answers a request that comes again under its Idempotency-Key as it answered the first time. */
public final class SubmitOnce {
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");

    private final SubmitBehaviors submitBehaviors;
    private final Receipts receipts;
    private final IdKey idKey;
    private final Clock clock;

    SubmitOnce(SubmitBehaviors submitBehaviors, Receipts receipts, IdKey idKey, Clock clock) {
        this.idKey = idKey;
        this.submitBehaviors = submitBehaviors;
        this.receipts = receipts;
        this.clock = clock;
    }

    /**
     * Takes a batch, or answers what was answered to it.
     *
     * @param request by which it is told apart from another that comes under the same key
     * @throws BehaviorRefused when the key came with another request before
     */
    public Receipt submit(BehaviorSource source, String idempotencyKey, byte[] request, Batch batch) {
        if (!KEY.matcher(idempotencyKey).matches()) {
            throw BehaviorRefused.invalid("Idempotency-Key", "1 to 128 characters of ASCII without blanks");
        }
        var hash = idKey.derived("request", source.corpId(), Ids.derived("request", source.id(), told(request, batch)));
        var known = receipts.find(source.corpId(), source.id(), idempotencyKey);
        if (known.isPresent()) {
            if (!known.get().requestHash().equals(hash)) {
                throw BehaviorRefused.keyReused();
            }
            return known.get().receipt();
        }
        var receipt = submitBehaviors.submit(source, batch);
        // Two at the same moment are both taken, and recorded once: messages have ids of their own.
        receipts.keep(
                source.corpId(),
                source.id(),
                idempotencyKey,
                new Receipts.Kept(hash, receipt),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return receipt;
    }

    /** Whoever sends the same once more sends it later. */
    private static byte[] told(byte[] request, Batch batch) {
        return batch.sentAt() == null
                ? request
                : batch.rows().stream().map(Row::json).collect(joining("\n")).getBytes(UTF_8);
    }
}
