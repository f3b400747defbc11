package dev.scrm.simulator.control;

import dev.scrm.simulator.Corp;
import dev.scrm.simulator.callback.Deliveries;
import dev.scrm.simulator.callback.EventXml;
import dev.scrm.simulator.world.Member;
import dev.scrm.simulator.world.Relation;
import dev.scrm.simulator.world.Relation.Standing;
import dev.scrm.simulator.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A customer and a member become contacts: each app that listens gets its own event with its own welcome code. */
@Component
class MeetMember {
    /** What came of it. The code is that of the first app; each app's event carries its own. */
    record Met(
            String externalUserId,
            String userId,
            @Nullable String state,
            @Nullable String welcomeCode,
            List<String> deliveryIds) {}

    private final World world;
    private final Deliveries deliveries;

    MeetMember(World world, Deliveries deliveries) {
        this.world = world;
        this.deliveries = deliveries;
    }

    /** The customer scans a code; without a confirmation of the member the relation is half. */
    Met scan(@Nullable String userId, @Nullable String state, Person person, boolean confirmed) {
        return world.locked(() -> confirmed
                ? tell(begin(userId, state, person, Standing.MUTUAL), "add_external_contact")
                : tell(begin(userId, state, person, Standing.HALF), "add_half_external_contact"));
    }

    /** The customer comes by the link of an advertisement. */
    Met byLink(String userId, @Nullable String state, Person person) {
        return world.locked(() -> {
            var relation = begin(userId, state, person, Standing.MUTUAL);
            return tell(world.customers.cameByLink(relation), "add_external_contact");
        });
    }

    /** They met before anybody listened: no event, but a welcome code. */
    Met silently(@Nullable String userId, Person person) {
        return world.locked(() -> {
            var relation = begin(userId, null, person, Standing.MUTUAL);
            return met(relation, codeFor(firstApp(), relation), List.of());
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
        var id = person.externalUserId() == null ? world.code("wm", 30) : person.externalUserId();
        if (world.customers
                .relation(member.userId(), id)
                .filter(Relation::isLiving)
                .isPresent()) {
            throw ControlRefused.conflict(
                    "already-contacts", "customer.externalUserId", "Expected two who are not contacts yet");
        }
        var customer = person.over(world.customers.find(id).orElseGet(() -> Person.stranger(id)));
        world.customers.save(customer);
        return world.customers.begin(member.userId(), customer, standing, state);
    }

    /** A code that was used when the relation was half is not given again. */
    private Met tell(Relation relation, String changeType) {
        boolean welcomed = world.welcomes.isDelivered(addId(relation));
        var codes = new ArrayList<String>();
        var sent = new ArrayList<String>();
        var at = world.now(); // one addition has one time, whoever is told of it
        for (var app : world.callbacks.listeners()) {
            var event = event(relation, changeType, at);
            if (!welcomed) {
                codes.add(codeFor(app, relation));
                event.text("WelcomeCode", codes.getLast());
            }
            sent.add(deliveries
                    .send(app, changeType, relation.externalUserId(), event)
                    .id());
        }
        if (codes.isEmpty() && !welcomed) {
            codes.add(codeFor(firstApp(), relation));
        }
        return met(relation, codes.isEmpty() ? null : codes.getFirst(), sent);
    }

    private EventXml event(Relation relation, String changeType, Instant at) {
        var event = EventXml.event(world.callbacks.corp().corpId(), at, "change_external_contact")
                .text("ChangeType", changeType)
                .text("UserID", relation.userId())
                .text("ExternalUserID", relation.externalUserId());
        return relation.state() == null ? event : event.text("State", relation.state());
    }

    private String codeFor(Corp.App app, Relation relation) {
        return world.welcomes.issue(addId(relation), app.agentId());
    }

    private Corp.App firstApp() {
        return world.callbacks.corp().apps().getFirst();
    }

    /** The member named, else the first of the code that was scanned, else the first of the corp. */
    private Member member(@Nullable String userId, @Nullable String state) {
        if (userId != null) {
            return world.members
                    .find(userId)
                    .orElseThrow(() -> ControlRefused.unknown("userId", "Expected a member of the corp"));
        }
        return Optional.ofNullable(state)
                .flatMap(world.contactWays::withState)
                .flatMap(way -> world.contactWays.membersOf(way).stream()
                        .flatMap(one -> world.members.find(one).stream())
                        .findFirst())
                .orElseGet(() -> world.members.all().getFirst());
    }

    private static Met met(Relation relation, @Nullable String welcomeCode, List<String> sent) {
        return new Met(relation.externalUserId(), relation.userId(), relation.state(), welcomeCode, sent);
    }

    /** Apps share it, so that one welcome message is sent for one add. */
    private static String addId(Relation relation) {
        return relation.userId() + "/" + relation.externalUserId() + "/"
                + relation.since().toEpochMilli();
    }
}
