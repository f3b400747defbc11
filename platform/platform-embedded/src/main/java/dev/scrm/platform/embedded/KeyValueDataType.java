package dev.scrm.platform.embedded;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** The keys of an index as BSON, in any total order that keeps equal keys together. */
final class KeyValueDataType extends BasicDataType<KeyValue> {
    private static final int USUAL_BYTES = 96;
    private static final DocumentDataType DOCUMENTS = new DocumentDataType();

    @Override
    public int compare(KeyValue one, KeyValue other) {
        int order = Integer.compare(one.size(), other.size());
        for (int i = 0; i < one.size() && order == 0; i++) {
            order = compareValues(one.get(i), other.get(i));
        }
        return order;
    }

    private static int compareValues(Object one, Object other) {
        if (one instanceof String text && other instanceof String otherText) {
            return text.compareTo(otherText);
        }
        int order = Byte.compare(BsonEncoder.determineType(one), BsonEncoder.determineType(other));
        return order != 0 ? order : Arrays.compare(bytes(one), bytes(other));
    }

    private static byte[] bytes(Object value) {
        return DocumentDataType.bytes(new Document("", value));
    }

    @Override
    public int getMemory(KeyValue key) {
        return USUAL_BYTES;
    }

    @Override
    public void write(WriteBuffer page, KeyValue key) {
        var values = new Document();
        for (int i = 0; i < key.size(); i++) {
            values.append(Integer.toString(i), key.get(i));
        }
        DOCUMENTS.write(page, values);
    }

    @Override
    public KeyValue read(ByteBuffer page) {
        return new KeyValue(DOCUMENTS.read(page).values());
    }

    @Override
    public KeyValue[] createStorage(int size) {
        return new KeyValue[size];
    }
}
