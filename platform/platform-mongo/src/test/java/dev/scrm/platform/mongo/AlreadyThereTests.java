package dev.scrm.platform.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertManyOptions;
import dev.scrm.platform.test.TestMongo;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class AlreadyThereTests {
    private final MongoCollection<Document> collection =
            TestMongo.freshDatabase("already-there").getCollection("things");

    @Test
    void insertsTheFirstOnly() {
        assertThat(AlreadyThere.insertUnless(collection, thing("a", 1))).isTrue();
        assertThat(AlreadyThere.insertUnless(collection, thing("a", 2))).isFalse();

        assertThat(collection.find(eq("_id", "a")).first()).containsEntry("number", 1);
    }

    @Test
    void takesAnotherUniqueKeyForThereAsWell() {
        collection.createIndex(ascending("number"), new IndexOptions().unique(true));

        assertThat(AlreadyThere.insertUnless(collection, thing("a", 1))).isTrue();
        assertThat(AlreadyThere.insertUnless(collection, thing("b", 1))).isFalse();
    }

    @Test
    void updatesOrMakesUnlessItIsThereOtherwise() {
        var later = set("number", 5);

        assertThat(AlreadyThere.upsertUnless(collection, and(eq("_id", "a"), lt("number", 5)), later))
                .isTrue();
        assertThat(AlreadyThere.upsertUnless(collection, and(eq("_id", "a"), lt("number", 5)), later))
                .isFalse();
    }

    @Test
    void letsEveryOtherFailureFly() {
        collection.insertOne(new Document("_id", "a").append("number", "one"));

        assertThatThrownBy(() -> AlreadyThere.upsertUnless(collection, eq("_id", "a"), inc("number", 1)))
                .isInstanceOf(MongoWriteException.class);
    }

    @Test
    void namesThoseOfABulkThatWereThere() {
        collection.insertOne(thing("b", 1));

        var failure = catchThrowableOfType(
                MongoBulkWriteException.class,
                () -> collection.insertMany(
                        List.of(thing("a", 2), thing("b", 2), thing("c", 2)), new InsertManyOptions().ordered(false)));

        assertThat(AlreadyThere.indexes(failure)).containsExactly(1);
        assertThat(collection.countDocuments()).isEqualTo(3);
    }

    private static Document thing(String id, int number) {
        return new Document("_id", id).append("number", number);
    }
}
