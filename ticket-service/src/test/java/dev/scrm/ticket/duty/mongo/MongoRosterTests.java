package dev.scrm.ticket.duty.mongo;

import dev.scrm.platform.test.TestMongo;
import dev.scrm.ticket.DyingRelay;
import dev.scrm.ticket.duty.Roster;
import dev.scrm.ticket.duty.RosterContract;
import java.time.Clock;

class MongoRosterTests extends RosterContract {
    private final Roster roster =
            new MongoRoster(TestMongo.freshDatabase("roster"), new DyingRelay(), Clock.systemUTC());

    @Override
    protected Roster roster() {
        return roster;
    }
}
