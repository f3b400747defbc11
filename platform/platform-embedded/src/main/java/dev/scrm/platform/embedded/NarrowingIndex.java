package dev.scrm.platform.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * A unique index that also serves queries with further conditions, such as the version that guards a write: it is asked for its own
 * keys alone, and the collection then looks at every condition of the few documents that it found.
 */
final class NarrowingIndex extends Index<Object> {
    private final Index<Object> index;

    NarrowingIndex(Index<Object> index, boolean sparse) {
        super(index.getName(), index.getKeys(), sparse);
        this.index = index;
    }

    @Override
    public boolean canHandle(Document query) {
        var narrowed = narrowed(query);
        return narrowed.size() == keys().size() && index.canHandle(narrowed);
    }

    @Override
    public Iterable<Object> getPositions(Document query) {
        return index.getPositions(narrowed(query));
    }

    private Document narrowed(Document query) {
        var narrowed = new Document();
        keepKeys(query, narrowed);
        return narrowed;
    }

    /** Drivers write two conditions as {@code {$and: [{_id: …}, {version: …}]}}. */
    private void keepKeys(Document conditions, Document narrowed) {
        conditions.forEach((key, value) -> {
            if (keys().contains(key)) {
                narrowed.putIfAbsent(key, value);
            } else if (key.equals("$and") && value instanceof Collection<?> all) {
                for (var one : all) {
                    if (one instanceof Document document) {
                        keepKeys(document, narrowed);
                    }
                }
            }
        });
    }

    @Override
    public @Nullable Object getPosition(Document document) {
        return index.getPosition(document);
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Object> collection) {
        index.checkAdd(document, collection);
    }

    @Override
    public void add(Document document, Object position, MongoCollection<Object> collection) {
        index.add(document, position, collection);
    }

    @Override
    public @Nullable Object remove(Document document) {
        return index.remove(document);
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {
        index.checkUpdate(before, after, collection);
    }

    @Override
    public void updateInPlace(Document before, Document after, Object position, MongoCollection<Object> collection) {
        index.updateInPlace(before, after, position, collection);
    }

    @Override
    public long getCount() {
        return index.getCount();
    }

    @Override
    public boolean isEmpty() {
        return index.isEmpty();
    }

    @Override
    public long getDataSize() {
        return index.getDataSize();
    }

    @Override
    public boolean isUnique() {
        return index.isUnique();
    }

    @Override
    public void drop() {
        index.drop();
    }
}
