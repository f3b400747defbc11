package dev.scrm.platform.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Documents in a page of the store: the length, then the BSON. */
final class DocumentDataType extends BasicDataType<Document> {
    private static final int USUAL_BYTES = 1024;

    @Override
    public int getMemory(Document document) {
        return bytes(document).length;
    }

    @Override
    public boolean isMemoryEstimationAllowed() {
        // The sizes of a few stand for all: counting each would encode it once more.
        return true;
    }

    @Override
    public void write(WriteBuffer page, Document document) {
        var bytes = bytes(document);
        page.putVarInt(bytes.length).put(bytes);
    }

    @Override
    public Document read(ByteBuffer page) {
        var bytes = new byte[DataUtils.readVarInt(page)];
        page.get(bytes);
        return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bytes));
    }

    @Override
    public Document[] createStorage(int size) {
        return new Document[size];
    }

    static byte[] bytes(Document document) {
        var buffer = Unpooled.buffer(USUAL_BYTES);
        BsonEncoder.encodeDocument(document, buffer);
        var bytes = new byte[buffer.readableBytes()];
        buffer.readBytes(bytes);
        return bytes;
    }
}
