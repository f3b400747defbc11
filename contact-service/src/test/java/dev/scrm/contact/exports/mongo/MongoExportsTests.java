package dev.scrm.contact.exports.mongo;

import dev.scrm.contact.exports.ExportContents;
import dev.scrm.contact.exports.Exports;
import dev.scrm.contact.exports.ExportsContract;
import dev.scrm.platform.test.TestMongo;
import org.junit.jupiter.api.BeforeEach;

class MongoExportsTests extends ExportsContract {
    private MongoExports exports;
    private MongoExportContents contents;

    @BeforeEach
    void open() {
        var database = TestMongo.freshDatabase("exports");
        exports = new MongoExports(database);
        exports.createIndexes();
        contents = new MongoExportContents(database);
        contents.createIndexes();
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
