package dev.scrm.benchmarks;

import dev.scrm.benchmarks.SignedCallback.Address;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** Makes the requests of a run before it begins, so that the sender's cost is sending; no callback comes twice. */
final class CallbackStock {
    private final Address address;
    private final String host;
    private final String path;
    private final Clock clock;
    private final RandomGenerator random;
    private long made;

    CallbackStock(Address address, String host, String path, Clock clock, RandomGenerator random) {
        this.address = address;
        this.host = host;
        this.path = path;
        this.clock = clock;
        this.random = random;
        // Later runs against the same servers are others' callbacks.
        this.made = clock.millis() * 1_000;
    }

    byte[][] make(int count) {
        var requests = new byte[count][];
        for (int i = 0; i < count; i++) {
            requests[i] =
                    SignedCallback.of(address, made++, clock.instant(), random).request(host, path);
        }
        return requests;
    }
}
