package dev.scrm.simulator.world;

/** What of the settings the world has taken in: what was changed or deleted since is not put back at a restart. */
final class Seeds {
    private record Seed(boolean taken) {}

    private final Table<Seed> seeds;

    Seeds(Journal journal) {
        seeds = journal.table("seeds", Seed.class);
    }

    /** Whether this has not been taken in yet; it has from now on. Only while the journal is loaded. */
    boolean isNew(String kind, String id) {
        var key = kind + "/" + id;
        if (seeds.find(key).isPresent()) {
            return false;
        }
        seeds.restore(key, new Seed(true));
        return true;
    }
}
