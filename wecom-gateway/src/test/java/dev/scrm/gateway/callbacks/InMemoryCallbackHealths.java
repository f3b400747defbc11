package dev.scrm.gateway.callbacks;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What {@link CallbackHealths} promises, in memory. */
public final class InMemoryCallbackHealths implements CallbackHealths {
    private final Map<String, CallbackHealth> healths = new HashMap<>();
    private boolean away;

    void setAway(boolean away) {
        this.away = away;
    }

    @Override
    public void add(List<Addition> additions, Instant now) {
        if (away) {
            throw new IllegalStateException("away");
        }
        for (var addition : additions) {
            var known = healths.getOrDefault(addition.receiver().key(), CallbackHealth.UNKNOWN);
            var hours = new TreeMap<>(known.hours());
            hours.merge(CallbackHealth.hourOf(now), addition.count(), CallbackCount::plus);
            healths.put(
                    addition.receiver().key(),
                    new CallbackHealth(
                            later(known.lastKept(), addition.lastKept()),
                            later(known.lastProven(), addition.lastProven()),
                            Stream.of(known.lastRefusals(), addition.lastRefusals())
                                    .flatMap(last -> last.entrySet().stream())
                                    .collect(toMap(
                                            Map.Entry::getKey,
                                            Map.Entry::getValue,
                                            (one, other) -> one.isAfter(other) ? one : other)),
                            hours));
        }
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return other == null || (one != null && one.isAfter(other)) ? one : other;
    }

    @Override
    public Map<String, CallbackHealth> find(Collection<String> corpIds, Instant now) {
        return healths.entrySet().stream()
                .filter(health -> corpIds.contains(health.getKey().split(":")[0]))
                .collect(toMap(Map.Entry::getKey, health -> visible(health.getValue(), now)));
    }

    private static CallbackHealth visible(CallbackHealth health, Instant now) {
        return new CallbackHealth(
                health.lastKept(),
                health.lastProven(),
                health.lastRefusals(),
                new TreeMap<>(health.hours().tailMap(CallbackHealth.lastDayFrom(now))));
    }

    @Override
    public void forgetBefore(Instant hour) {
        healths.replaceAll((_, health) -> new CallbackHealth(
                health.lastKept(),
                health.lastProven(),
                health.lastRefusals(),
                new TreeMap<>(health.hours().tailMap(hour))));
    }
}
