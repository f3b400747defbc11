package dev.scrm.simulator.control;

import dev.scrm.simulator.Corp;
import dev.scrm.simulator.callback.Deliveries;
import dev.scrm.simulator.callback.EventXml;
import dev.scrm.simulator.world.ContactWays;
import dev.scrm.simulator.world.Customer;
import dev.scrm.simulator.world.Delivery;
import dev.scrm.simulator.world.Relation;
import dev.scrm.simulator.world.Relation.Standing;
import dev.scrm.simulator.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A customer and a member become contacts: each app that listens gets its own event with its own welcome code. */
@Component
class MeetMember {
    /** What a caller may say about the customer; anything left out is made up. */
    record Person(
            @Nullable String externalUserId,
            @Nullable String name,
            @Nullable Integer type,
            @Nullable Integer gender,
            @Nullable String avatar,
            @Nullable String unionId,
            @Nullable String position,
            @Nullable String corpName) {

        static final Person ANYONE = new Person(null, null, null, null, null, null, null, null);

        void check() {
            between("customer.type", type, 1, 2);
            between("customer.gender", gender, 0, 2);
            if (externalUserId != null && !externalUserId.matches("[A-Za-z0-9_-]{1,64}")) {
                throw ControlRefused.invalid(
                        "customer.externalUserId", "Expected at most 64 letters, digits, - and _ in externalUserId");
            }
        }

        private static void between(String field, @Nullable Integer value, int least, int most) {
            if (value != null && (value < least || value > most)) {
                throw ControlRefused.invalid(field, "Expected %s from %d to %d".formatted(field, least, most));
            }
        }
    }

    /** What came of it. The code is that of the first app; each app's event carries its own. */
    record Met(
            String externalUserId,
            String userId,
            @Nullable String state,
            String welcomeCode,
            List<String> deliveryIds) {}

    private final World world;
    private final Deliveries deliveries;

    MeetMember(World world, Deliveries deliveries) {
        this.world = world;
        this.deliveries = deliveries;
    }

    /** The customer scans a code; without a confirmation of the member the relation is half. */
    Met scan(@Nullable String userId, @Nullable String state, Person person, boolean confirmed) {
        return world.locked(() -> {
            var relation = begin(userId, state, person, confirmed ? Standing.MUTUAL : Standing.HALF);
            return tell(relation, confirmed ? "add_external_contact" : "add_half_external_contact");
        });
    }

    /** They met before anybody listened: no event, but a welcome code. */
    Met silently(@Nullable String userId, Person person) {
        return world.locked(() -> {
            var relation = begin(userId, null, person, Standing.MUTUAL);
            var app = world.callbacks.corp().apps().getFirst();
            return met(relation, world.welcomes.issue(addId(relation), app.agentId()), List.of());
        });
    }

    /** The member confirms a customer who had added them. */
    Met confirm(String userId, String externalUserId) {
        return world.locked(() -> {
            var half = world.customers
                    .relation(userId, externalUserId)
                    .filter(relation -> relation.standing() == Standing.HALF)
                    .orElseThrow(() -> ControlRefused.conflict(
                            "nothing-to-confirm", "externalUserId", "Expected a customer who waits to be confirmed"));
            return tell(world.customers.change(half, Standing.MUTUAL), "add_external_contact");
        });
    }

    private Relation begin(@Nullable String userId, @Nullable String state, Person person, Standing standing) {
        person.check();
        var member = member(userId, state);
        var customer = save(person);
        var before = world.customers.relation(member.userId(), customer.externalUserId());
        if (before.isPresent()
                && before.get().standing() != Standing.ENDED
                && before.get().standing() != Standing.ONE_WAY) {
            throw ControlRefused.conflict(
                    "already-contacts", "customer.externalUserId", "Expected two who are not contacts yet");
        }
        return world.customers.begin(member.userId(), customer, standing, state);
    }

    private Met tell(Relation relation, String changeType) {
        var codes = new ArrayList<String>();
        var sent = new ArrayList<String>();
        for (var app : world.callbacks.listeners()) {
            var code = world.welcomes.issue(addId(relation), app.agentId());
            var event = EventXml.event(world.callbacks.corp().corpId(), world.now(), "change_external_contact")
                    .text("ChangeType", changeType)
                    .text("UserID", relation.userId())
                    .text("ExternalUserID", relation.externalUserId());
            if (relation.state() != null) {
                event.text("State", relation.state());
            }
            codes.add(code);
            sent.add(send(app, changeType, relation, event.text("WelcomeCode", code))
                    .id());
        }
        var code = codes.isEmpty()
                ? world.welcomes.issue(
                        addId(relation),
                        world.callbacks.corp().apps().getFirst().agentId())
                : codes.getFirst();
        return met(relation, code, sent);
    }

    private Delivery send(Corp.App app, String changeType, Relation relation, EventXml event) {
        return deliveries.send(app, changeType, relation.externalUserId(), event);
    }

    private static Met met(Relation relation, String welcomeCode, List<String> sent) {
        return new Met(relation.externalUserId(), relation.userId(), relation.state(), welcomeCode, sent);
    }

    /** The member named, else the first of the code that was scanned, else the first of the corp. */
    private Corp.Member member(@Nullable String userId, @Nullable String state) {
        if (userId != null) {
            return world.customers
                    .member(userId)
                    .orElseThrow(() -> ControlRefused.unknown(
                            "userId",
                            "Expected a member of the corp, such as "
                                    + world.customers.members().getFirst().userId()));
        }
        return (state == null
                        ? List.<ContactWays.ContactWay>of()
                        : world.contactWays.withState(state).stream().toList())
                .stream()
                        .flatMap(way -> way.users().stream())
                        .flatMap(user -> world.customers.member(user).stream())
                        .findFirst()
                        .orElseGet(() -> world.customers.members().getFirst());
    }

    private Customer save(Person person) {
        var id = person.externalUserId() == null ? world.code("wm", 30) : person.externalUserId();
        var before = world.customers
                .find(id)
                .orElseGet(() -> new Customer(id, "客户" + id.substring(id.length() - 4), 1, 0, "", null, null, null));
        var customer = new Customer(
                id,
                or(person.name(), before.name()),
                or(person.type(), before.type()),
                or(person.gender(), before.gender()),
                or(person.avatar(), before.avatar()),
                person.unionId() == null ? before.unionId() : person.unionId(),
                person.position() == null ? before.position() : person.position(),
                person.corpName() == null ? before.corpName() : person.corpName());
        world.customers.save(customer);
        return customer;
    }

    private static <T> T or(@Nullable T said, T before) {
        return Objects.requireNonNullElse(said, before);
    }

    /** Apps share it, so that one welcome message is sent for one add. */
    private static String addId(Relation relation) {
        return relation.userId() + "/" + relation.externalUserId() + "/"
                + relation.since().toEpochMilli();
    }
}
