package dev.scrm.gateway.commands.mongo;

import static dev.scrm.gateway.commands.CommandFixtures.NOON;
import static dev.scrm.gateway.commands.CommandFixtures.aTagging;
import static dev.scrm.gateway.commands.CommandFixtures.aWelcome;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.platform.test.MutableClock;
import dev.scrm.platform.test.TestMongo;
import java.util.List;
import org.junit.jupiter.api.Test;

class MongoCreationsTests {
    private final MutableClock clock = MutableClock.at(NOON);
    private final MongoCreations creations = create();

    private MongoCreations create() {
        var created = new MongoCreations(TestMongo.freshDatabase("gateway"), clock);
        created.createIndexes();
        return created;
    }

    @Test
    void givesAThingToTheFirstCommandThatClaimsItHoweverOftenItDoes() {
        assertThat(creations.claim(aWelcome("1"), "thing")).isTrue();
        assertThat(creations.claim(aWelcome("2"), "thing")).isFalse();
        assertThat(creations.claim(aWelcome("1"), "thing")).isTrue();
        assertThat(creations.claim(aWelcome("2"), "another")).isTrue();
        assertThat(creations.claim(aTagging("3"), "thing")).isTrue();
    }

    @Test
    void givesNoCommandASecondThing() {
        assertThat(creations.of(aWelcome("1"))).isEmpty();
        creations.claim(aWelcome("1"), "thing");

        assertThat(creations.claim(aWelcome("1"), "another")).isFalse();
        assertThat(creations.of(aWelcome("1"))).contains("thing");
        assertThat(creations.claim(aWelcome("2"), "another")).isTrue();
    }

    @Test
    void tellsWhatOtherCommandsHave() {
        creations.claim(aWelcome("1"), "thing");
        creations.claim(aWelcome("2"), "another");
        creations.claim(aTagging("3"), "free-here");

        assertThat(creations.ofOthers(aWelcome("1"), List.of("thing", "another", "free-here", "new")))
                .containsExactly("another");
    }

    @Test
    void forgetsWhatWasClaimedLongAgo() {
        creations.claim(aWelcome("1"), "thing");

        creations.forgetBefore(NOON);
        assertThat(creations.claim(aWelcome("2"), "thing")).isFalse();

        creations.forgetBefore(NOON.plusMillis(1));
        assertThat(creations.claim(aWelcome("2"), "thing")).isTrue();
    }
}
