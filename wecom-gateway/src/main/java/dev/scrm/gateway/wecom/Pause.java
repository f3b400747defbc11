package dev.scrm.gateway.wecom;

import java.time.Duration;

/** Lets time pass; in tests none does. */
@FunctionalInterface
public interface Pause {
    void pause(Duration time);
}
