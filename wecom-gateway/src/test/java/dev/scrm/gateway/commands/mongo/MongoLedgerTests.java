package dev.scrm.gateway.commands.mongo;

import static dev.scrm.gateway.commands.CommandFixtures.CORP;
import static dev.scrm.gateway.commands.CommandFixtures.NOON;
import static dev.scrm.gateway.commands.CommandFixtures.aWelcome;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.scrm.gateway.commands.CommandStatus;
import dev.scrm.gateway.commands.Finished;
import dev.scrm.gateway.commands.Ledger;
import dev.scrm.gateway.commands.LedgerContract;
import dev.scrm.gateway.commands.LedgerFigures;
import dev.scrm.gateway.commands.LedgerFigures.Ended;
import dev.scrm.gateway.commands.Outcome;
import dev.scrm.gateway.commands.Reason;
import dev.scrm.platform.test.TestMongo;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class MongoLedgerTests extends LedgerContract {
    private final MongoDatabase database = TestMongo.freshDatabase("gateway");
    private final MongoLedger ledger = create();

    private MongoLedger create() {
        var created = new MongoLedger(database, clock);
        created.createIndexes();
        return created;
    }

    @Override
    protected Ledger ledger() {
        return ledger;
    }

    @Test
    void countsWhatIsUnderWayAndWhatEndedLately() {
        var figures = new MongoLedgerFigures(database);
        figures.createIndexes();
        var early = List.of(aWelcome("early"), aWelcome("stuck"));
        ledger.takeOn(early);
        ledger.decide(List.of(new Finished(early.getFirst(), Outcome.sent(1, NOON))));
        clock.advance(Duration.ofHours(2));
        var late = List.of(aWelcome("1"), aWelcome("2"), aWelcome("3"));
        var now = clock.instant();
        ledger.takeOn(late);
        ledger.decide(List.of(
                new Finished(late.get(0), Outcome.sent(1, now)),
                new Finished(late.get(1), Outcome.sent(1, now)),
                new Finished(late.get(2), Outcome.failed(84061, Reason.NO_RELATION, 1, now))));

        var hourAgo = now.minus(Duration.ofHours(1));
        assertThat(figures.sending(CORP)).isEqualTo(new LedgerFigures.Sending(1, false, NOON));
        assertThat(figures.finishedSince(CORP, hourAgo))
                .isEqualTo(new LedgerFigures.Finished(
                        hourAgo,
                        false,
                        List.of(
                                new Ended(CommandStatus.SENT, null, 2),
                                new Ended(CommandStatus.FAILED, "no-relation", 1))));
        assertThat(figures.sending("wwOther")).isEqualTo(new LedgerFigures.Sending(0, false, null));
        assertThat(figures.finishedSince("wwOther", hourAgo).ended()).isEmpty();
        assertThat(TestMongo.indexes(database, "commands")).contains("corp,finishedAt");
    }

    @Test
    void countsNoFurtherThanAnybodyHasToKnow() {
        var figures = new MongoLedgerFigures(database);
        database.getCollection("commands")
                .insertMany(IntStream.range(0, LedgerFigures.MOST + 5)
                        .mapToObj(i -> new Document("corp", CORP)
                                .append("status", "sending")
                                .append("takenOnAt", Date.from(NOON))
                                .append("order", "%09d".formatted(i))
                                .append("finishedAt", Date.from(NOON.plusSeconds(i))))
                        .toList());

        var finished = figures.finishedSince(CORP, NOON);

        assertThat(finished.more()).isTrue();
        assertThat(finished.from()).isEqualTo(NOON.plusSeconds(4));
        assertThat(figures.sending(CORP)).isEqualTo(new LedgerFigures.Sending(LedgerFigures.MOST, true, NOON));
    }

    @Test
    void keepsNothingOfWhatACommandSays() {
        ledger.takeOn(List.of(aWelcome("1")));

        assertThat(database.getCollection("commands").find().first().toJson()).doesNotContain("WC-1", "您好");
    }
}
