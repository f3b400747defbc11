package dev.scrm.platform.test;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class TestMongoTests {
    @Test
    void givesEachTestADatabaseOfItsOwn() {
        var mine = TestMongo.freshDatabase("mine").getCollection("things");
        var other = TestMongo.freshDatabase("mine").getCollection("things");

        mine.insertOne(new Document("_id", 1));

        assertThat(mine.countDocuments()).isEqualTo(1);
        assertThat(other.countDocuments()).isZero();
    }

    @Test
    void takesMajorityConcernsAndUniqueIndexes() {
        var things = TestMongo.freshDatabase("concerns")
                .withWriteConcern(WriteConcern.MAJORITY)
                .withReadConcern(ReadConcern.MAJORITY)
                .getCollection("things");
        things.createIndex(Indexes.ascending("corp", "number"), new IndexOptions().unique(true));
        things.insertOne(new Document("_id", 1).append("corp", "c").append("number", 7));

        assertThatThrownBy(() -> things.insertOne(
                        new Document("_id", 2).append("corp", "c").append("number", 7)))
                .isInstanceOf(MongoWriteException.class);
        assertThat(things.find(eq("number", 7)).first()).containsEntry("_id", 1);
    }
}
