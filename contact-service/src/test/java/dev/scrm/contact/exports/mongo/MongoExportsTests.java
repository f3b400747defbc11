package dev.scrm.contact.exports.mongo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.scrm.contact.exports.ExportContents;
import dev.scrm.contact.exports.ExportPage;
import dev.scrm.contact.exports.Exports;
import dev.scrm.contact.exports.ExportsContract;
import dev.scrm.contact.sealing.tink.TestSeals;
import dev.scrm.platform.test.TestMongo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MongoExportsTests extends ExportsContract {
    private final MongoDatabase database = TestMongo.freshDatabase("exports");
    private MongoExports exports;
    private MongoExportContents contents;

    @BeforeEach
    void open() {
        exports = new MongoExports(database);
        exports.createIndexes();
        contents = new MongoExportContents(database, TestSeals.SEAL);
        contents.createIndexes();
    }

    /** Whatever stands in a row, and whatever a file is made of. */
    @Test
    void keepsRowsAndFilesSealed() {
        var soon = Instant.parse("2026-11-24T10:00:00Z");
        var page = new ExportPage(0, List.of(List.of("王芳", "13800000001"), List.of("", "1:2")), null, Map.of());

        contents.write("ww1", "e1", page, soon);
        contents.keep("ww1", "e1", 0, "王芳,13800000001".getBytes(UTF_8), soon);

        for (var collection : List.of("contact-export-pages", "contact-export-chunks")) {
            assertThat(database.getCollection(collection).find().first().toJson())
                    .doesNotContain("王芳", "13800000001");
        }
        assertThat(contents.page("ww1", "e1", 0)).contains(page);
        assertThat(contents.chunk("ww1", "e1", 0).orElseThrow()).asString(UTF_8).isEqualTo("王芳,13800000001");
    }

    @Override
    protected Exports exports() {
        return exports;
    }

    @Override
    protected ExportContents contents() {
        return contents;
    }
}
