package dev.scrm.platform.web;

import java.util.List;

/**
 * A bean by which a service opens paths that need no token because it checks them in another way, such as a signed
 * callback. No security filter runs for them.
 *
 * @param patterns path patterns such as {@code /wecom/callback/**}
 */
public record OpenPaths(List<String> patterns) {
    public OpenPaths {
        patterns = List.copyOf(patterns);
    }

    public static OpenPaths of(String... patterns) {
        return new OpenPaths(List.of(patterns));
    }
}
