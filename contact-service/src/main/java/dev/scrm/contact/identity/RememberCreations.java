package dev.scrm.contact.identity;

import dev.scrm.contact.sealing.IdKey;
import dev.scrm.platform.events.Ids;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Knows what a request that came under an Idempotency-Key is to make, when it comes again. */
final class RememberCreations {
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");

    private final CreationReceipts receipts;
    private final IdKey idKey;

    RememberCreations(CreationReceipts receipts, IdKey idKey) {
        this.receipts = receipts;
        this.idKey = idKey;
    }

    /**
     * What was written down when it came first; now when it never did.
     *
     * @param plan makes what is to be written down of the mark of a request
     */
    CreationReceipts.Kept remember(
            CreateContact.Asker asker, String key, byte[] request, Function<String, CreationReceipts.Kept> plan) {
        if (!KEY.matcher(key).matches()) {
            throw CreationRefused.invalid("Idempotency-Key", "1 to 128 characters of ASCII without blanks");
        }
        var hash = idKey.derived("creation", asker.corpId(), Ids.derived("creation", asker.name(), request));
        var kept = receipts.find(asker.corpId(), asker.name(), key).orElseGet(() -> keep(asker, key, hash, plan));
        if (!kept.requestHash().equals(hash)) {
            throw CreationRefused.keyReused();
        }
        return kept;
    }

    /** Whoever is known already may have been made by the same request, which came twice at the same moment. */
    private CreationReceipts.Kept keep(
            CreateContact.Asker asker, String key, String hash, Function<String, CreationReceipts.Kept> plan) {
        try {
            return receipts.keep(asker.corpId(), asker.name(), key, plan.apply(hash));
        } catch (CreationRefused refused) {
            return receipts.find(asker.corpId(), asker.name(), key).orElseThrow(() -> refused);
        }
    }
}
