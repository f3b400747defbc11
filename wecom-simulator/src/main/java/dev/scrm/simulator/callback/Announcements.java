package dev.scrm.simulator.callback;

import dev.scrm.simulator.Corp;
import dev.scrm.simulator.world.World;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells the apps that listen to customers what people did. API calls are never told of. */
public final class Announcements {
    private final World world;
    private final Deliveries deliveries;

    public Announcements(World world, Deliveries deliveries) {
        this.world = world;
        this.deliveries = deliveries;
    }

    /**
     * Sends an event to each app and answers the ids of its deliveries.
     *
     * @param about the customer it is about, if it is about one
     * @param fields puts in what the event holds beyond its head and its ChangeType
     */
    public List<String> tell(String event, String changeType, @Nullable String about, Consumer<EventXml> fields) {
        return world.locked(() -> {
            var xml = EventXml.event(world.callbacks.corp().corpId(), world.now(), event)
                    .text("ChangeType", changeType);
            fields.accept(xml);
            var receivers = event.equals("change_contact")
                    ? world.callbacks.addressBookListeners()
                    : world.callbacks.listeners();
            return send(receivers, kind(event, changeType), about, xml);
        });
    }

    /** Sends a plaintext that is written already to each app. */
    public List<String> send(String kind, @Nullable String about, EventXml xml) {
        return send(world.callbacks.listeners(), kind, about, xml);
    }

    private List<String> send(List<Corp.App> receivers, String kind, @Nullable String about, EventXml xml) {
        return receivers.stream()
                .map(app -> deliveries.send(app, kind, about, xml).id())
                .toList();
    }

    /** Events of customers go by their ChangeType alone, which no other event has. */
    private static String kind(String event, String changeType) {
        return event.equals("change_external_contact") ? changeType : event + "." + changeType;
    }
}
