package dev.scrm.simulator.world;

import java.util.List;
import java.util.Optional;

/** The ways to add a member (联系我): the codes on posters and pages. */
public final class ContactWays {
    /**
     * One way.
     *
     * @param type 1 one member, 2 several
     * @param scene 1 in a mini program, 2 a QR code
     */
    public record ContactWay(
            String configId,
            int type,
            int scene,
            int style,
            String remark,
            boolean skipVerify,
            String state,
            List<String> users) {
        public ContactWay {
            users = List.copyOf(users);
        }
    }

    private final World world;
    private final Table<ContactWay> ways;

    ContactWays(World world, Journal journal) {
        this.world = world;
        ways = journal.table("contactWays", ContactWay.class);
    }

    public ContactWay add(
            int type, int scene, int style, String remark, boolean skipVerify, String state, List<String> users) {
        var way = new ContactWay(world.code("cfg", 29), type, scene, style, remark, skipVerify, state, users);
        return ways.put(way.configId(), way);
    }

    public Optional<ContactWay> find(String configId) {
        return ways.find(configId);
    }

    /** The newest way with the state. */
    public Optional<ContactWay> withState(String state) {
        return ways.values().stream().filter(way -> way.state().equals(state)).reduce((_, newer) -> newer);
    }
}
