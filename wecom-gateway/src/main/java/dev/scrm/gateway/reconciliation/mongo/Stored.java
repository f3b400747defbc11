package dev.scrm.gateway.reconciliation.mongo;

import static java.util.stream.Collectors.toMap;

import dev.scrm.gateway.reconciliation.Part;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Fields that several documents have. */
final class Stored {
    private Stored() {}

    static Part part(Document document) {
        var word = document.getString("part");
        return Part.of(word)
                .orElseThrow(() -> new IllegalStateException("Expected a part of a corp but '" + word + "' is none"));
    }

    static Map<String, String> identity(Document document) {
        return document.get("identity", new Document()).entrySet().stream()
                .collect(toMap(Map.Entry::getKey, field -> String.valueOf(field.getValue())));
    }

    static Set<String> toldAs(Document document) {
        return Set.copyOf(document.getList("toldAs", String.class, List.of()));
    }

    static @Nullable Instant time(Document document, String field) {
        return document.get(field) instanceof Date date ? date.toInstant() : null;
    }

    static @Nullable Date date(@Nullable Instant time) {
        return time == null ? null : Date.from(time);
    }
}
