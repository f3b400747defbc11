package dev.scrm.contact.livecode.mongo;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.livecode.LiveCode;
import dev.scrm.contact.livecode.LiveCodeId;
import dev.scrm.contact.livecode.LiveCodes.Kept;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A live code as it lies in MongoDB; public because the driver reads records by reflection.
 *
 * @param edition null in documents of earlier builds
 */
public record LiveCodeDocument(
        @BsonId String documentId,
        String corp,
        String state,
        String name,
        List<String> tagIds,
        List<String> staffIds,
        @Nullable Long edition) {

    public LiveCodeDocument {
        requireNonNull(documentId, "_id");
        requireNonNull(corp, "corp");
        requireNonNull(state, "state");
        requireNonNull(name, "name");
        requireNonNull(tagIds, "tagIds");
        requireNonNull(staffIds, "staffIds");
    }

    static String documentId(LiveCodeId id) {
        return id.corpId() + ":" + id.state();
    }

    static LiveCodeDocument of(Kept kept) {
        var code = kept.code();
        var id = code.id();
        return new LiveCodeDocument(
                documentId(id), id.corpId(), id.state(), code.name(), code.tagIds(), code.staffIds(), kept.edition());
    }

    LiveCode liveCode() {
        return new LiveCode(new LiveCodeId(corp, state), name, tagIds, staffIds);
    }

    Kept kept() {
        return new Kept(liveCode(), edition == null ? 1 : edition);
    }
}
