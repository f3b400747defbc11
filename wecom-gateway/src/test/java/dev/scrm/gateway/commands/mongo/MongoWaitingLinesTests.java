package dev.scrm.gateway.commands.mongo;

import static dev.scrm.gateway.commands.CommandFixtures.CORP;
import static dev.scrm.gateway.commands.CommandFixtures.NOON;
import static dev.scrm.gateway.commands.CommandFixtures.aFetch;
import static dev.scrm.gateway.commands.CommandFixtures.aTagging;
import static dev.scrm.gateway.commands.CommandFixtures.anAppMessage;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.scrm.gateway.budget.CallLane;
import dev.scrm.gateway.commands.Command;
import dev.scrm.gateway.commands.CommandFixtures;
import dev.scrm.gateway.commands.LaneQueues;
import dev.scrm.gateway.commands.LaneQueues.Group;
import dev.scrm.gateway.commands.PostponeReason;
import dev.scrm.gateway.commands.Tried;
import dev.scrm.gateway.commands.WaitingCommand;
import dev.scrm.gateway.commands.WaitingLine;
import dev.scrm.gateway.commands.WaitingLine.Pause;
import dev.scrm.gateway.commands.WaitingLines;
import dev.scrm.gateway.commands.WaitingLines.Addition;
import dev.scrm.gateway.commands.WaitingLinesContract;
import dev.scrm.platform.test.TestMongo;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MongoWaitingLinesTests extends WaitingLinesContract {
    private final MongoDatabase database = TestMongo.freshDatabase("gateway");
    private final MongoWaitingLines lines = create();

    private MongoWaitingLines create() {
        var created = new MongoWaitingLines(database, CommandFixtures.format());
        created.createIndexes();
        return created;
    }

    @Override
    protected WaitingLines lines() {
        return lines;
    }

    @Test
    void countsWhatWaitsInALaneByKindAndReason() {
        var limited = new Pause(PostponeReason.FREQUENCY_LIMITED, NOON.plusSeconds(60));
        append(aTagging("1"), NOON.minusSeconds(30), limited);
        append(aTagging("2"), NOON, limited);
        append(aFetch("3"), NOON, new Pause(PostponeReason.NO_ANSWER, NOON.plusSeconds(5)));
        append(anAppMessage("4"), NOON, limited);
        var queues = new MongoLaneQueues(database);

        assertThat(queues.queue(CORP, CallLane.BULK))
                .isEqualTo(new LaneQueues.Queue(
                        List.of(
                                new Group(
                                        "mark-tags",
                                        "frequency-limited",
                                        1,
                                        2,
                                        NOON.minusSeconds(30),
                                        NOON.plusSeconds(60)),
                                new Group("fetch-contact", "no-answer", 1, 1, NOON, NOON.plusSeconds(5))),
                        false));
        assertThat(queues.queue(CORP, CallLane.URGENT).groups()).isEmpty();
        assertThat(queues.queue("wwOther", CallLane.BULK).groups()).isEmpty();
    }

    private void append(Command command, Instant since, Pause pause) {
        var waiting = new WaitingCommand(command, since, Tried.NOTHING);
        lines.append(List.of(new Addition(new WaitingLine(WaitingLine.id(command), List.of(waiting), 1), pause)));
    }
}
