package dev.scrm.contact.erasure.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Projections.include;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.scrm.contact.contact.IdentityIds;
import dev.scrm.contact.erasure.PersonStores.Whom;
import dev.scrm.contact.erasure.StoreReport;
import dev.scrm.contact.erasure.Traces;
import dev.scrm.contact.identity.IdentityForm;
import dev.scrm.contact.identity.IdentityRefused;
import dev.scrm.contact.sealing.PersonalSeal;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.messaging.UnreadableEventException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What sources wrote that nobody could read. Whose it is stands in the text: where that can be read it is found by what it
 * says, and what cannot be read at all, or that no key opens, goes by itself after 30 days.
 */
final class QuarantineTraces {
    private static final String STORE = "behavior-quarantine";

    private final MongoCollection<Document> quarantine;
    private final IdentityIds identityIds;
    private final PersonalSeal seal;

    QuarantineTraces(MongoDatabase database, IdentityIds identityIds, PersonalSeal seal) {
        this.identityIds = identityIds;
        this.seal = seal;
        this.quarantine = database.getCollection(STORE);
    }

    Places find(Whom whom) {
        Set<String> words = new HashSet<>();
        whom.identities().stream().map(Traces.OfIdentity::word).forEach(words::add);
        List<Object> ids = new ArrayList<>();
        Map<Whose, Integer> kept = new EnumMap<>(Whose.class);
        for (var document : quarantine
                .find(and(eq("corp", whom.corpId()), lte("receivedAt", whom.erasedAt())))
                .projection(include("id", "item"))) {
            var whose = item(whom.corpId(), document)
                    .map(item -> whose(whom, words, item))
                    .orElse(Whose.SEALED);
            if (whose == Whose.THEIRS) {
                ids.add(document.get("_id"));
            } else {
                kept.merge(whose, 1, Integer::sum);
            }
        }
        int unreadable = kept.getOrDefault(Whose.UNREADABLE, 0);
        int sealed = kept.getOrDefault(Whose.SEALED, 0);
        return pass -> List.of(new StoreReport(
                STORE,
                ids.isEmpty() ? 0 : pass.over(quarantine, and(eq("corp", whom.corpId()), in("_id", ids))),
                unreadable + sealed,
                because(unreadable, sealed)));
    }

    private static @Nullable String because(int unreadable, int sealed) {
        if (unreadable + sealed == 0) {
            return null;
        }
        var reasons = Stream.of(
                        unreadable == 0 ? "" : "%d 条无法识别属于谁".formatted(unreadable),
                        sealed == 0 ? "" : "%d 条没有密钥可以解密".formatted(sealed))
                .filter(reason -> !reason.isEmpty())
                .collect(joining("，"));
        return reasons + "，最迟 30 天后自动删除";
    }

    private Optional<String> item(String corpId, Document document) {
        var place = PersonalSeal.place(STORE, corpId, document.getString("id"), "item");
        return seal.tryOpen(place, document.getString("item"));
    }

    private enum Whose {
        THEIRS,
        ANOTHERS,
        UNREADABLE,
        /** No key opens it. */
        SEALED
    }

    private Whose whose(Whom whom, Set<String> words, String item) {
        try {
            Map<?, ?> told = EventData.read(item.getBytes(UTF_8), Map.class);
            if (told.get("contactId") instanceof String contactId
                    && whom.person().contains(contactId)) {
                return Whose.THEIRS;
            }
            if (!(told.get("identity") instanceof Map<?, ?> identity)) {
                return told.get("contactId") instanceof String ? Whose.ANOTHERS : Whose.UNREADABLE;
            }
            var scope = identity.get("scope") instanceof String text ? text : null;
            var key = IdentityForm.anyKey(
                    String.valueOf(identity.get("type")), scope, String.valueOf(identity.get("value")));
            return words.contains(identityIds.word(whom.corpId(), key)) ? Whose.THEIRS : Whose.ANOTHERS;
        } catch (UnreadableEventException | IdentityRefused _) {
            return Whose.UNREADABLE;
        }
    }
}
