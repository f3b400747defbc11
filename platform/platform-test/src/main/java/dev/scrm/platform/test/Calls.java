package dev.scrm.platform.test;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import java.time.Clock;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Calls that the rules speak of. */
final class Calls {
    private Calls() {}

    static DescribedPredicate<JavaCall<?>> to(Class<?> owner, String method) {
        return describe(
                "call " + owner.getSimpleName() + "." + method,
                call -> call.getTargetOwner().isEquivalentTo(owner)
                        && call.getName().equals(method));
    }

    /**
     * The wall clock and random sources, asked directly; {@code now(clock)} and {@code nanoTime} are fine, and so is
     * {@code main}, where the inputs come from.
     */
    static DescribedPredicate<JavaCall<?>> readTimeOrChance() {
        return describe(
                "ask the wall clock or a random source",
                call -> !isInMain(call) && (readsTime(call) || readsChance(call)));
    }

    private static boolean isInMain(JavaCall<?> call) {
        return call.getOrigin().getName().equals("main");
    }

    private static boolean readsTime(JavaCall<?> call) {
        var owner = call.getTargetOwner();
        return (owner.getPackageName().equals("java.time") && call.getName().equals("now") && !takesAClock(call))
                || (owner.isEquivalentTo(Clock.class) && call.getName().startsWith("system"))
                || (owner.isEquivalentTo(System.class) && call.getName().equals("currentTimeMillis"));
    }

    private static boolean takesAClock(JavaCall<?> call) {
        return call.getTarget().getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
    }

    private static boolean readsChance(JavaCall<?> call) {
        var owner = call.getTargetOwner();
        return (owner.isEquivalentTo(UUID.class) && call.getName().equals("randomUUID"))
                || (owner.isEquivalentTo(Math.class) && call.getName().equals("random"))
                || (owner.isEquivalentTo(ThreadLocalRandom.class)
                        && call.getName().equals("current"))
                || (owner.isEquivalentTo(Random.class) && isUnseeded(call));
    }

    private static boolean isUnseeded(JavaCall<?> call) {
        return call.getName().equals("<init>")
                && call.getTarget().getRawParameterTypes().isEmpty();
    }
}
