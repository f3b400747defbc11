package dev.scrm.contact.segment.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.scrm.contact.segment.SegmentSnapshots;
import dev.scrm.contact.segment.SegmentSnapshotsContract;
import dev.scrm.platform.test.TestMongo;
import org.junit.jupiter.api.Test;

class MongoSegmentSnapshotsTests extends SegmentSnapshotsContract {
    private final MongoDatabase database = TestMongo.freshDatabase("snapshots");

    @Override
    protected SegmentSnapshots snapshots() {
        var snapshots = new MongoSegmentSnapshots(database);
        snapshots.createIndexes();
        return snapshots;
    }

    /** Whoever is erased is found in all of them. */
    @Test
    void findsWhoIsInThemByContact() {
        assertThat(TestMongo.indexes(database, "segment-snapshot-members"))
                .contains("corp,contact", "corp,snapshot,contact");
    }
}
