package dev.scrm.simulator.control;

import dev.scrm.simulator.callback.Announcements;
import dev.scrm.simulator.callback.EventXml;
import dev.scrm.simulator.world.ServiceDesk.Written;
import dev.scrm.simulator.world.World;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells apps that there is something to fetch from customer service, and finds whom a request is about. */
@Component
class Bell {
    private final World world;
    private final Announcements announcements;

    Bell(World world, Announcements announcements) {
        this.world = world;
        this.announcements = announcements;
    }

    /** @param externalUserId the customer it is about, if it is about one */
    List<String> ring(String openKfId, @Nullable String externalUserId, Written written) {
        var bell = EventXml.bell(world.callbacks.corp().corpId(), world.now())
                .text("Token", written.syncToken())
                .text("OpenKfId", openKfId);
        return announcements.send("kf_msg_or_event", externalUserId, bell);
    }

    /** The account named, or the first one. */
    String account(@Nullable String openKfId) {
        var accounts = world.serviceDesk.accounts;
        return (openKfId == null ? accounts.all().stream().findFirst() : accounts.find(openKfId))
                .orElseThrow(() -> ControlRefused.unknown("openKfId", "Expected a customer-service account"))
                .openKfId();
    }

    String customer(@Nullable String externalUserId) {
        var id = Required.text("externalUserId", externalUserId);
        return world.customers
                .find(id)
                .orElseThrow(() -> ControlRefused.unknown(
                        "externalUserId", "Expected a customer made by a scan, but there is none of this id"))
                .externalUserId();
    }

    String member(@Nullable String userId) {
        return world.members
                .find(Required.text("userId", userId))
                .orElseThrow(() -> ControlRefused.unknown("userId", "Expected a member of the corp"))
                .userId();
    }
}
