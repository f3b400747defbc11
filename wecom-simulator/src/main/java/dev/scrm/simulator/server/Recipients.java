package dev.scrm.simulator.server;

import dev.scrm.simulator.world.Member;
import dev.scrm.simulator.world.WecomError;
import dev.scrm.simulator.world.World;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** The members that a message names, by themselves or by their departments, and the names that are nobody's. Tags of members are not simulated, so naming one names nobody. */
record Recipients(Set<String> userIds, List<String> unknownUsers, List<String> unknownParties, List<String> tags) {
    private static final int MOST_USERS = 1_000;
    private static final int MOST_GROUPS = 100;

    /** Of everybody. */
    static Recipients all(World world) {
        var everybody = new LinkedHashSet<>(
                world.members.all().stream().map(Member::userId).toList());
        return new Recipients(everybody, List.of(), List.of(), List.of());
    }

    static Recipients of(World world, List<String> users, List<String> parties, List<String> tags) {
        if (users.isEmpty() && parties.isEmpty() && tags.isEmpty()) {
            throw new WecomError(82001, "touser, toparty and totag are all empty");
        }
        checkSize(users, MOST_USERS, 40032);
        checkSize(parties, MOST_GROUPS, 82002);
        checkSize(tags, MOST_GROUPS, 82003);
        var found = new LinkedHashSet<String>();
        var unknownUsers = new ArrayList<String>();
        var unknownParties = new ArrayList<String>();
        for (var user : users) {
            world.members
                    .find(user)
                    .ifPresentOrElse(member -> found.add(member.userId()), () -> unknownUsers.add(user));
        }
        for (var party : parties) {
            var id = party.matches("\\d{1,18}") ? Long.parseLong(party) : 0;
            if (world.members.department(id).isEmpty()) {
                unknownParties.add(party);
            }
            world.members.in(id).forEach(member -> found.add(member.userId()));
        }
        return new Recipients(found, unknownUsers, unknownParties, tags);
    }

    /** Puts what is nobody's into an answer. WeCom names members in lower case, whatever case they were given in. */
    void describe(ObjectNode answer) {
        put(answer, "invaliduser", unknownUsers);
        put(answer, "invalidparty", unknownParties);
        put(answer, "invalidtag", tags);
    }

    private static void put(ObjectNode answer, String field, List<String> names) {
        if (!names.isEmpty()) {
            answer.put(field, String.join("|", names).toLowerCase(Locale.ROOT));
        }
    }

    private static void checkSize(List<String> names, int most, int errcode) {
        if (names.size() > most) {
            throw new WecomError(errcode, "too many recipients");
        }
    }
}
