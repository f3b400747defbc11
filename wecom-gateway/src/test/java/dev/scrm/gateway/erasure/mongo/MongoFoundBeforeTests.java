package dev.scrm.gateway.erasure.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.erasure.Found;
import dev.scrm.platform.test.MutableClock;
import dev.scrm.platform.test.TestMongo;
import org.junit.jupiter.api.Test;

class MongoFoundBeforeTests {
    private final MongoFoundBefore found =
            new MongoFoundBefore(TestMongo.freshDatabase("gateway"), MutableClock.at("2026-11-23T10:00:00Z"));

    @Test
    void keepsWhatWasFoundFirst() {
        found.createIndexes();
        var first = new Found(3, 2, 1, 4);

        assertThat(found.keepFirst("ww1", "e1", "c1", first)).isEqualTo(first);
        assertThat(found.keepFirst("ww1", "e1", "c1", new Found(0, 0, 0, 0))).isEqualTo(first);
        assertThat(found.keepFirst("ww1", "e2", "c1", new Found(0, 0, 0, 0))).isEqualTo(new Found(0, 0, 0, 0));
    }
}
