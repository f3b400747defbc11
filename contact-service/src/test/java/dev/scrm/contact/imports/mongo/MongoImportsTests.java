package dev.scrm.contact.imports.mongo;

import dev.scrm.contact.imports.ImportRows;
import dev.scrm.contact.imports.Imports;
import dev.scrm.contact.imports.ImportsContract;
import dev.scrm.contact.sealing.tink.TestSeals;
import dev.scrm.platform.test.TestMongo;
import org.junit.jupiter.api.BeforeEach;

class MongoImportsTests extends ImportsContract {
    private MongoImports imports;
    private MongoImportRows rows;

    @BeforeEach
    void open() {
        var database = TestMongo.freshDatabase("imports");
        imports = new MongoImports(database);
        imports.createIndexes();
        rows = new MongoImportRows(database, TestSeals.SEAL, TestSeals.IDENTITIES);
        rows.createIndexes();
    }

    @Override
    protected Imports imports() {
        return imports;
    }

    @Override
    protected ImportRows rows() {
        return rows;
    }
}
