package dev.scrm.platform.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * The library's store, which keeps documents and keys as BSON, has {@link NarrowingIndex}es and {@link CopyingCollection}s.
 * Left alone it uses Java serialization, even to compare two keys, reads the whole collection for every write that is
 * guarded by a version, and shares what it stores with whoever reads it.
 */
final class BsonBackend extends H2Backend {
    BsonBackend(MVStore store) {
        super(store);
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new Database(name, getMvStore(), getCursorRegistry());
    }

    private static final class Database extends H2Database {
        private final MVStore store;

        Database(String name, MVStore store, CursorRegistry cursors) {
            // Before, because the constructor of the library opens collections.
            this.store = store;
            super(name, store, cursors);
        }

        @Override
        protected MongoCollection<Object> openOrCreateCollection(String collection, CollectionOptions options) {
            var name = getDatabaseName() + "." + collection;
            var documents = new MVMap.Builder<Object, Document>().valueType(new DocumentDataType());
            return new CopyingCollection(
                    this,
                    collection,
                    options,
                    store.openMap("databases." + name, documents),
                    store.openMap("meta." + name),
                    cursorRegistry);
        }

        /** A map that is open already is the one that the library gets. */
        @Override
        protected Index<Object> openOrCreateUniqueIndex(
                String collection, String name, List<IndexKey> keys, boolean sparse) {
            var positions = new MVMap.Builder<KeyValue, Object>().keyType(new KeyValueDataType());
            store.openMap(getDatabaseName() + "." + collection + "._index_" + name, positions);
            return new NarrowingIndex(super.openOrCreateUniqueIndex(collection, name, keys, sparse), sparse);
        }
    }
}
