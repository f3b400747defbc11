package dev.scrm.simulator.control;

import dev.scrm.simulator.callback.Announcements;
import dev.scrm.simulator.callback.EventXml;
import dev.scrm.simulator.control.MeetMember.Met;
import dev.scrm.simulator.world.AcquisitionLinks;
import dev.scrm.simulator.world.AcquisitionLinks.Arrival;
import dev.scrm.simulator.world.AcquisitionLinks.Link;
import dev.scrm.simulator.world.AcquisitionLinks.Quota;
import dev.scrm.simulator.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Customers come by links of advertisements; the corp buys more of them. */
@RestController
@RequestMapping("/sim/v1")
class LinkController {
    private static final String EVENT = "customer_acquisition";
    private static final long LOW = 20;

    /** The messages of a customer that WeCom tells of. */
    private static final Set<Integer> TOLD_OF = Set.of(3, 5, 10);

    /** @param channel what the advertisement put behind the link, cut at 64 bytes */
    record Arriving(
            @Nullable String userId,
            @Nullable String channel,
            @Nullable Person customer) {}

    record Chat(@Nullable String externalUserId) {}

    /** @param count how many messages, one when absent */
    record Messages(
            @Nullable String externalUserId, @Nullable Long count) {}

    /** @param chatKey of the last callback; null when there was none */
    record Written(
            String externalUserId, int messages, @Nullable String chatKey, List<String> deliveryIds) {}

    record Balance(@Nullable Long balance) {}

    record Told(List<String> deliveryIds) {}

    private final World world;
    private final MeetMember meetMember;
    private final Announcements announcements;

    LinkController(World world, MeetMember meetMember, Announcements announcements) {
        this.world = world;
        this.meetMember = meetMember;
        this.announcements = announcements;
    }

    @PostMapping("/links/{linkId}/customers")
    Met arrive(@PathVariable String linkId, @RequestBody Arriving wish) {
        return world.locked(() -> {
            var link = link(linkId);
            if (world.links.quota().balance() <= 0) {
                throw ControlRefused.conflict("quota-exhausted", "linkId", "Expected a quota that is not used up");
            }
            var state = AcquisitionLinks.state(wish.channel());
            tell("friend_request", event -> {
                event.text("LinkId", linkId);
                if (state != null) {
                    event.text("State", state);
                }
            });
            var met = meetMember.byLink(
                    member(link, wish.userId()), state, Objects.requireNonNullElse(wish.customer(), Person.ANYONE));
            world.links.arrive(link, met.externalUserId(), met.userId(), state);
            tellBalance(world.links.quota().balance() + 1);
            return met;
        });
    }

    /** The customer writes for the first time. */
    @PostMapping("/links/{linkId}/chats")
    Told chat(@PathVariable String linkId, @RequestBody Chat wish) {
        return world.locked(() -> {
            Arrival arrival = arrival(linkId, wish.externalUserId());
            world.links.startChat(arrival);
            return new Told(tell(
                    "customer_start_chat",
                    event -> event.text("UserID", arrival.userId())
                            .text("ExternalUserID", arrival.externalUserId())
                            .text("LinkId", linkId)));
        });
    }

    /** The customer writes; the third, fifth and tenth message are told of. */
    @PostMapping("/links/{linkId}/messages")
    Written write(@PathVariable String linkId, @RequestBody Messages wish) {
        long count = Required.number("count", Objects.requireNonNullElse(wish.count(), 1L), 1, 100);
        return world.locked(() -> {
            Arrival arrival = arrival(linkId, wish.externalUserId());
            String chatKey = null;
            var told = new ArrayList<String>();
            for (int i = 0; i < count; i++) {
                arrival = world.links.write(arrival, 1);
                if (TOLD_OF.contains(arrival.received())) {
                    var key = world.links.giveKey(arrival).key();
                    told.addAll(tell(
                            "message_from_customer",
                            event -> event.text("LinkId", linkId).text("ChatKey", key)));
                    chatKey = key;
                }
            }
            return new Written(arrival.externalUserId(), arrival.received(), chatKey, told);
        });
    }

    /** Somebody deletes the link in the console. */
    @DeleteMapping("/links/{linkId}")
    Told delete(@PathVariable String linkId) {
        return world.locked(() -> {
            world.links.remove(link(linkId));
            return new Told(tell("delete_link", event -> event.text("LinkId", linkId)));
        });
    }

    /** The corp buys customers, or they are used up. */
    @PutMapping("/acquisition-quota")
    Quota setBalance(@RequestBody Balance wish) {
        long balance = Required.number("balance", wish.balance(), 0, 100_000_000);
        return world.locked(() -> {
            var before = world.links.quota();
            world.links.setQuota(new Quota(Math.max(before.total(), balance), balance));
            tellBalance(before.balance());
            return world.links.quota();
        });
    }

    private Arrival arrival(String linkId, @Nullable String externalUserId) {
        return world.links
                .arrival(link(linkId), Required.text("externalUserId", externalUserId))
                .orElseThrow(
                        () -> ControlRefused.unknown("externalUserId", "Expected a customer who came by the link"));
    }

    private void tellBalance(long before) {
        long now = world.links.quota().balance();
        if (now == 0 && before > 0) {
            tell("balance_exhausted", _ -> {});
        } else if (now < LOW && before >= LOW) {
            tell("balance_low", _ -> {});
        } else if (now > 0 && before == 0) {
            tell("balance_increased", _ -> {});
        }
    }

    private List<String> tell(String changeType, Consumer<EventXml> fields) {
        return announcements.tell(EVENT, changeType, null, fields);
    }

    private Link link(String linkId) {
        return world.links.find(linkId).orElseThrow(() -> ControlRefused.unknown("linkId", "Expected a link"));
    }

    private String member(Link link, @Nullable String userId) {
        var members = world.links.membersOf(link);
        if (userId == null) {
            return members.getFirst();
        }
        if (!members.contains(userId)) {
            throw ControlRefused.unknown("userId", "Expected a member that the link leads to");
        }
        return userId;
    }
}
