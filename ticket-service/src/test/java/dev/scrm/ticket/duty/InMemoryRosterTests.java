package dev.scrm.ticket.duty;

class InMemoryRosterTests extends RosterContract {
    private final Roster roster = new InMemoryRoster();

    @Override
    protected Roster roster() {
        return roster;
    }
}
