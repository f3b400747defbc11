package dev.scrm.gateway.commands.mongo;

import static dev.scrm.gateway.commands.CommandFixtures.NOON;
import static dev.scrm.gateway.commands.CommandFixtures.aWelcome;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.scrm.platform.test.MutableClock;
import dev.scrm.platform.test.TestMongo;
import org.junit.jupiter.api.Test;

class MongoCallMarksTests {
    private final MongoDatabase database = TestMongo.freshDatabase("gateway");
    private final MongoCallMarks marks = create();
    private final MongoCallMarks ofAnotherProcess = create();

    private MongoCallMarks create() {
        var created = new MongoCallMarks(database, MutableClock.at(NOON));
        created.createIndexes();
        return created;
    }

    @Test
    void letOneProcessCallEachCommandUntilItTakesItsMarkAway() {
        assertThat(marks.isMarked(aWelcome("1"))).isFalse();
        assertThat(marks.mark(aWelcome("1"))).isTrue();
        assertThat(ofAnotherProcess.mark(aWelcome("1"))).isFalse();
        assertThat(ofAnotherProcess.mark(aWelcome("2"))).isTrue();
        assertThat(ofAnotherProcess.isMarked(aWelcome("1"))).isTrue();

        marks.unmark(aWelcome("1"));

        assertThat(marks.isMarked(aWelcome("1"))).isFalse();
        assertThat(ofAnotherProcess.mark(aWelcome("1"))).isTrue();
    }

    @Test
    void areFoundAgainByWhoseWriteWasAcknowledgedToNobody() {
        marks.mark(aWelcome("1"));

        assertThat(marks.mark(aWelcome("1"))).isTrue();
    }

    @Test
    void areForgottenAfterLong() {
        marks.mark(aWelcome("1"));

        marks.forgetBefore(NOON);
        assertThat(marks.isMarked(aWelcome("1"))).isTrue();

        marks.forgetBefore(NOON.plusMillis(1));
        assertThat(marks.isMarked(aWelcome("1"))).isFalse();
    }
}
