package dev.scrm.gateway.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.reconciliation.Announcements;
import dev.scrm.gateway.reconciliation.Differences;
import dev.scrm.platform.test.MutableClock;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NameContactsTests {
    private final MutableClock clock = MutableClock.at("2026-11-23T10:00:00Z");
    private final List<String> named = new ArrayList<>();
    private final NameContacts nameContacts =
            new NameContacts(noting(Differences.class), noting(Announcements.class), clock);

    @Test
    void doesSoOnceAnHourForEachCorp() {
        nameContacts.unlessLately("ww1");
        clock.advance(Duration.ofMinutes(59));
        nameContacts.unlessLately("ww1");
        nameContacts.unlessLately("ww2");
        assertThat(named)
                .containsExactly("Differences ww1", "Announcements ww1", "Differences ww2", "Announcements ww2");

        clock.advance(Duration.ofMinutes(2));
        nameContacts.unlessLately("ww1");

        assertThat(named).hasSize(6).endsWith("Differences ww1", "Announcements ww1");
    }

    private <T> T noting(Class<T> store) {
        return store.cast(Proxy.newProxyInstance(store.getClassLoader(), new Class<?>[] {store}, (_, _, arguments) -> {
            named.add(store.getSimpleName() + " " + arguments[0]);
            return null;
        }));
    }
}
