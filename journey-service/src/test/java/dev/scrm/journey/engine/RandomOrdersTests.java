package dev.scrm.journey.engine;

import static dev.scrm.journey.engine.EngineFixtures.CHEN;
import static dev.scrm.journey.engine.EngineFixtures.CODE;
import static dev.scrm.journey.engine.EngineFixtures.CUSTOMER;
import static dev.scrm.journey.engine.EngineFixtures.LIN;
import static dev.scrm.journey.engine.EngineFixtures.NOON;
import static dev.scrm.journey.engine.EngineFixtures.fetchFailed;
import static dev.scrm.journey.engine.EngineFixtures.finished;
import static dev.scrm.journey.engine.EngineFixtures.left;
import static dev.scrm.journey.engine.EngineFixtures.named;
import static dev.scrm.journey.engine.EngineFixtures.wrote;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.journey.engine.Effect.Finished;
import dev.scrm.journey.engine.Effect.SendAppMessage;
import dev.scrm.journey.engine.Effect.SendWelcome;
import dev.scrm.journey.engine.Effect.Started;
import dev.scrm.journey.engine.Effect.StepTaken;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Whatever the order, and however often an input comes: what must hold holds. A failure names its seed. */
class RandomOrdersTests {
    private static final int SEEDS = 1_000;

    @Test
    void welcomesAnAdditionOnceAndRemindsOnceInWhateverOrderItIsTold() {
        for (int seed = 0; seed < SEEDS; seed++) {
            var contact = tellOneAddition(new Random(seed), false);

            assertThat(contact.of(SendWelcome.class))
                    .as("welcomes, seed %d", seed)
                    .hasSize(1);
            assertThat(contact.of(SendAppMessage.class))
                    .as("reminders, seed %d", seed)
                    .hasSize(1);
            assertThat(contact.traveller().instances()).as("seed %d", seed).isEmpty();
        }
    }

    @Test
    void neverRemindsOfACustomerWhoWrote() {
        for (int seed = 0; seed < SEEDS; seed++) {
            var contact = tellOneAddition(new Random(seed), true);

            assertThat(contact.of(SendWelcome.class))
                    .as("welcomes, seed %d", seed)
                    .hasSize(1);
            assertThat(contact.of(SendAppMessage.class))
                    .as("reminders, seed %d", seed)
                    .isEmpty();
            assertThat(contact.results()).as("seed %d", seed).contains("answered");
        }
    }

    /** Half, then confirmed, or at once; the name, its failure or neither; each up to three times, shuffled. */
    private static Journeying tellOneAddition(Random random, boolean writes) {
        var contact = new Journeying(NOON);
        var inputs = new ArrayList<Input>();
        if (random.nextBoolean()) {
            inputs.add(addition("half", true, LIN, CODE, NOON));
            inputs.add(addition("full", false, LIN, random.nextBoolean() ? null : CODE, NOON.plusSeconds(1)));
        } else {
            inputs.add(addition("full", false, LIN, CODE, NOON.plusSeconds(1)));
        }
        switch (random.nextInt(3)) {
            case 0 -> inputs.add(named("王芳"));
            case 1 -> inputs.add(fetchFailed(NOON.plusSeconds(2)));
            default -> {}
        }
        if (writes) {
            inputs.add(wrote(NOON.plusSeconds(3)));
        }
        repeatAndShuffle(inputs, random);
        for (var input : inputs) {
            contact.tell(input).after(Duration.ofMillis(random.nextInt(1_000)));
            maybeFinish(contact, random);
        }
        return finishAll(contact);
    }

    @Test
    void keepsItsBooksThroughAYearOfComingAndGoing() {
        for (int seed = 0; seed < SEEDS; seed++) {
            var contact = tellAnything(new Random(seed));

            keepsItsBooks(contact, seed);
        }
    }

    private static void keepsItsBooks(Journeying contact, int seed) {
        assertThat(contact.of(SendWelcome.class).stream().map(SendWelcome::welcomeCode))
                .as("a code is used once, seed %d", seed)
                .doesNotHaveDuplicates();
        assertThat(contact.effects().stream().map(Effect::id))
                .as("ids, seed %d", seed)
                .doesNotHaveDuplicates();
        assertThat(contact.traveller().instances())
                .as("nobody is stuck, seed %d", seed)
                .isEmpty();
        var byInstance = contact.effects().stream().collect(Collectors.groupingBy(Effect::instanceId));
        byInstance.forEach((_, effects) -> tellsAWholeStory(effects, seed));
    }

    private static void tellsAWholeStory(List<Effect> effects, int seed) {
        var events = effects.stream()
                .filter(effect -> effect.content() instanceof Effect.Event)
                .toList();
        assertThat(events.stream().map(Effect::sequence))
                .as("sequence, seed %d", seed)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, events.size()).boxed().toList());
        assertThat(events.getFirst().content()).isInstanceOf(Started.class);
        var end = (Finished) events.getLast().content();
        var steps = events.stream()
                .map(Effect::content)
                .filter(StepTaken.class::isInstance)
                .map(StepTaken.class::cast)
                .toList();
        assertThat(steps.stream().map(StepTaken::step))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, steps.size()).boxed().toList());
        assertThat(events).as("start, steps, end, seed %d", seed).hasSize(steps.size() + 2);
        long reminders = effects.stream()
                .filter(effect -> effect.content() instanceof SendAppMessage)
                .count();
        boolean timedOut = steps.stream().anyMatch(step -> step.result().equals("timed-out"));
        assertThat(reminders).as("a time-out reminds, seed %d", seed).isEqualTo(timedOut ? 1 : 0);
        switch (end.result()) {
            case "answered" -> assertThat(steps.getLast().result()).isEqualTo("message-came");
            case "reminded", "failed" -> assertThat(timedOut).isTrue();
            default -> assertThat(steps.getLast().result()).isEqualTo("removed");
        }
    }

    private static Journeying tellAnything(Random random) {
        var contact = new Journeying(NOON);
        var told = new ArrayList<Input>();
        for (int i = 0; i < 40; i++) {
            boolean again = !told.isEmpty() && random.nextInt(4) == 0;
            var input = again ? told.get(random.nextInt(told.size())) : anything(contact.now(), i, random);
            told.add(input);
            contact.tell(input).after(someTime(random));
            maybeFinish(contact, random);
        }
        return finishAll(contact);
    }

    private static Input anything(Instant now, int number, Random random) {
        var staff = random.nextBoolean() ? LIN : CHEN;
        var at = now.minusSeconds(random.nextInt(5));
        return switch (random.nextInt(7)) {
            case 0, 1 -> addition("full-" + number, false, staff, code(number, random), at);
            case 2 -> addition("half-" + number, true, staff, code(number, random), at);
            case 3 -> left(staff, at);
            case 4 -> wrote(at);
            case 5 -> named("王芳" + random.nextInt(3));
            default -> fetchFailed(at);
        };
    }

    private static String code(int number, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> null;
            case 1 -> "WC-" + Math.max(0, number - 2);
            default -> "WC-" + number;
        };
    }

    private static Duration someTime(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Duration.ZERO;
            case 1 -> Duration.ofSeconds(random.nextInt(10));
            case 2 -> Duration.ofSeconds(random.nextInt(300));
            default -> Duration.ofHours(random.nextInt(48));
        };
    }

    /** The gateway answers some commands, sometimes twice, and forgets others. */
    private static void maybeFinish(Journeying contact, Random random) {
        for (var effect : contact.effects()) {
            if (effect.content() instanceof Effect.Command && random.nextInt(3) == 0) {
                contact.tell(finished(effect, outcome(random), contact.now()));
            }
        }
    }

    private static String outcome(Random random) {
        return List.of("sent", "sent", "failed", "expired").get(random.nextInt(4));
    }

    private static Journeying finishAll(Journeying contact) {
        return contact.after(Duration.ofDays(3));
    }

    private static void repeatAndShuffle(List<Input> inputs, Random random) {
        var once = List.copyOf(inputs);
        once.forEach(input -> inputs.addAll(Collections.nCopies(random.nextInt(3), input)));
        Collections.shuffle(inputs, random);
    }

    private static Input addition(String id, boolean half, String staff, String code, Instant at) {
        return new Input.ContactAdded(
                new Cause(id, at, null, null), half, CUSTOMER, staff, "poster-17", code, "1000002", at.plusMillis(120));
    }
}
